using System.Diagnostics;
using System.Globalization;
using Kelione.Conformance;
using Kelione.Journeys;

namespace Kelione.Bench;

/// <summary>What one place took for one question.</summary>
/// <param name="FirstMs">The first time, ms.</param>
/// <param name="AgainMs">Afterwards, the median, ms.</param>
/// <param name="FirstBytes">What came over the wire the first time, bytes.</param>
/// <param name="AgainBytes">What came each time afterwards, bytes.</param>
/// <param name="ProgramMiB">The most memory that the program held meanwhile.</param>
/// <param name="ServersMiB">The most memory that the servers held meanwhile.</param>
/// <param name="Way">How the engine came by it; empty where there is but one way.</param>
internal sealed record ScaleTime(double FirstMs, double AgainMs, long FirstBytes, long AgainBytes, double ProgramMiB, double ServersMiB, string Way);

/// <summary>The same events and questions for every place in one run, one place after the other, so that none takes memory or processor from another.</summary>
internal sealed class ScaleRun(BenchData data, int rounds, Action<string> say)
{
    private const string AllPlaces = "embedded,one,one-core,two";
    private readonly List<string> _names = [];
    private readonly List<IReadOnlyList<string>> _stores = [];
    private readonly Dictionary<string, Dictionary<string, ScaleTime>> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Answer> _answers = new(StringComparer.Ordinal);
    private readonly List<string> _remarks = [];

    /// <summary>Makes the run, and gives its two tables: what storing took, and what asking took.</summary>
    /// <param name="data">The events.</param>
    /// <param name="places">Names of places with commas between them; null for all.</param>
    /// <param name="folder">Where the embedded engine's workspace is made.</param>
    /// <param name="rounds">How often each question is asked after the first time.</param>
    /// <param name="say">Gets the lines.</param>
    public static async Task<(WebRun Stores, WebRun Questions)> MakeAsync(BenchData data, string? places, string folder, int rounds, Action<string> say)
    {
        var load = WebRun.Load();
        var run = new ScaleRun(data, rounds, say);
        foreach (var place in (places ?? AllPlaces).Split(','))
        {
            await run.MeasureAsync(ScalePlace.Make(place, Path.Combine(folder, "scale"))).ConfigureAwait(false);
        }

        var frame = new WebRun { Title = "", About = "", Machine = Machine.Describe(), Date = "", Commit = "", LoadBefore = load, Columns = [], Rows = [] };
        var size = string.Create(CultureInfo.InvariantCulture, $"{data.Events:N0} events of {data.Customers:N0} customers");
        return (
            frame with
            {
                Title = $"Scale: taking in {size}",
                About = "The same CSV file imported as the command line does, by the embedded engine and into ClickHouse servers (Debian's 18.16) on this machine, which share its two processors with the program. Make a run: `dotnet run -c Release --project bench/Kelione.Bench -- scale --events 10000000`.",
                Columns = ["Place", "Import, s", "Events a second", "Disk, bytes an event", "Program at most, MiB", "Servers at most, MiB"],
                Rows = run._stores,
            },
            frame with
            {
                Title = $"Scale: asking {size}",
                About = "First: asked for the first time; again: the median afterwards, with MB that came over the wire in brackets. Memory: the most that the program and the servers held meanwhile, MiB, files mapped into memory among it. The answers of all places were compared and are equal but where the remarks say otherwise.",
                Columns = ["Question", .. run._names.SelectMany(n => new[] { $"{n}: first, ms (MB)", $"{n}: again, ms (MB)", $"{n}: memory, program + servers" }), "two shards over one on one processor", "Way"],
                Rows = run.Rows(),
                Remarks = run._remarks,
            });
    }

