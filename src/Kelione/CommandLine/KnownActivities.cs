using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine;

/// <summary>Remarks upon activities of segments' rules that do not occur. Not a mistake for sure, as in a step: a segment may well be a hypothesis.</summary>
internal static class KnownActivities
{
    /// <summary>Looks at the activities that the rules of a question's segments name.</summary>
    public static async Task RemarkAsync(JourneyWorkspace workspace, Question question, Action<string> remark, CancellationToken cancellationToken)
    {
        var ruled = QuestionNames.RuleActivities(question);
        if (ruled.Count == 0)
        {
            return;
        }

        var known = await workspace.ActivitiesAsync(cancellationToken);
        foreach (var name in ruled.Except(known, StringComparer.Ordinal))
        {
            remark($"Note: a segment names '{name}', but no event is called so.{NearNames.Sentence(name, known)}");
        }
    }
}
