using System.Diagnostics;

namespace Kelione.Bench;

/// <summary>What one peer took for one task, in milliseconds, each round.</summary>
internal sealed record Timing(string Task, string Peer, IReadOnlyList<double> Milliseconds, string Numbers)
{
    public double Median => Milliseconds.Order().ElementAt(Milliseconds.Count / 2);

    public double Least => Milliseconds.Min();
}

/// <summary>Asks the peers the same tasks in turn, round by round, so that a drift of the machine's speed hits all alike.</summary>
internal static class Measurement
{
    public static async Task<IReadOnlyList<Timing>> RunAsync(IReadOnlyList<IPeer> peers, int rounds, Action<string> say)
    {
        var timings = new List<Timing>();
        foreach (var task in peers.SelectMany(p => p.Tasks.Keys).Distinct(StringComparer.Ordinal).ToList())
        {
            var able = peers.Where(p => p.Tasks.ContainsKey(task)).ToList();
            var times = able.ToDictionary(p => p, _ => new List<double>());
            var numbers = new Dictionary<IPeer, string>();
            for (var round = -1; round < rounds; round++)
            {
                foreach (var peer in able)
                {
                    var clock = Stopwatch.StartNew();
                    numbers[peer] = await peer.Tasks[task]().ConfigureAwait(false);
                    if (round >= 0)
                    {
                        times[peer].Add(clock.Elapsed.TotalMilliseconds);
                    }
                }
            }

            foreach (var peer in able)
            {
                timings.Add(new Timing(task, peer.Name, times[peer], numbers[peer]));
                say(FormattableString.Invariant($"{task}: {peer.Name} {timings[^1].Median:F1} ms"));
            }

            foreach (var other in able.Skip(1).Where(p => !Numbers.Same(numbers[p], numbers[able[0]])))
            {
                say($"  the numbers differ: {able[0].Name} {First(numbers[able[0]])} … {other.Name} {First(numbers[other])}");
            }
        }

        return timings;
    }

    private static string First(string numbers) => numbers.Length > 100 ? numbers[..100].ReplaceLineEndings(" / ") : numbers.ReplaceLineEndings(" / ");
}
