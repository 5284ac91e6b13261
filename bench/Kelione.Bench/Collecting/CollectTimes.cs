using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Channels;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Bench;

/// <summary>How many events a second the collector takes, durable when answered, and how long an answer takes; client and server share the machine's processors.</summary>
internal static class CollectTimes
{
    private const int Connections = 8;
    private const int Customers = 200_000;

    /// <summary>The columns of the table.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["What", "Events a second", "Answer p50 ms", "Answer p99 ms", "Longest ms", "Refused", "Own memory after 5 s MB", "Half way MB", "At the end MB", "With mapped files MB", "Analyses asked", "Analysis p50 ms", "Analysis longest ms", "In the store after s"];

    /// <summary>Sends to a server of its own for some seconds.</summary>
    /// <param name="program">The program's kelione.dll.</param>
    /// <param name="folder">Where its workspace goes.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="size">Events in a request.</param>
    /// <param name="rate">Events a second to keep to; null for as fast as it goes.</param>
    /// <param name="asks">Whether analyses are asked meanwhile, one a second.</param>
    /// <param name="say">Gets the lines.</param>
    public static async Task<IReadOnlyList<string>> ServeAsync(string program, string folder, int seconds, int size, int? rate, bool asks, Action<string> say)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await using var server = await CollectServer.StartAsync(program, folder).ConfigureAwait(false);
        var (key, read) = (await server.KeyAsync("events").ConfigureAwait(false), await server.KeyAsync("read").ConfigureAwait(false));
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = server.Address, Timeout = TimeSpan.FromMinutes(2) };
        var times = new ConcurrentBag<double>();
        var questions = new ConcurrentBag<double>();
        long sent = 0, taken = 0, refused = 0;
        using var ends = new CancellationTokenSource();
        var clock = Stopwatch.StartNew();
        var senders = Enumerable.Range(0, Connections).Select(_ => Task.Run(SendAsync)).ToList();
        var asker = asks ? Task.Run(() => AskAsync(client, read, questions, ends.Token)) : Task.CompletedTask;
        await Task.Delay(TimeSpan.FromSeconds(5)).ConfigureAwait(false);
        var early = server.Own;
        await Task.Delay(TimeSpan.FromSeconds(Math.Max(0, (seconds / 2.0) - 5))).ConfigureAwait(false);
        var middle = server.Own;
        await Task.WhenAll(senders).ConfigureAwait(false);
        var elapsed = clock.Elapsed.TotalSeconds;
        var (late, whole) = (server.Own, server.Resident);
        await ends.CancelAsync().ConfigureAwait(false);
        await asker.ConfigureAwait(false);
        var settled = await SettledAsync(client, read, taken).ConfigureAwait(false);
        var name = string.Create(CultureInfo.InvariantCulture, $"{size} events a request{(rate is { } r ? $", {r:N0} a second asked for" : ", as fast as it goes")}{(asks ? ", analyses asked meanwhile" : "")}");
        say(string.Create(CultureInfo.InvariantCulture, $"{name}: {taken / elapsed:N0}/s, processor of the server {server.Processor.TotalSeconds:F0} s in {elapsed:F0} s"));
        return [name, (taken / elapsed).ToString("N0", CultureInfo.InvariantCulture), WebRun.Ms(WebRun.At(times, 0.5)), WebRun.Ms(WebRun.At(times, 0.99)), WebRun.Ms(times.DefaultIfEmpty(0).Max()), refused.ToString("N0", CultureInfo.InvariantCulture), Mb(early), Mb(middle), Mb(late), Mb(whole), questions.Count.ToString("N0", CultureInfo.InvariantCulture), questions.IsEmpty ? "–" : WebRun.Ms(WebRun.At(questions, 0.5)), questions.IsEmpty ? "–" : WebRun.Ms(questions.Max()), settled];

        async Task SendAsync()
        {
            var batch = new CollectBatch(size);
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var first = Interlocked.Add(ref sent, size) - size;
                if (rate is { } most && TimeSpan.FromSeconds(first / (double)most) - clock.Elapsed is { Ticks: > 0 } wait)
                {
                    await Task.Delay(wait).ConfigureAwait(false);
                }

                batch.Renew(first, 1_778_484_000_000 + (long)clock.Elapsed.TotalMilliseconds, Customers);
                using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/collect/v1/events", UriKind.Relative)) { Content = new ByteArrayContent(batch.Body) };
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
                var start = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(request).ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                Interlocked.Add(ref answer.IsSuccessStatusCode ? ref taken : ref refused, size);
                if (answer.Headers.RetryAfter?.Delta is { } told)
                {
                    await Task.Delay(told).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>What a group commit straight into DuckDB gives, without HTTP, as many senders waiting: what a journal of its own has to beat.</summary>
    public static async Task<IReadOnlyList<string>> GroupCommitAsync(string folder, int seconds, int size, Action<string> say)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        await using var store = await EventStore.OpenAsync(folder).ConfigureAwait(false);
        var waiting = Channel.CreateUnbounded<(EventBatch Batch, TaskCompletionSource Done)>();
        var times = new ConcurrentBag<double>();
        long sent = 0;
        var clock = Stopwatch.StartNew();
        var writer = Task.Run(async () =>
        {
            while (await waiting.Reader.WaitToReadAsync().ConfigureAwait(false))
            {
                var group = new List<(EventBatch Batch, TaskCompletionSource Done)>();
                while (waiting.Reader.TryRead(out var one))
                {
                    group.Add(one);
                }

                await store.AppendAsync([.. group.Select(g => g.Batch)]).ConfigureAwait(false);
                group.ForEach(g => g.Done.SetResult());
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var batch = new CollectBatch(size);
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var events = batch.ToBatch(Interlocked.Add(ref sent, size) - size, 1_778_484_000_000 + (long)clock.Elapsed.TotalMilliseconds, Customers);
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                var start = Stopwatch.GetTimestamp();
                await waiting.Writer.WriteAsync((events, done)).ConfigureAwait(false);
                await done.Task.ConfigureAwait(false);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
        }))).ConfigureAwait(false);
        var elapsed = clock.Elapsed.TotalSeconds;
        waiting.Writer.Complete();
        await writer.ConfigureAwait(false);
        var name = string.Create(CultureInfo.InvariantCulture, $"for comparison: group commit into DuckDB alone, no HTTP, {size} events a sender");
        say(string.Create(CultureInfo.InvariantCulture, $"{name}: {sent / elapsed:N0}/s, p99 {WebRun.At(times, 0.99):F0} ms"));
        return [name, (sent / elapsed).ToString("N0", CultureInfo.InvariantCulture), WebRun.Ms(WebRun.At(times, 0.5)), WebRun.Ms(WebRun.At(times, 0.99)), WebRun.Ms(times.Max()), "–", "–", "–", "–", "–", "–", "–", "–", "0"];
    }

    private static async Task AskAsync(HttpClient client, string key, ConcurrentBag<double> times, CancellationToken stop)
    {
        string[] questions = ["""{"question":"status"}""", """{"question":"funnel","steps":["Page viewed","Order completed"]}""", """{"question":"variants"}"""];
        for (var turn = 0; !stop.IsCancellationRequested; turn++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/ask", UriKind.Relative)) { Content = new StringContent(questions[turn % questions.Length], Encoding.UTF8, "application/json") };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            var start = Stopwatch.GetTimestamp();
            using var answer = await client.SendAsync(request, CancellationToken.None).ConfigureAwait(false);
            if (answer.IsSuccessStatusCode)
            {
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }
            else
            {
                Console.WriteLine(await answer.Content.ReadAsStringAsync(CancellationToken.None).ConfigureAwait(false));
            }

            await Task.Delay(1000, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<string> SettledAsync(HttpClient client, string key, long events)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(3))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/status", UriKind.Relative));
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var answer = await client.SendAsync(request).ConfigureAwait(false);
            using var document = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync().ConfigureAwait(false));
            if (document.RootElement.TryGetProperty("events", out var there) && there.GetInt64() >= events)
            {
                return clock.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
            }

            await Task.Delay(250).ConfigureAwait(false);
        }

        return "not within 180";
    }

    private static string Mb(long bytes) => (bytes / 1e6).ToString("N0", CultureInfo.InvariantCulture);
}
