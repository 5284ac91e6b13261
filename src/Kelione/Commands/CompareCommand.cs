using System.CommandLine;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione segment compare</c>: any analysis asked of two segments.</summary>
internal static class CompareCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common, IReadOnlyList<Analysis> analyses)
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
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            await using var workspace = await session.OpenAsync(cancellationToken);
            var question = new ComparisonQuestion
            {
                Of = QuestionOf(surroundings, analyses, parse.GetValue(rest)!, workspace.Segments),
                Left = workspace.Segments.Resolve(parse.GetRequiredValue(left)),
                Right = workspace.Segments.Resolve(parse.GetRequiredValue(right)),
            };
            await KnownActivities.CheckAsync(workspace, question, session.Tell, cancellationToken);
            session.Show(await workspace.AskAsync(question, cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    // The words after -- are read by the very same commands; symbols belong to one tree, so the tree is made anew.
    private static Question QuestionOf(Surroundings surroundings, IReadOnlyList<Analysis> analyses, string[] words, SegmentShelf segments)
    {
        var names = analyses.Select(a => a.Command.Name).ToList();
        if (!names.Contains(words[0], StringComparer.Ordinal))
        {
            throw new MendableException($"'{words[0]}' is no analysis that can be compared.{NearNames.Sentence(words[0], names)}");
        }

        var fresh = CommandList.Analyses().Single(a => a.Command.Name == words[0]);
        var root = new RootCommand();
        root.Subcommands.Add(fresh.Wire(surroundings, new CommonOptions()));
        var parse = root.Parse(words, KelioneProgram.Grammar);
        return parse.Errors.Count == 0
            ? fresh.QuestionOf(parse, segments)
            : throw new MendableException(string.Join('\n', parse.Errors.Select(e => e.Message)));
    }
}
