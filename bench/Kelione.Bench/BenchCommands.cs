using System.Diagnostics;
using System.Globalization;
using Kelione.Samples;

namespace Kelione.Bench;

/// <summary>The bench's commands: all but <c>report</c> make a run, <c>report</c> writes the page from the result files.</summary>
internal static class BenchCommands
{
    private const string Usage = """
        peers --events N [--rounds R] [--threads T] [--folder DIR] [--only-ours] [--again] [--commit C] [--clickhouse http://127.0.0.1:8123] [--date YYYY-MM-DD]
            takes the same CSV of N events in with every peer, asks all the same, and keeps the figures in bench/results/
        kernels [--rounds R] [--folder DIR]
            times the two headline questions and the measuring of a map alone over the workspace that the last run of peers left
        poster [--rounds R] [--commit C] [--date YYYY-MM-DD]
            times a poster of 8 stages and 6 lanes from map and measurement to the bytes of its PDF, in each language, and keeps the figures in bench/results/
        voice [--texts FILE] [--rounds R] [--commit C] [--date YYYY-MM-DD]
            times the reading of short texts (language, sentiment, kind, themes); without a file it reads the samples' texts and keeps the figures in bench/results/
        web editors [--people N] [--seconds S] [--folder DIR] [--commit C] [--date YYYY-MM-DD]
            has N people edit one map at once through the rooms of the web app, a small one and one of 2,250 cards, and keeps how long until another sees it
        web explore [--rounds R] [--folder DIR] [--only-ours] [--commit C] [--date YYYY-MM-DD]
            asks questions and pages of Explore over HTTP of the workspace that the last run of peers left, beside DuckDB in SQL, and keeps the figures
        web tabs [--people N] [--seconds S] [--folder DIR] [--commit C] [--date YYYY-MM-DD]
            times the first page, the editor of 2,250 cards and N tabs that edit one map in a real Chromium, with what each tab takes of the server, and keeps the figures
        collect [--seconds S] [--folder DIR] [--commit C] [--date YYYY-MM-DD]
            sends batches of events over HTTP to the collector of the program itself, and keeps events a second, times of answers and memory
        scale --events N [--rounds R] [--folder DIR] [--places embedded,one,one-core,two] [--commit C] [--date YYYY-MM-DD]
            takes the same events in and asks the same of the embedded engine, of one ClickHouse server and of two shards that have one processor each, and keeps times, bytes over the wire and memory
        report
            writes docs/benchmarks.md from bench/results/
        """;

