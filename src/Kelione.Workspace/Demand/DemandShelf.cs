using Kelione.Journeys;
using Kelione.Sources;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>
/// Search demand over time, kept in the documents' database beside the maps that it belongs to: it is small, is read with the map, and stays readable while the events are in use by somebody else. Safe for several threads and processes.
/// </summary>
public sealed class DemandShelf
{
    private const int MostTopics = 50;
    private const int LongestTopic = 200;

    private readonly LibraryStore _store;
    private readonly MapLibrary _maps;

    /// <summary>The shelf of a workspace. Touches no disk yet.</summary>
    /// <param name="folder">The workspace.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public DemandShelf(WorkspaceFolder folder, TimeProvider? time = null)
    {
        _store = new(folder, MapLibrary.PatienceSeconds);
        _maps = new MapLibrary(folder, time);
    }

    /// <summary>Brings files in that were read before. A number that is there already is left; another one for the same period takes its place. Of an index the whole series is replaced: its numbers compare within one export only.</summary>
    /// <param name="sources">What was read, from <see cref="DemandReader"/>.</param>
    /// <param name="cancellationToken">Stops the work; each file is kept whole or not at all.</param>
    public async Task<DemandReport> ImportAsync(IReadOnlyList<DemandSource> sources, CancellationToken cancellationToken = default)
    {
        var reports = new List<DemandFileReport>();
        foreach (var source in sources)
        {
            var (accepted, updated, duplicates) = await _store.WriteAsync(db => KeepAsync(db, source, cancellationToken), cancellationToken);
            reports.Add(new DemandFileReport
            {
                File = source.File.Name,
                Format = source.System,
                System = source.System,
                Topics = [.. source.Points.Select(p => p.Topic).Distinct(StringComparer.Ordinal).Take(20)],
                Read = source.Points.Count + source.Rejected.Count,
                Accepted = accepted,
                Updated = updated,
                Duplicates = duplicates,
                Rejected = source.Rejected.Count,
                Notes = [.. source.Notes, .. source.Rejected.Take(5).Select(r => FormattableString.Invariant($"line {r.Line}: {r.Reason}")), .. source.Skipped.Select(s => $"{s.Entry}: {s.Reason}")],
            });
        }

        return new DemandReport(reports);
    }

    /// <summary>The same in somebody's name, which the journal of imports tells.</summary>
    internal async Task<DemandReport> ImportAsync(IReadOnlyList<DemandSource> sources, JourneyWorkspace workspace, string by, CancellationToken cancellationToken)
    {
        var began = workspace.Time.GetUtcNow();
        var report = await ImportAsync(sources, cancellationToken);
        workspace.Imports.TryAdd(ImportEntry.Of(report, report.Files.Select((f, i) => ImportedFile.Of(f, sources[i].File.Name)), by, began, workspace.Time.GetUtcNow() - began));
        return report;
    }

