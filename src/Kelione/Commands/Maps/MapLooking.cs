using System.CommandLine;
using System.Text.Json.Nodes;
using Kelione.CommandLine.Views.Maps;
using Kelione.Maps;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary><c>kelione map list</c>, <c>show</c> and <c>validate</c>.</summary>
internal static class MapLooking
{
    /// <summary>Makes <c>map list</c>.</summary>
    public static Command List(Surroundings surroundings, CommonOptions common)
    {
        var all = Args.Flag("--all", "Deleted maps as well");
        var command = new KelioneCommand("list", "List the maps of the workspace.", "kelione map list", "kelione map list --all") { all };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var maps = await session.Library().ListAsync(parse.GetValue(all), cancellationToken);
            session.Show(new { Maps = maps }, sheet => MapListView.Show(sheet, session.MapTexts, maps));
        });
    }

    /// <summary>Makes <c>map show</c>.</summary>
    public static Command Show(Surroundings surroundings, CommonOptions common)
    {
        var id = MapSources.IdArgument("The map's id; ID@VERSION for an earlier version");
        var command = new KelioneCommand("show", "Show a map: its stages, steps and lanes.", "kelione map show phone", "kelione map show phone@1") { id };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var (asked, version) = MapSources.Parse(parse.GetRequiredValue(id));
            var stored = await session.Library().GetAsync(asked, version, cancellationToken);
            session.Show(new { stored.Map.Id, stored.Version, stored.IsLatest, stored.At, stored.Author, Map = JsonNode.Parse(MapJson.Write(stored.Map)) }, sheet => MapView.Show(sheet, session.MapTexts, stored));
        });
    }

    /// <summary>Makes <c>map validate</c>.</summary>
    public static Command Validate(Surroundings surroundings, CommonOptions common)
    {
        var what = new Argument<string>("MAP") { Description = "A map's id, ID@VERSION, or a file" };
        var command = new KelioneCommand(
            "validate", "Say what is wrong with a map or a map's text, with its place and what to do.", "kelione map validate phone", "kelione map validate phone.yaml") { what };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var problems = await FindAsync(session, parse.GetRequiredValue(what), cancellationToken);
            var isSound = problems.All(p => p.Severity != ProblemSeverity.Error);
            session.Show(new { Map = parse.GetRequiredValue(what), Sound = isSound, Problems = problems }, sheet => MapProblemsView.Show(sheet, session.MapTexts, parse.GetRequiredValue(what), problems));

            return isSound ? ExitCode.Done : ExitCode.UserCanMend;
        });
        return command;
    }

    private static async Task<IReadOnlyList<FoundProblem>> FindAsync(Session session, string reference, CancellationToken cancellationToken)
    {
        if (!MapSources.IsFile(reference))
        {
            return OfMap(await session.Library().LoadAsync(reference, cancellationToken));
        }

        var (reading, _) = MapFile.Look(reference);
        var ofText = reading.Problems.Select(p => new FoundProblem(p.IsWarning ? ProblemSeverity.Warning : ProblemSeverity.Error, p.Line == 0 ? "" : FormattableString.Invariant($"{p.Line}:{p.Column}"), p.Message));
        return [.. ofText, .. reading.Map is { } map ? OfMap(map) : []];
    }

    private static FoundProblem[] OfMap(JourneyMap map) => [.. MapChecks.Problems(map).Select(p => new FoundProblem(p.Severity, p.Path, p.Message))];
}

/// <summary>Something wrong with a map or its text.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="At">Where: line and column of a text, or the path of a thing; empty for the whole.</param>
/// <param name="Message">What, and what to do.</param>
internal sealed record FoundProblem(ProblemSeverity Severity, string At, string Message);
