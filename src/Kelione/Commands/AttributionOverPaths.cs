using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione attribution --paths FILE</c>: the same models over paths that another system added up; no workspace is needed.</summary>
internal static class AttributionOverPaths
{
    /// <summary>Adds the option; without it the command is as it was.</summary>
    public static Command AddTo(Command command, Surroundings surroundings, CommonOptions common)
    {
        var paths = Args.Text("--paths", "Instead of the workspace's events: a file of paths (path, total_conversions, total_conversion_value, total_null)", "FILE");
        var usual = (AsynchronousCommandLineAction)command.Action!;
        command.Options.Add(paths);
        command.SetAction(async (parse, cancellationToken) =>
        {
            if (parse.GetValue(paths) is not { } file)
            {
                return await usual.InvokeAsync(parse, cancellationToken);
            }

            var session = new Session(surroundings, common, parse);
            RefuseWhatNeedsEvents(parse);
            var read = AttributionPathReader.Read(file);
            foreach (var row in read.Rejected)
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"{row.File}, line {row.Line}: {row.Reason}"));
            }

            session.Show(AnswerOf(read.Paths, QuestionOf(parse), file));
            return ExitCode.Done;
        });
        return command;
    }

    // Paths that were added up elsewhere have no events behind them: nothing is left to be cut by time, touch or customer.
    private static void RefuseWhatNeedsEvents(ParseResult parse)
    {
        string[] eventful = ["--conversion", "--touch", "--field", "--lookback", "--from", "--to", "--where", "--segment"];
        var given = eventful.Where(name => parse.CommandResult.Children.OfType<OptionResult>().Any(o => o.Option.Name == name && !o.Implicit)).ToList();
        if (given.Count > 0)
        {
            throw new MendableException($"With --paths there are no events to choose from; leave out {string.Join(", ", given)}.");
        }
    }

    private static AttributionQuestion QuestionOf(ParseResult parse)
    {
        var standard = new AttributionQuestion { Conversion = StepPattern.Any };
        return standard with
        {
            Models = parse.GetValue<AttributionModel[]>("--model")!,
            HalfLife = parse.GetValue<Duration?>("--half-life") ?? standard.HalfLife,
            Direct = parse.GetValue<string[]>("--direct") is { Length: > 0 } names ? names : standard.Direct,
            Costs = parse.GetValue<string?>("--costs") is { } file ? AttributionCommand.ReadCosts(file) : standard.Costs,
        };
    }

    private static AttributionAnswer AnswerOf(IReadOnlyList<AttributionPath> paths, AttributionQuestion question, string file)
    {
        var options = new AttributionOptions { HalfLife = question.HalfLife, Direct = question.Direct, Costs = question.Costs };
        var credits = AttributionModels.Compute(paths, question.ModelsAsked(), options);
        return new AttributionAnswer
        {
            Conversions = paths.Sum(p => p.Conversions),
            Unattributed = 0,
            Value = paths.Sum(p => p.Value),
            Nulls = paths.Sum(p => p.Nulls),
            Converted = (long)paths.Sum(p => p.Conversions),
            Models = credits.Models,
            RemovalEffects = credits.RemovalEffects,
            N = (long)paths.Sum(p => p.Conversions + p.Nulls),
            Policy = [new PolicyLine("paths", Path.GetFileName(file)), .. question.PolicyLines().Where(l => l.Name is "time decay" or "direct" or "markov" or "shapley")],
        };
    }
}
