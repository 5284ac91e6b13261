using System.CommandLine;
using Kelione.CommandLine.Views.Maps;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary><c>kelione map diff</c> and <c>merge</c>.</summary>
internal static class MapComparing
{
    /// <summary>Makes <c>map diff</c>.</summary>
    public static Command Diff(Surroundings surroundings, CommonOptions common)
    {
        var before = new Argument<string>("A") { Description = "A map's id, ID@VERSION, or a file" };
        var after = new Argument<string>("B") { Description = "Another; left out: the latest version of the first", Arity = ArgumentArity.ZeroOrOne };
        var command = new KelioneCommand(
            "diff",
            "Compare two maps, or two versions of one, by what they mean.",
            "kelione map diff phone@1 phone@2",
            "kelione map diff phone phone.yaml",
            "kelione map diff phone-as-is phone-to-be") { before, after };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var library = session.Library();
            var first = parse.GetRequiredValue(before);
            var second = parse.GetValue(after) ?? (!MapSources.IsFile(first) && MapSources.Parse(first) is { Version: not null } reference
                ? reference.Id
                : throw new MendableException($"Compare '{first}' with what? Name a second map: kelione map diff A B — or a version of one: kelione map diff ID@1"));
            var comparison = MapComparison.Compare(
                await library.LoadAsync(first, cancellationToken), await library.LoadAsync(second, cancellationToken),
                await library.MeasurementAsync(first, cancellationToken), await library.MeasurementAsync(second, cancellationToken));
            session.Show(new { Before = first, After = second, comparison.Changes, comparison.Measured }, sheet => MapDiffView.Show(sheet, session.MapTexts, first, second, comparison));
        });
    }

    /// <summary>Makes <c>map merge</c>.</summary>
    public static Command Merge(Surroundings surroundings, CommonOptions common)
    {
        var ancestor = new Argument<string>("BASE") { Description = "The file that both began with" };
        var mine = new Argument<string>("MINE") { Description = "The file with one person's changes; the result is written here" };
        var theirs = new Argument<string>("THEIRS") { Description = "The file with the other's changes" };
        var output = Args.Text("--output", "Write the result here instead", "FILE", "-o");
        var command = new KelioneCommand(
            "merge",
            "Join two people's changes of one map's text. Works as a merge driver of git: kelione map merge %O %A %B.",
            "kelione map merge base.yaml mine.yaml theirs.yaml -o joined.yaml") { ancestor, mine, theirs, output };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var files = new[] { ancestor, mine, theirs }.Select(a => ReadAsMap(parse.GetRequiredValue(a))).ToArray();
            var merged = Joined(files[0].Map, files[1].Map, files[2].Map);
            var path = parse.GetValue(output) ?? parse.GetRequiredValue(mine);
            cancellationToken.ThrowIfCancellationRequested();
            await MapFile.WriteAsync(path, merged.Map, Path.HasExtension(path) ? MapFile.IsJson(path) : files[1].Text.TrimStart().StartsWith('{'));
            Conflicts.Tell(session, merged.Conflicts);
            if (session.Json)
            {
                session.WriteJson(new { File = path, merged.Conflicts });
            }
            else if (merged.Conflicts.Count == 0)
            {
                session.Tell($"Joined without a contradiction → {path}");
            }
            else
            {
                session.Tell($"Your values are kept in {path}; where theirs are better, put them in.");
            }

            return merged.Conflicts.Count == 0 ? ExitCode.Done : ExitCode.UserCanMend;
        });
        return command;
    }

    private static MergeResult Joined(JourneyMap ancestor, JourneyMap mine, JourneyMap theirs)
    {
        try
        {
            return MapMerge.Merge(ancestor, mine, theirs);
        }
        catch (MapEditException e)
        {
            throw new MendableException($"These files cannot be joined. {e.Message}", e);
        }
    }

    // Git hands a merge driver temporary files whose names say nothing: they are YAML then, or JSON by their first letter.
    private static MapFile ReadAsMap(string path)
    {
        if (Path.GetExtension(path).ToLowerInvariant() is ".yaml" or ".yml" or ".json" || !File.Exists(path))
        {
            return MapFile.Read(path);
        }

        var text = UserFile.Try(path, () => File.ReadAllText(path));
        var reading = text.TrimStart().StartsWith('{') ? MapJson.Read(text, path) : MapYaml.Read(text, path);
        return reading.Map is { } map
            ? new(map, text, reading.Problems)
            : throw new MendableException($"'{path}' is not a map that can be read:\n{string.Join('\n', reading.Problems.Select(p => "  " + p))}");
    }
}
