using System.CommandLine;
using Kelione.CommandLine.Commands.Maps;
using Kelione.CommandLine.Views;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary><c>kelione map measure</c>, <c>map snapshots</c> and <c>map compare</c>.</summary>
internal static class MeasureCommand
{
    /// <summary>Measures a map and keeps the snapshot.</summary>
    public static Command Measure(Surroundings surroundings, CommonOptions common)
    {
        var map = new Argument<string>("MAP") { Description = "The id of the map, or id@version" };
        var beside = Args.Options("--beside", "Measure this segment (name or rule) beside the whole; may be given several times", t => t, "SEGMENT");
        var personas = Args.Options("--persona", "Measure this persona of the map beside the whole; may be given several times", t => t, "ID");
        var fast = Args.Flag("--numbers-only", "Leave out barriers and aha moments; several times faster");
        var scratch = Args.Flag("--no-keep", "Do not keep the measurement as a snapshot");
        var scope = new ScopeOptions();
        var command = new KelioneCommand(
            "measure",
            "Measure a map: audience, conversion, retention, time, exits, barriers and aha moments of every step.",
            "kelione map measure phone",
            "kelione map measure phone --from 2025-07-01 --to 2025-10-01",
            "kelione map measure phone --beside \"channel=app\" --persona careful-upgrader --json") { map, beside, personas, fast, scratch };
        scope.AddTo(command);
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var library = session.Library();
            var (id, version) = MapSources.Parse(parse.GetRequiredValue(map));
            var stored = await library.GetAsync(id, version, cancellationToken);
            await using var workspace = await session.OpenAsync(cancellationToken);
            var asked = scope.Of(parse, workspace.Segments);
            using var line = new MeasuringLine(session);
            var measurement = await MapMeasurer.MeasureAsync(
                workspace,
                stored.Map,
                new MeasureOptions
                {
                    MapVersion = stored.Version,
                    Period = asked.Period,
                    Where = asked.Where,
                    Segment = asked.Segment?.Rule.ToString(),
                    Segments = parse.GetValue(beside)!,
                    Personas = parse.GetValue(personas)!,
                    Findings = !parse.GetValue(fast),
                },
                line,
                cancellationToken);
            line.Clear();
            if (!parse.GetValue(scratch))
            {
                measurement = await library.SaveMeasurementAsync(measurement, cancellationToken);
            }

            Show(session, stored.Map, measurement);
        });
    }

    /// <summary>Lists the kept measurements, or shows one.</summary>
    public static Command Snapshots(Surroundings surroundings, CommonOptions common)
    {
        var map = new Argument<string>("MAP") { Description = "The id of the map; id@version for the measurements of that version" };
        var show = Args.Text("--show", "Show this one, as it was measured", "ID");
        var command = new KelioneCommand(
            "snapshots", "List the measurements of a map that were kept, or show one.", "kelione map snapshots phone", "kelione map snapshots phone --show 2026-11-22-01") { map, show };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var library = session.Library();
            var (id, version) = MapSources.Parse(parse.GetRequiredValue(map));
            if (parse.GetValue(show) is { } snapshot)
            {
                var measurement = await library.RequireMeasurementAsync(id, snapshot, cancellationToken);
                Show(session, (await library.GetAsync(id, measurement.MapVersion, cancellationToken)).Map, measurement);
                return ExitCode.Done;
            }

            // Snapshots of a deleted map are kept: any version says whether there is such a map.
            await library.GetAsync(id, version ?? 1, cancellationToken);
            var kept = (await library.MeasurementsAsync(id, cancellationToken)).Where(m => version is null || m.MapVersion == version).ToList();
            session.Show(new { Map = id, Snapshots = kept }, sheet => SnapshotViews.List(sheet, id, kept));

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Compares two kept measurements.</summary>
    public static Command Compare(Surroundings surroundings, CommonOptions common)
    {
        var map = new Argument<string>("MAP") { Description = "The id of the map" };
        var before = new Argument<string>("BEFORE") { Description = "The earlier snapshot" };
        var after = new Argument<string?>("AFTER") { Description = "The later snapshot [default: the latest]", Arity = ArgumentArity.ZeroOrOne };
        var command = new KelioneCommand(
            "compare", "Compare two measurements of a map: what is better, worse, or not clearly changed.", "kelione map compare phone 2026-10-01-01 2026-11-22-01") { map, before, after };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var library = session.Library();
            var id = MapSources.IdAlone(parse.GetRequiredValue(map), "Snapshots of all its versions can be compared with one another.");
            var first = await library.RequireMeasurementAsync(id, parse.GetRequiredValue(before), cancellationToken);
            var second = parse.GetValue(after) is { } later
                ? await library.RequireMeasurementAsync(id, later, cancellationToken)
                : await library.NewestMeasurementAsync(id, null, cancellationToken);
            if (second is null || second.Snapshot == first.Snapshot)
            {
                throw new MendableException($"There is no other measurement of '{id}' to compare '{first.Snapshot}' with. Measure again: kelione map measure {id}");
            }

            var comparison = MeasurementComparison.Compare(first, second);
            session.Show(new { Map = id, Before = first.Snapshot, After = second.Snapshot, comparison.Whole, comparison.Steps, comparison.Notes }, sheet => SnapshotViews.Compare(sheet, first, second, comparison));
        });
    }

    private static void Show(Session session, JourneyMap map, MapMeasurement measurement)
    {
        if (session.Json)
        {
            session.Surroundings.Out.WriteLine(MeasurementJson.Write(measurement, indented: true));
            session.Surroundings.Out.Flush();
        }
        else
        {
            session.Show(sheet => MeasurementView.Show(sheet, map, measurement));
        }
    }
}
