using System.Diagnostics;
using System.Globalization;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.Bench;

/// <summary>This product, used as the command line uses it: a workspace on disk, the real import, questions asked of it. Views kept from an earlier question are not used: the scope is everything.</summary>
internal sealed class OursPeer(string folder) : IPeer
{
    private JourneyWorkspace? _workspace;

    public string Name => "Kelione";

    public string Remark => "the workspace as imported: DuckDB as truth, the mapped index as what answers; questions as the command line asks them";

    public IReadOnlyDictionary<string, Func<Task<string>>> Tasks => new Dictionary<string, Func<Task<string>>>(StringComparer.Ordinal)
    {
        [BenchTasks.Funnel] = () => FunnelAsync(times: false),
        [BenchTasks.FunnelTimes] = () => FunnelAsync(times: true),
        [BenchTasks.Graph] = () => GraphAsync(details: false),
        [BenchTasks.GraphPresorted] = () => GraphAsync(details: false),
        [BenchTasks.GraphDetails] = () => GraphAsync(details: true),
        [BenchTasks.Retention] = RetentionAsync,
        [BenchTasks.Variants] = VariantsAsync,
        [BenchTasks.Map] = MapAsync,
    };

    /// <summary>Import to first answer, seconds; and the bytes of the workspace on disk.</summary>
    public Dictionary<string, double> Figures { get; } = new(StringComparer.Ordinal);

    public async Task LoadAsync(BenchData data)
    {
        var clock = Stopwatch.StartNew();
        _workspace = await OpenAsync().ConfigureAwait(false);
        var report = await _workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(data.CsvPath)] }).ConfigureAwait(false);
        Figures["import, seconds"] = clock.Elapsed.TotalSeconds;
        await GraphAsync(details: false).ConfigureAwait(false);
        Figures["CSV to first answer, seconds"] = clock.Elapsed.TotalSeconds;
        Figures["CSV to first answer, events a second"] = data.Events / clock.Elapsed.TotalSeconds;
        if (report.Accepted != data.Events)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{report.Accepted} of {data.Events} events were accepted."));
        }

        Figures["events file, bytes an event"] = new FileInfo(_workspace.Folder.EventsFile).Length / (double)data.Events;
        Figures["index, all columns, bytes an event"] = Bytes(_workspace.Folder.IndexFolder, "*") / (double)data.Events;
    }

    /// <summary>The funnel that all are asked.</summary>
    public static FunnelQuestion Funnel(bool times) => new()
    {
        Steps = [.. BenchData.FunnelSteps.Select(StepPattern.Of)], Within = Duration.FromDays(BenchData.WindowDays), Times = times,
    };

    /// <summary>A map of twenty steps, some optional, with ways and what is off the map.</summary>
    public static StepMeasuresQuestion Map { get; } = new()
    {
        Steps = [.. BenchData.MapSteps.Select((step, i) => new MeasuredStep(string.Create(CultureInfo.InvariantCulture, $"s{i + 1}"), StepPattern.Parse(step), Optional: i % 3 == 2))],
        Arcs = [new MeasuredArc("s20", "s2"), new MeasuredArc("s10", "s6")],
        Errors = StepPattern.Of("remove_from_cart"),
    };

    /// <summary>Closes the workspace and opens it again, until the first answer.</summary>
    public async Task ReopenAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        _workspace = await OpenAsync().ConfigureAwait(false);
        await FunnelAsync(times: false).ConfigureAwait(false);
        Figures["reopen and first answer, seconds"] = clock.Elapsed.TotalSeconds;
    }

    /// <summary>The same file imported again: everything is a duplicate.</summary>
    public async Task ImportAgainAsync(BenchData data)
    {
        var clock = Stopwatch.StartNew();
        var report = await _workspace!.ImportAsync(new ImportRequest { Files = [new SourceFile(data.CsvPath)] }).ConfigureAwait(false);
        Figures["the same file again, events a second"] = data.Events / clock.Elapsed.TotalSeconds;
        if (report.Accepted != 0)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"{report.Accepted} events were accepted twice."));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_workspace is { } open)
        {
            _workspace = null;
            await open.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<JourneyWorkspace> OpenAsync() => await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(folder)).ConfigureAwait(false);

    private async Task<string> FunnelAsync(bool times)
    {
        var answer = await _workspace!.AskAsync(Funnel(times)).ConfigureAwait(false);
        return string.Join('|', answer.Steps.Select(s => s.Customers.ToString(CultureInfo.InvariantCulture)));
    }

    private async Task<string> GraphAsync(bool details)
    {
        var answer = await _workspace!.AskAsync(new FlowsQuestion { Details = details }).ConfigureAwait(false);
        return string.Join('\n', answer.Edges.Select(e => details
            ? string.Create(CultureInfo.InvariantCulture, $"{e.From}|{e.To}|{e.Count}|{e.Customers}|{e.MedianSeconds}|{e.P90Seconds}")
            : string.Create(CultureInfo.InvariantCulture, $"{e.From}|{e.To}|{e.Count}")));
    }

    private async Task<string> RetentionAsync()
    {
        var answer = await _workspace!.AskAsync(new RetentionQuestion { Periods = BenchData.RetentionDays }).ConfigureAwait(false);
        return string.Join('\n', answer.Overall.Where(p => p.Size > 0).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Period}|{p.Size}|{p.Customers}")));
    }

    private async Task<string> MapAsync()
    {
        var answer = await _workspace!.AskAsync(Map).ConfigureAwait(false);
        return string.Join('\n', answer.Steps.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Id}|{s.Customers}|{s.WentOn}|{s.Retained}")));
    }

    private async Task<string> VariantsAsync()
    {
        var answer = await _workspace!.AskAsync(new VariantsQuestion { Top = 20 }).ConfigureAwait(false);
        return string.Join('\n', answer.Items.Select(v => v.Count).Prepend(answer.Variants).Select(n => n.ToString(CultureInfo.InvariantCulture)));
    }

    private static long Bytes(string path, string pattern) =>
        Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles(pattern, SearchOption.AllDirectories).Sum(f => f.Length) : 0;
}
