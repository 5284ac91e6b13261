using System.Diagnostics.Metrics;

namespace Kelione.Workspace;

/// <summary>What stands just now in the workspaces of a server, summed over them: collector, sizes, leadership. Dispose it.</summary>
public sealed class WorkspaceGauges : IDisposable
{
    private readonly Meter _meter = new(WorkspaceMeter.Name + ".Workspaces");
    private readonly IReadOnlyList<ServedWorkspace> _workspaces;

    /// <summary>Begins to tell.</summary>
    /// <param name="workspaces">The workspaces.</param>
    public WorkspaceGauges(IReadOnlyList<ServedWorkspace> workspaces)
    {
        _workspaces = workspaces;
        _meter.CreateObservableCounter<long>("kelione.collector.events", () => Arrived(c => c.Events), "{event}", "Events taken that arrived by themselves, by system");
        _meter.CreateObservableCounter<long>("kelione.collector.refused", () => Arrived(c => c.Refused), "{event}", "Events and whole requests refused, by system");
        _meter.CreateObservableCounter<long>("kelione.collector.left.out", () => Arrived(c => c.LeftOut), "{event}", "Events left out because the person did not agree, by system");
        _meter.CreateObservableGauge<long>("kelione.collector.waiting", () => _workspaces.Sum(w => w.Journeys.Intake.Status.WaitingBytes), "By", "Bytes that are durable and not yet in the store");
        _meter.CreateObservableGauge<long>("kelione.store.size", Sizes, "By", "Files of this node, by what they hold");
        _meter.CreateObservableGauge<int>("kelione.leader", () => _workspaces.Count(w => w.IsLeader), "{workspace}", "Workspaces whose background work this node does");
    }

    /// <summary>The meter's name.</summary>
    public static string Name => WorkspaceMeter.Name + ".Workspaces";

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Arrived(Func<ArrivalCount, long> part) => _workspaces
        .SelectMany(w => w.Journeys.Intake.Status.Systems)
        .GroupBy(s => s.Key, StringComparer.Ordinal)
        .Select(g => new Measurement<long>(g.Sum(s => part(s.Value)), new KeyValuePair<string, object?>("system", g.Key)));

    private IEnumerable<Measurement<long>> Sizes() =>
    [
        Size("events", f => [f.EventsFile]),
        Size("documents", f => [f.DatabaseFile, f.PeopleFile]),
        Size("index", f => FilesOf(f.IndexFolder)),
        Size("arrivals", f => FilesOf(f.ArrivalsFolder)),
    ];

    private Measurement<long> Size(string holds, Func<WorkspaceFolder, IEnumerable<string>> files) =>
        new(_workspaces.Sum(w => files(w.Journeys.Folder).Sum(LengthOf)), new KeyValuePair<string, object?>("holds", holds));

    private static IEnumerable<string> FilesOf(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    // Files come and go while one looks.
    private static long LengthOf(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true } file ? file.Length : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
