using System.Diagnostics;
using System.Globalization;
using System.Text;
using Kelione.Journeys;
using Kelione.Web;
using Kelione.Workspace;

namespace Kelione.Bench;

/// <summary>
/// How long a person waits for an exploration: questions over the HTTP interface and whole pages, from the request to the last byte of the answer, asked for the first time of a server that has just opened the workspace, and asked again.
/// The same questions are asked of DuckDB in SQL, in turn, where it can answer them.
/// </summary>
internal static class ExploreTimes
{
    private const string Name = "bench";

    private static readonly string[] Pages =
        ["explore/flow", "explore/flow?view=sankey", "explore/funnel", "explore/retention", "explore/aha", "explore/leaving", "explore/crossings", "explore/segments", "explore/attribution"];

    /// <summary>The columns of its rows.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Asked", "First time, ms", "of processor, ms", "First time after a while, ms", "Again, ms", "Bytes", "DuckDB, ms"];

    private static IReadOnlyList<(string Task, Question Question, string? Peer)> Questions { get; } =
    [
        ("flows, with customers, median and p90", new FlowsQuestion { Details = true }, BenchTasks.GraphDetails),
        ("funnel, five steps", OursPeer.Funnel(times: false), BenchTasks.Funnel),
        ("funnel, five steps, with times", OursPeer.Funnel(times: true), null),
        ("retention, 30 days", new RetentionQuestion { Periods = BenchData.RetentionDays }, BenchTasks.Retention),
        ("variants, the 20 most frequent", new VariantsQuestion { Top = 20 }, BenchTasks.Variants),
        ("aha moments", new AhaQuestion(), null),
        ("Sankey", new SankeyQuestion(), null),
        ("step matrix", new StepMatrixQuestion(), null),
        ("loops", new LoopsQuestion(), null),
        ("crossings", new CrossingsQuestion(), null),
        ("sessions", new SessionsQuestion(), null),
        ("map of 20 steps", OursPeer.Map, null),
    ];

    /// <summary>Asks.</summary>
    /// <param name="folder">A workspace that is there.</param>
    /// <param name="rounds">How often the server is opened anew.</param>
    /// <param name="peer">DuckDB with the same events; null to leave it out.</param>
    /// <param name="say">Gets the lines.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> RunAsync(string folder, int rounds, DuckDbPeer? peer, Action<string> say)
    {
        var rows = new List<IReadOnlyList<string>>();
        foreach (var (task, question, peerTask) in Questions)
        {
            var body = JourneyJson.WriteQuestion(question);
            rows.Add(await TimeAsync(folder, rounds, "question: " + task, client => AskAsync(client, body), peer is not null && peerTask is not null ? peer.Tasks[peerTask] : null, say).ConfigureAwait(false));
        }

        foreach (var page in Pages)
        {
            rows.Add(await TimeAsync(folder, rounds, "page: " + page, client => client.GetByteArrayAsync(new Uri($"w/{Name}/{page}", UriKind.Relative)), null, say).ConfigureAwait(false));
        }

        return rows;
    }

    private static async Task<byte[]> AskAsync(HttpClient client, string question)
    {
        using var content = new StringContent(question, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri("api/v1/ask", UriKind.Relative), content).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
    }

    // One round that does not count makes the program itself ready, as any server is that has run for a while.
    private static async Task<IReadOnlyList<string>> TimeAsync(string folder, int rounds, string task, Func<HttpClient, Task<byte[]>> ask, Func<Task<string>>? peer, Action<string> say)
    {
        var (first, processor, again, others, bytes) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), 0);
        for (var round = -1; round < rounds; round++)
        {
            await using var server = await StartAsync(folder).ConfigureAwait(false);
            using var client = new HttpClient { BaseAddress = server.Address };
            await AskAsync(client, JourneyJson.WriteQuestion(new StatusQuestion { Scope = new Scope { Period = new Period(0, 1) } })).ConfigureAwait(false);
            var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
            bytes = (await ask(client).ConfigureAwait(false)).Length;
            var (took, used) = (clock.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds);
            clock.Restart();
            await ask(client).ConfigureAwait(false);
            var second = clock.Elapsed.TotalMilliseconds;
            clock.Restart();
            if (peer is not null)
            {
                await peer().ConfigureAwait(false);
            }

            if (round >= 0)
            {
                first.Add(took);
                processor.Add(used);
                again.Add(second);
                others.Add(clock.Elapsed.TotalMilliseconds);
            }
        }

        var rested = await RestedAsync(folder, ask).ConfigureAwait(false);
        IReadOnlyList<string> row =
        [
            task, WebRun.Ms(WebRun.At(first, 0.5)), WebRun.Ms(WebRun.At(processor, 0.5)), WebRun.Ms(rested), WebRun.Ms(WebRun.At(again, 0.5)), bytes.ToString("N0", CultureInfo.InvariantCulture), peer is null ? "–" : WebRun.Ms(WebRun.At(others, 0.5)),
        ];
        say(string.Join("; ", Columns.Zip(row, (c, r) => $"{c}: {r}")));
        return row;
    }

    // Asked once of a server that had time to look beforehand at what people ask first.
    private static async Task<double> RestedAsync(string folder, Func<HttpClient, Task<byte[]>> ask)
    {
        await using var server = await StartAsync(folder).ConfigureAwait(false);
        using var client = new HttpClient { BaseAddress = server.Address };
        await server.LookBeforehandAsync().ConfigureAwait(false);
        var clock = Stopwatch.StartNew();
        await ask(client).ConfigureAwait(false);
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task<Server> StartAsync(string folder)
    {
        var journeys = await JourneyWorkspace.OpenAsync(new WorkspaceFolder(folder)).ConfigureAwait(false);
        var served = new ServedWorkspace(Name, journeys);
        return new Server(journeys, served, await WebHost.StartAsync(["http://127.0.0.1:0"], [served]).ConfigureAwait(false));
    }

    private sealed class Server(JourneyWorkspace journeys, ServedWorkspace served, WebHost host) : IAsyncDisposable
    {
        public Task LookBeforehandAsync()
        {
            host.BeginFirstLooks();
            return served.FirstLooks.Ready;
        }

        public Uri Address => new(host.Addresses.First());

        public async ValueTask DisposeAsync()
        {
            await host.DisposeAsync().ConfigureAwait(false);
            await journeys.DisposeAsync().ConfigureAwait(false);
        }
    }
}
