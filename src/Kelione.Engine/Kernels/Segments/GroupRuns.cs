using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Groups that are laid over a question: the scope's customers who are also in the group.</summary>
internal static class GroupRuns
{
    /// <summary>The run over a group's customers.</summary>
    public static KernelRun Over(KernelRun run, Question question, NamedSegment group)
    {
        var scope = question.Scope;
        var segment = scope.Segment is { } own ? new NamedSegment(group.Name, new AndRule([own.Rule, group.Rule])) : group;
        return run.Over(scope with { Segment = segment });
    }
}