    public static async Task<int> RunAsync(string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case "peers":
                await PeersAsync(new BenchOptions(args)).ConfigureAwait(false);
                return 0;
            case "kernels":
                var options = new BenchOptions(args);
                await KernelTimes.RunAsync(Path.Combine(options.Folder, "workspace"), options.Rounds, Say).ConfigureAwait(false);
                return 0;
            case "poster":
                await PosterAsync(new BenchOptions(args)).ConfigureAwait(false);
                return 0;
            case "voice":
                Voice(new BenchOptions(args));
                return 0;
            case "web" when args.ElementAtOrDefault(1) is "editors" or "explore" or "tabs":
                await WebAsync(args[1], new BenchOptions(args)).ConfigureAwait(false);
                return 0;
            case "collect":
                await CollectAsync(new BenchOptions(args)).ConfigureAwait(false);
                return 0;
            case "scale":
                await ScaleAsync(new BenchOptions(args)).ConfigureAwait(false);
                return 0;
            case "report":
                var root = RepositoryRoot();
                var folder = Path.Combine(root, "bench", "results");
                var results = Directory.GetFiles(folder, "peers-*.json").Order(StringComparer.Ordinal).Select(BenchResult.Load);
                await File.WriteAllTextAsync(Path.Combine(root, "docs", "benchmarks.md"), BenchReport.Write(results, PosterResult.Load(folder), VoiceResult.Load(folder), WebRun.LoadAll(folder))).ConfigureAwait(false);
                return 0;
            default:
                Console.Error.WriteLine(Usage);
                return 1;
        }
    }

    private static async Task CollectAsync(BenchOptions options)
    {
        var load = WebRun.Load();
        var program = Path.Combine(RepositoryRoot(), "artifacts", "bin", "Kelione", "release", "kelione.dll");
        var folder = Path.Combine(options.Folder, "collect");
        IReadOnlyList<string>[] rows =
        [
            await CollectTimes.ServeAsync(program, folder, options.Seconds, 500, rate: 50_000, asks: true, Say).ConfigureAwait(false),
            await CollectTimes.ServeAsync(program, folder, options.Seconds, 500, rate: null, asks: false, Say).ConfigureAwait(false),
            await CollectTimes.ServeAsync(program, folder, options.Seconds / 3, 20, rate: null, asks: false, Say).ConfigureAwait(false),
            await CollectTimes.GroupCommitAsync(folder, options.Seconds / 3, 500, Say).ConfigureAwait(false),
            await CollectTimes.GroupCommitAsync(folder, options.Seconds / 3, 20, Say).ConfigureAwait(false),
        ];
        Remove(folder);
        new WebRun
        {
            Title = "Collector: events over HTTP",
            About = "Batches of our own JSON from eight connections on this machine to the program itself; client and server share the processors. An answer comes when the events are on the disk. Asked: 50,000 events a second for a minute, 99 of 100 answers within 200 ms, memory flat, analyses still answering. Make a run: `dotnet run -c Release --project bench/Kelione.Bench -- collect`.",
            Machine = Machine.Describe(),
            Date = options.Date,
            Commit = options.Commit,
            LoadBefore = load,
            Columns = CollectTimes.Columns,
            Rows = rows,
            Remarks = [string.Create(CultureInfo.InvariantCulture, $"Load after the run {WebRun.Load():0.0}, the run itself among it. Each row {options.Seconds} s, the smaller ones a third of it.")],
        }.Save(Path.Combine(RepositoryRoot(), "bench", "results"), "collect");
    }

    private static async Task ScaleAsync(BenchOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        var (stores, questions) = await ScaleRun.MakeAsync(MakeData(options), options.Places, options.Folder, options.Rounds, Say).ConfigureAwait(false);
        var folder = Path.Combine(RepositoryRoot(), "bench", "results");
        (stores with { Date = options.Date, Commit = options.Commit }).WithBusy().Save(folder, string.Create(CultureInfo.InvariantCulture, $"scale-{options.Events}-taking-in"));
        (questions with { Date = options.Date, Commit = options.Commit }).Save(folder, string.Create(CultureInfo.InvariantCulture, $"scale-{options.Events}-asking"));
    }

    private static async Task WebAsync(string what, BenchOptions options)
    {
        var load = WebRun.Load();
        var run = new WebRun { Title = "", About = "", Machine = Machine.Describe(), Date = options.Date, Commit = options.Commit, LoadBefore = load, Columns = [], Rows = [] };
        run = what switch
        {
            "editors" => run with
            {
                Title = "Web app: many people edit one map",
                About = "Each changes a card of their own every two seconds, through the rooms and the database that the web app uses, with the log of who did what; without browsers. Asked: 50 at once on two cores. Make a run: `dotnet run -c Release --project bench/Kelione.Bench -- web editors`.",
                Columns = EditorTimes.Columns,
                Rows = [await EditorTimes.RunAsync(options.Folder, options.People ?? 50, options.Seconds, isLarge: false, Say).ConfigureAwait(false), await EditorTimes.RunAsync(options.Folder, options.People ?? 50, options.Seconds, isLarge: true, Say).ConfigureAwait(false)],
                Remarks = ["Kilobytes an edit: the database files divided by the versions of the map. One version in 32 is kept whole, those between as what differs."],
            },
            "explore" => run with
            {
                Title = "Web app: explorations over ten million events",
                About = "From the request to the last byte, over HTTP on this machine: asked for the first time of a server that has just opened the workspace, and asked again, when the answer is still known. Asked: less than 300 ms. DuckDB is asked in SQL in the same process, in turn, where it can answer the same. Make a run: `dotnet run -c Release --project bench/Kelione.Bench -- web explore` after `-- peers --events 10000000`.",
                Columns = ExploreTimes.Columns,
                Rows = await ExploreAsync(options).ConfigureAwait(false),
                Remarks =
                [
                    "Processor: of all cores together, for the first time. A page asks several questions, and what it draws is in its figure.",
                    "After a while: the server had asked beforehand, while nobody asked it anything, what pages show as they open and the questions asked last, as it does after its start and after an import; once.",
                ],
            },
            _ => run with
            {
                Title = "Web app: in the browser",
                About = "Chromium without a graphics card on the same two cores as the server. Make a run: `dotnet run -c Release --project bench/Kelione.Bench -- web tabs`.",
                Columns = TabTimes.Columns,
                Rows = await TabTimes.RunAsync(options.Folder, options.People ?? 4, options.Seconds, Say).ConfigureAwait(false),
                Remarks = ["Memory of a tab: what the server's heap holds more, after a full collection, once all tabs are open, shared between them. Processor: of server and test driver together, shared between the tabs that show the edit."],
            },
        };
        run.WithBusy().Save(Path.Combine(RepositoryRoot(), "bench", "results"), what);
    }

    private static async Task<IReadOnlyList<IReadOnlyList<string>>> ExploreAsync(BenchOptions options)
    {
        if (options.OnlyOurs)
        {
            return await ExploreTimes.RunAsync(Path.Combine(options.Folder, "workspace"), options.Rounds, peer: null, Say).ConfigureAwait(false);
        }

        var duck = new DuckDbPeer(Path.Combine(options.Folder, "duckdb-web"), options.Threads);
        await using (duck.ConfigureAwait(false))
        {
            Remove(Path.Combine(options.Folder, "duckdb-web"));
            await duck.LoadAsync(MakeData(options)).ConfigureAwait(false);
            return await ExploreTimes.RunAsync(Path.Combine(options.Folder, "workspace"), options.Rounds, duck, Say).ConfigureAwait(false);
        }
    }

    private static void Voice(BenchOptions options)
    {
        var timings = VoiceTimes.Run(options.Texts, options.Rounds, Say);
        if (options.Texts is null)
        {
            new VoiceResult { Machine = Machine.Describe(), Date = options.Date, Commit = options.Commit, Rounds = options.Rounds, Timings = timings }.Save(Path.Combine(RepositoryRoot(), "bench", "results"));
        }
    }

    private static async Task PosterAsync(BenchOptions options)
    {
        var timings = await PosterTimes.RunAsync(options.Rounds, Say).ConfigureAwait(false);
        new PosterResult { Machine = Machine.Describe(), Date = options.Date, Commit = options.Commit, Rounds = options.Rounds, Timings = timings }.Save(Path.Combine(RepositoryRoot(), "bench", "results"));
    }

    private static async Task PeersAsync(BenchOptions options)
    {
        Directory.CreateDirectory(options.Folder);
        var data = MakeData(options);
        Remove(Path.Combine(options.Folder, "workspace"));
        Remove(Path.Combine(options.Folder, "duckdb"));
        var figures = new Dictionary<string, double>(StringComparer.Ordinal);
        var ours = new OursPeer(Path.Combine(options.Folder, "workspace"));
        var peers = new List<IPeer> { ours };
        Say("Kelione takes the file in");
        await ours.LoadAsync(data).ConfigureAwait(false);
        ours.Figures["peak memory of the process after import, MiB"] = Machine.PeakBytes() / (double)(1 << 20);
        await ours.ReopenAsync().ConfigureAwait(false);
        if (!options.OnlyOurs)
        {
            await AddOthersAsync(peers, options, data, figures).ConfigureAwait(false);
        }

        var timings = await Measurement.RunAsync(peers, options.Rounds, Say).ConfigureAwait(false);
        if (options.Again)
        {
            await ours.ImportAgainAsync(data).ConfigureAwait(false);
        }

        foreach (var (name, value) in ours.Figures)
        {
            figures[name] = value;
            Say(string.Create(CultureInfo.InvariantCulture, $"{name}: {value:#,0.###}"));
        }

        var result = new BenchResult
        {
            Machine = Machine.Describe(),
            Date = options.Date,
            Commit = options.Commit,
            Threads = options.Threads,
            Rounds = options.Rounds,
            Events = data.Events,
            Customers = data.Customers,
            MemoryBytesPerSecond = Machine.ReadBytesPerSecond(options.Threads),
            Timings = [.. timings.Select(t => new BenchTiming(t.Task, t.Peer, t.Median, t.Least, Numbers.Same(t.Numbers, timings.First(o => o.Task == t.Task).Numbers)))],
            Figures = figures,
            Remarks = [.. peers.Select(p => $"{p.Name}: {p.Remark}.")],
        };
        result.Save(Path.Combine(RepositoryRoot(), "bench", "results", string.Create(CultureInfo.InvariantCulture, $"peers-{options.Events}{(options.OnlyOurs ? "-ours" : "")}.json")));
        foreach (var peer in peers)
        {
            await peer.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task AddOthersAsync(List<IPeer> peers, BenchOptions options, BenchData data, Dictionary<string, double> figures)
    {
        var duck = new DuckDbPeer(Path.Combine(options.Folder, "duckdb"), options.Threads);
        peers.Add(duck);
        if (await ClickHousePeer.AnswersAsync(options.ClickHouse).ConfigureAwait(false))
        {
            peers.Add(new ClickHousePeer(options.ClickHouse, options.Threads));
        }
        else
        {
            Say($"No ClickHouse server answers at {options.ClickHouse}: left out.");
        }

        foreach (var peer in peers.Skip(1))
        {
            var clock = Stopwatch.StartNew();
            await peer.LoadAsync(data).ConfigureAwait(false);
            Say(FormattableString.Invariant($"{peer.Name} loaded in {clock.Elapsed.TotalSeconds:F1} s"));
        }

        var path = Path.Combine(options.Folder, "import.duckdb");
        File.Delete(path);
        var import = Stopwatch.StartNew();
        DuckDbPeer.ImportToFirstAnswer(data, path, options.Threads);
        figures["DuckDB: CSV to first answer, seconds"] = import.Elapsed.TotalSeconds;
        figures["DuckDB: CSV to first answer, events a second"] = data.Events / import.Elapsed.TotalSeconds;
        File.Delete(path);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Say(string line) => Console.WriteLine(line);

    private static BenchData MakeData(BenchOptions options)
    {
        var path = Path.Combine(options.Folder, string.Create(CultureInfo.InvariantCulture, $"plain-{options.Events}.csv"));
        var customers = (int)Math.Max(1, options.Events / 25);
        if (!File.Exists(path))
        {
            var clock = Stopwatch.StartNew();
            using (var file = File.Create(path + ".part"))
            {
                SampleWriter.WriteEvents(Scenarios.Find("plain")!, customers, seed: 1, file, SampleFormat.Csv);
            }

            File.Move(path + ".part", path);
            Console.WriteLine(FormattableString.Invariant($"data written in {clock.Elapsed.TotalSeconds:F1} s"));
        }

        var events = File.ReadLines(path).LongCount() - 1;
        return new BenchData(path, events, customers);
    }

    private static string RepositoryRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "kelione.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run this inside a checkout: kelione.slnx was not found above the program.");
        }

        return folder;
    }
}
