using System.CommandLine;
using System.CommandLine.Invocation;
using System.Globalization;
using Kelione.Journeys;
using Kelione.Sources;

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
            var read = AttributionPathReader.Read(file);
            foreach (var row in read.Rejected)
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"{row.File}, line {row.Line}: {row.Reason}"));
            }

            session.Show(AnswerOf(read.Paths, parse.GetValue<AttributionModel[]>("--model")!, parse.GetValue<Duration?>("--half-life"), file));
            return ExitCode.Done;
        });
        return command;
    }

    private static AttributionAnswer AnswerOf(IReadOnlyList<AttributionPath> paths, IReadOnlyList<AttributionModel> models, Duration? halfLife, string file)
    {
        var question = new AttributionQuestion { Conversion = StepPattern.Any, Models = models };
        var options = new AttributionOptions { HalfLife = halfLife ?? question.HalfLife, Direct = question.Direct };
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
