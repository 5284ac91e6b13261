using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Bench;

/// <summary>
/// Many people edit one map at once, through the rooms and the database that the web app uses: each has a seat, changes a card of their own every two seconds, and another seat says when it sees the change. Without browsers: what a tab
/// draws is not in these figures.
/// </summary>
internal static class EditorTimes
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(2);

    /// <summary>Has them edit for a while and tells the figures.</summary>
    /// <param name="folder">Where the workspace is made; it is removed afterwards.</param>
    /// <param name="people">How many.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="say">Gets the lines.</param>
    public static async Task RunAsync(string folder, int people, int seconds, Action<string> say)
    {
        var place = Path.Combine(folder, "editors");
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        await using (var journeys = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(place)).ConfigureAwait(false))
        {
            var served = new ServedWorkspace("bench", journeys);
            await served.Maps.CreateAsync(MapTemplates.Find("phone")!.Create("en") with { Id = "phone" }, "bench").ConfigureAwait(false);
            var seats = new List<MapSeat>();
            for (var i = 0; i < people; i++)
            {
                seats.Add(await new WorkspaceVisit(served, Visitor.Of($"p{i}", $"Person {i}", MemberRole.Editor)).SitDownAsync("phone").ConfigureAwait(false));
            }

            await EditAsync(seats, seconds, say).ConfigureAwait(false);
            seats.ForEach(s => s.Dispose());
        }

        Directory.Delete(place, recursive: true);
    }

    private static async Task EditAsync(List<MapSeat> seats, int seconds, Action<string> say)
    {
        var (seen, own, trouble) = (new ConcurrentQueue<double>(), new ConcurrentQueue<double>(), 0);
        var begun = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < seats.Count; i++)
        {
            var (me, neighbour) = (seats[i], (i + 1) % seats.Count);
            me.News += news =>
            {
                // What the neighbour wrote last, as this seat sees it now.
                if (news.Kind == MapNewsKind.Edited && me.Map.Cards.FirstOrDefault(c => c.Id == Card(neighbour))?.Text is { } text && begun.TryRemove(text, out var at))
                {
                    seen.Enqueue(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                }
            };
            await me.ApplyAsync([MapEdits.Add(new Card { Id = Card(i), Lane = me.Map.Lanes[1].Id, Step = me.Map.Steps().First().Id, Text = "begun" }, null)], me.Stored.Version).ConfigureAwait(false);
        }

        var (cpu, start) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());
        await Task.WhenAll(seats.Select((seat, i) => Task.Run(async () =>
        {
            await Task.Delay(Between * (i / (double)seats.Count)).ConfigureAwait(false);
            for (var n = 0; Stopwatch.GetElapsedTime(start).TotalSeconds < seconds; n++)
            {
                var next = Task.Delay(Between);
                var text = string.Create(CultureInfo.InvariantCulture, $"words {n} of person {i}");
                var card = seat.Map.Cards.First(c => c.Id == Card(i));
                var at = begun[text] = Stopwatch.GetTimestamp();
                try
                {
                    await seat.ApplyAsync([MapEdits.Change(card, card with { Text = text })], seat.Stored.Version).ConfigureAwait(false);
                    own.Enqueue(Stopwatch.GetElapsedTime(at).TotalMilliseconds);
                }
                catch (MendableException)
                {
                    Interlocked.Increment(ref trouble);
                }

                await next.ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        var took = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        say(string.Create(CultureInfo.InvariantCulture, $"{seats.Count} editors, {took:F0} s: {own.Count} edits made ({own.Count / took:F1}/s), {seen.Count} seen by the neighbour, {trouble} refused, version {seats[0].Stored.Version}"));
        say(Line("until one's own is saved", own));
        say(Line("until another seat sees it", seen));
        say(string.Create(CultureInfo.InvariantCulture, $"processor {used:F1} s = {100 * used / took / Environment.ProcessorCount:F0} % of {Environment.ProcessorCount} cores; peak memory {Machine.PeakBytes() / (double)(1 << 20):F0} MiB; load {Load()}"));
    }

    private static string Card(int person) => string.Create(CultureInfo.InvariantCulture, $"card-of-{person}");

    private static string Line(string what, IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? $"{what}: none" : string.Create(CultureInfo.InvariantCulture, $"{what}: p50 {At(0.5):F0} ms, p95 {At(0.95):F0} ms, p99 {At(0.99):F0} ms, most {sorted[^1]:F0} ms");
        double At(double share) => sorted[(int)Math.Min(sorted.Length - 1, share * sorted.Length)];
    }

    // How busy the machine is with other things says how far the figures can be trusted.
    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Trim() : "unknown";
}