    /// <summary>All series, by topic.</summary>
    /// <param name="topic">Only series whose topic holds this text, letter case ignored; null for all.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<IReadOnlyList<DemandSeries>> ListAsync(string? topic = null, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<DemandSeries>>(
        async db => DemandSeries.Of((await db.Demand.AsNoTracking().ToListAsync(cancellationToken)).Select(PointOf).Where(p => topic is null || p.Topic.Contains(topic, StringComparison.OrdinalIgnoreCase))),
        [],
        cancellationToken);

    /// <summary>Takes all series of a topic out. Gives how many numbers went.</summary>
    /// <exception cref="MendableException">There is no such topic.</exception>
    public async Task<int> RemoveAsync(string topic, CancellationToken cancellationToken = default)
    {
        var gone = await _store.WriteAsync(
            async db =>
            {
                var rows = (await db.Demand.ToListAsync(cancellationToken)).Where(r => r.Topic.Equals(topic.Trim(), StringComparison.OrdinalIgnoreCase)).ToList();
                db.Demand.RemoveRange(rows);
                return rows.Count;
            },
            cancellationToken);
        return gone > 0 ? gone : throw await NoTopicAsync(topic, cancellationToken);
    }

    /// <summary>Says which topics belong to a map's first stage; none for no topic.</summary>
    /// <exception cref="MendableException">There is no such map, or nothing is known of a topic.</exception>
    public async Task BindAsync(string map, IReadOnlyList<string> topics, CancellationToken cancellationToken = default)
    {
        var known = (await ListAsync(cancellationToken: cancellationToken)).Select(s => s.Topic).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var wanted = topics.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (wanted.Count > MostTopics || wanted.Exists(t => t.Length > LongestTopic))
        {
            throw new MendableException("A map's first stage takes up to 50 topics of up to 200 characters each.");
        }

        if (wanted.Find(t => !known.Contains(t)) is { } unknown)
        {
            throw await NoTopicAsync(unknown, cancellationToken);
        }

        _ = await _maps.GetAsync(map, version: null, cancellationToken);
        await _store.WriteAsync(
            async db =>
            {
                // Saved in one go: of topics that stay, nothing is taken away and put back.
                var there = (await db.MapTopics.Where(t => t.MapId == map).ToListAsync(cancellationToken)).ToDictionary(t => t.Topic, StringComparer.Ordinal);
                foreach (var topic in wanted.Select(t => known.TryGetValue(t, out var own) ? own : t).Where(t => !there.Remove(t)))
                {
                    db.MapTopics.Add(new MapTopicRow { MapId = map, Topic = topic });
                }

                db.MapTopics.RemoveRange(there.Values);
                return true;
            },
            cancellationToken);
    }

    /// <summary>The demand beside a map's first stage.</summary>
    /// <exception cref="MendableException">There is no such map.</exception>
    public async Task<MapDemand> OfMapAsync(string map, CancellationToken cancellationToken = default)
    {
        var stored = await _maps.GetAsync(map, version: null, cancellationToken);
        var topics = await _store.ReadAsync<IReadOnlyList<string>>(
            async db => await db.MapTopics.AsNoTracking().Where(t => t.MapId == map).Select(t => t.Topic).ToListAsync(cancellationToken), [], cancellationToken);
        var bound = topics.ToHashSet(StringComparer.OrdinalIgnoreCase);
        var lines = bound.Count == 0 ? [] : (await ListAsync(cancellationToken: cancellationToken)).Where(s => bound.Contains(s.Topic)).Select(DemandLine.Of).ToList();
        var first = stored.Map.Stages.FirstOrDefault();
        return new MapDemand(map, first?.Id, first?.Name ?? "", [.. topics.Order(StringComparer.OrdinalIgnoreCase)], lines);
    }

    private static async Task<(long Accepted, long Updated, long Duplicates)> KeepAsync(MapDatabase db, DemandSource source, CancellationToken cancellationToken)
    {
        // Of two numbers for one period in a file the last stays, as of two files.
        var points = source.Points.GroupBy(KeyOf).Select(g => g.Last()).ToList();
        var topics = points.Select(p => p.Topic).ToHashSet(StringComparer.Ordinal);
        var there = (await db.Demand.ToListAsync(cancellationToken)).Where(r => topics.Contains(r.Topic)).ToDictionary(r => KeyOf(PointOf(r)));
        var (accepted, updated) = (0L, 0L);
        foreach (var point in points)
        {
            if (!there.Remove(KeyOf(point), out var row))
            {
                db.Demand.Add(RowOf(point, source.File.Name));
                accepted++;
            }
            else if (row.Value != point.Value)
            {
                (row.Value, row.File) = (point.Value, source.File.Name);
                updated++;
            }
        }

        var indexed = points.Where(p => p.Unit == DemandUnit.Index).Select(SeriesOf).ToHashSet();
        db.Demand.RemoveRange(there.Values.Where(r => indexed.Contains(SeriesOf(PointOf(r)))));
        return (accepted, updated, source.Points.Count - accepted - updated);
    }

    private static (string, string, string, DemandUnit, string, DateTime, DateTime) KeyOf(DemandPoint p) => (p.Topic, p.Source, p.Region, p.Unit, p.UnitText, p.Start, p.End);

    private static (string, string, string, DemandPeriod) SeriesOf(DemandPoint p) => (p.Topic, p.Source, p.Region, p.Period);

    private static DemandPoint PointOf(DemandPointRow row) => new()
    {
        Topic = row.Topic, Source = row.Source, Region = row.Region, Start = DemandPeriods.Read(row.Start), End = DemandPeriods.Read(row.End), Value = row.Value, Unit = MapWord.Read<DemandUnit>(row.Unit), UnitText = row.UnitText,
    };

    private static DemandPointRow RowOf(DemandPoint point, string file) => new()
    {
        Topic = point.Topic, Source = point.Source, Region = point.Region, Unit = MapWord.Of(point.Unit), UnitText = point.UnitText, Start = DemandPeriods.Write(point.Start), End = DemandPeriods.Write(point.End), Value = point.Value, File = file,
    };

    private async Task<MendableException> NoTopicAsync(string topic, CancellationToken cancellationToken)
    {
        var known = (await ListAsync(cancellationToken: cancellationToken)).Select(s => s.Topic).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return new MendableException($"Nothing is known of the demand for '{topic}'.{NearNames.Sentence(topic, known)}") { IsMissing = true, CommandHint = "'kelione demand list' shows the topics; 'kelione import FILE' brings exports of search demand in." };
    }
}