    private async Task MeasureAsync(ScalePlace place)
    {
        await using var _ = place.ConfigureAwait(false);
        _names.Add(place.Name);
        IReadOnlyList<int> servers = [.. place.Servers];
        ProcessMemory.Forget([Environment.ProcessId, .. servers]);
        var clock = Stopwatch.StartNew();
        await place.TakeInAsync(data).ConfigureAwait(false);
        var seconds = clock.Elapsed.TotalSeconds;
        _stores.Add(
        [
            place.Name,
            seconds.ToString("N1", CultureInfo.InvariantCulture),
            (data.Events / seconds).ToString("N0", CultureInfo.InvariantCulture),
            (place.DiskBytes / (double)data.Events).ToString("N1", CultureInfo.InvariantCulture),
            ProcessMemory.PeakMiB([Environment.ProcessId]).ToString("N0", CultureInfo.InvariantCulture),
            servers.Count == 0 ? "–" : ProcessMemory.PeakMiB(servers).ToString("N0", CultureInfo.InvariantCulture),
        ]);
        say(string.Join(" | ", _stores[^1]));
        foreach (var (name, question) in ScaleQuestions.All)
        {
            await TimeAsync(place, name, async () => await place.AskAsync(question).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var (opened, funnel, address) = ScaleQuestions.Opened;
        await TimeAsync(place, opened, async () =>
        {
            await place.OpenAsync(funnel, address).ConfigureAwait(false);
            return null;
        }).ConfigureAwait(false);
    }

    private async Task TimeAsync(ScalePlace place, string name, Func<Task<Answer?>> ask)
    {
        GC.Collect();
        IReadOnlyList<int> servers = [.. place.Servers];
        ProcessMemory.Forget([Environment.ProcessId, .. servers]);
        var before = place.Received;
        var clock = Stopwatch.StartNew();
        var answer = await ask().ConfigureAwait(false);
        var (first, firstBytes) = (clock.Elapsed.TotalMilliseconds, place.Received - before);
        var again = new List<double>();
        before = place.Received;
        for (var round = 0; round < rounds; round++)
        {
            clock.Restart();
            await ask().ConfigureAwait(false);
            again.Add(clock.Elapsed.TotalMilliseconds);
        }

        var time = new ScaleTime(
            first,
            WebRun.At(again, 0.5),
            firstBytes,
            (place.Received - before) / Math.Max(1, rounds),
            ProcessMemory.PeakMiB([Environment.ProcessId]),
            ProcessMemory.PeakMiB(servers),
            answer?.Policy.FirstOrDefault(p => p.Name == PolicyLine.AnsweredBy)?.Value ?? "");
        if (!_times.TryGetValue(name, out var byPlace))
        {
            _times[name] = byPlace = new(StringComparer.Ordinal);
        }

        byPlace[place.Name] = time;
        say(string.Create(CultureInfo.InvariantCulture, $"{place.Name}, {name}: {time.FirstMs:N0} ms, again {time.AgainMs:N0} ms, {time.FirstBytes / 1e6:N2} MB, {time.ProgramMiB:N0} + {time.ServersMiB:N0} MiB, {time.Way}"));
        Compare(place.Name, name, answer);
    }

    private void Compare(string place, string name, Answer? answer)
    {
        if (answer is null || _answers.TryAdd(name, answer))
        {
            return;
        }

        if (AnswerDifferences.Between(_answers[name], answer) is { Count: > 0 } differences)
        {
            _remarks.Add($"{place} answers otherwise, {name}: {differences[0]}");
            say(_remarks[^1]);
        }
    }

    private List<IReadOnlyList<string>> Rows() =>
    [
        .. _times.Select(t => (IReadOnlyList<string>)
        [
            t.Key,
            .. _names.SelectMany(n => t.Value.TryGetValue(n, out var time)
                ? new[] { Cell(time.FirstMs, time.FirstBytes), Cell(time.AgainMs, time.AgainBytes), string.Create(CultureInfo.InvariantCulture, $"{time.ProgramMiB:N0} + {time.ServersMiB:N0}") }
                : ["–", "–", "–"]),
            t.Value.TryGetValue("one shard on one processor", out var one) && t.Value.TryGetValue("two shards, one processor each", out var two)
                ? string.Create(CultureInfo.InvariantCulture, $"{one.AgainMs / two.AgainMs:0.00}×") : "–",
            t.Value.Values.Select(v => v.Way).FirstOrDefault(w => w.Length > 0) ?? "–",
        ]),
    ];

    private static string Cell(double ms, long bytes) => string.Create(CultureInfo.InvariantCulture, $"{WebRun.Ms(ms)} ({bytes / 1e6:0.##})");
}
