using System.CommandLine;
using Kelione.Journeys;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione segment compare</c>: any analysis asked of two segments.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var left = new Argument<string>("A") { Description = "A segment: its name, or a rule" };
        var right = new Argument<string>("B") { Description = "The other one" };
        var rest = new Argument<string[]>("ANALYSIS") { Description = "After --: any analysis with its options", Arity = ArgumentArity.OneOrMore };
        var command = new KelioneCommand(
            "compare",
            "Two segments in any analysis: where they clearly differ.",
            "kelione segment compare buyers \"not did payment_done\" -- flows",
            "kelione segment compare \"channel=web\" \"channel=app\" -- funnel view cart order --within 7d",
            "kelione segment compare web app -- retention --periods 14") { left, right, rest };
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            var question = new ComparisonQuestion
            {
                Of = TypedQuestions.Read(surroundings, parse.GetValue(rest)!, workspace.Segments),
                Left = workspace.Segments.Resolve(parse.GetRequiredValue(left)),
                Right = workspace.Segments.Resolve(parse.GetRequiredValue(right)),
            };
            await KnownActivities.RemarkAsync(workspace, question, session.Tell, cancellationToken);

            // What follows -- belongs to the analysis, but people end a line with --json all the same.
            session.Json |= parse.GetValue(rest)!.Contains("--json", StringComparer.Ordinal);
            session.Show(await workspace.AskAsync(question, cancellationToken));
        });
    }
}
