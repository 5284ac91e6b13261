using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Groups that are laid over a question: the scope's customers who are also in the group.</summary>
internal static class GroupRuns
{
    /// <summary>The run over a group's customers.</summary>
    public static KernelRun Over(KernelRun run, Question question, NamedSegment group) => run.Over(ScopeOf(question, group));

    /// <summary>The scope of a group's customers.</summary>
    public static Scope ScopeOf(Question question, NamedSegment group)
    {
        var scope = question.Scope;
        return scope with { Segment = scope.Segment is { } own ? new NamedSegment(group.Name, new AndRule([own.Rule, group.Rule])) : group };
    }
}
