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

    /// <summary>The columns of its rows.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Map", "People", "Edits a second", "Saved, ms: median", "p95", "most", "Seen by another, ms: median", "p95", "most", "Processor ms an edit", "Database kB an edit"];

    /// <summary>Has them edit for a while and tells the figures.</summary>
    /// <param name="folder">Where the workspace is made; it is removed afterwards.</param>
    /// <param name="people">How many.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="isLarge">Whether they edit a map of 2,250 cards; otherwise that of the phone template.</param>
    /// <param name="say">Gets the lines.</param>
    /// <returns>A row of the table.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, int people, int seconds, bool isLarge, Action<string> say)
    {
        var place = Path.Combine(folder, "editors");
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        IReadOnlyList<string> row;
        await using (var journeys = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(place)).ConfigureAwait(false))
        {
            // With the log of who did what, which is a writing of its own.
            var served = new ServedWorkspace("bench", journeys) { People = new PeopleRegister(journeys.Folder) };
            await served.People.OpenAsync().ConfigureAwait(false);
            var map = isLarge ? LargeMap.Make() : MapTemplates.Find("phone")!.Create("en") with { Id = "phone" };
            await served.Maps.CreateAsync(map, "bench").ConfigureAwait(false);
            var seats = new List<MapSeat>();
            for (var i = 0; i < people; i++)
            {
                seats.Add(await new WorkspaceVisit(served, Visitor.Of($"p{i}", $"Person {i}", MemberRole.Editor)).SitDownAsync(map.Id).ConfigureAwait(false));
            }

            var times = await EditAsync(seats, seconds).ConfigureAwait(false);
            seats.ForEach(s => s.Dispose());
            var kilobytes = new DirectoryInfo(place).EnumerateFiles("kelione.db*").Sum(f => f.Length) / 1000.0 / Math.Max(1, times.Versions);
            row = Row(isLarge ? "30 steps, 15 lanes, 2,250 cards" : "phone template", people, times, kilobytes);
            say(string.Join("; ", Columns.Zip(row, (c, r) => $"{c}: {r}")) + (times.Refused > 0 ? string.Create(CultureInfo.InvariantCulture, $"; refused {times.Refused}") : ""));
        }

        Directory.Delete(place, recursive: true);
        return row;
    }

    private static async Task<Times> EditAsync(List<MapSeat> seats, int seconds)
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
        return new Times([.. own], [.. seen], Stopwatch.GetElapsedTime(start).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, trouble, seats[0].Stored.Version);
    }

    private static IReadOnlyList<string> Row(string map, int people, Times times, double kilobytes) =>
    [
        map,
        people.ToString(CultureInfo.InvariantCulture),
        (times.Own.Count / times.Seconds).ToString("F1", CultureInfo.InvariantCulture),
        .. Spread(times.Own),
        .. Spread(times.Seen),
        WebRun.Ms(times.ProcessorMs / Math.Max(1, times.Own.Count)),
        kilobytes.ToString("N0", CultureInfo.InvariantCulture),
    ];

    private static IEnumerable<string> Spread(IReadOnlyList<double> times) => [WebRun.Ms(WebRun.At(times, 0.5)), WebRun.Ms(WebRun.At(times, 0.95)), WebRun.Ms(WebRun.At(times, 1))];

    private static string Card(int person) => string.Create(CultureInfo.InvariantCulture, $"card-of-{person}");

    private sealed record Times(IReadOnlyList<double> Own, IReadOnlyList<double> Seen, double Seconds, double ProcessorMs, int Refused, int Versions);
}
