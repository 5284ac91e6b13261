namespace Kelione.ClickHouse.Pushing;

/// <summary>
/// Exact quantiles of times that stay on the shards: these first say how many times lie in each of some hundred stretches, and then give only those in the stretches around the quantiles. Not safe for several threads.
/// </summary>
/// <param name="quantiles">Which quantiles will be asked for, each 0–1.</param>
internal sealed class TimeSums<TKey>(params IReadOnlyList<double> quantiles)
    where TKey : notnull
{
    private readonly Dictionary<TKey, SortedDictionary<long, long>> _stretches = [];
    private readonly Dictionary<TKey, SortedDictionary<long, long>> _times = [];

    /// <summary>Counts times of a stretch.</summary>
    public void AddStretch(TKey key, long least, long count) => Add(_stretches, key, least, count);

    /// <summary>Counts times that are equal, of a stretch that was wanted.</summary>
    public void AddTime(TKey key, long micros, long count) => Add(_times, key, micros, count);

    /// <summary>The stretches whose times must be known, when all stretches are.</summary>
    public IReadOnlyList<(TKey Key, long Least)> Wanted() => [.. _stretches.SelectMany(s => Around(s.Value).Select(least => (s.Key, least)))];

    /// <summary>A quantile in seconds, by linear interpolation between order statistics; null where there are no times.</summary>
    public double? Seconds(TKey key, double q)
    {
        return _stretches.TryGetValue(key, out var stretches) ? Quantile(stretches, _times[key], q) / Journeys.UtcTime.MicrosPerSecond : null;
    }

    /// <summary>A quantile of counted values, by linear interpolation between order statistics.</summary>
    /// <param name="stretches">How many values lie in each stretch.</param>
    /// <param name="times">The values of the stretches around the quantile, and how often each is there.</param>
    /// <param name="q">0–1.</param>
    public static double Quantile(SortedDictionary<long, long> stretches, SortedDictionary<long, long> times, double q)
    {
        var position = (stretches.Values.Sum() - 1) * q;
        var rank = (long)Math.Floor(position);
        var part = position - rank;
        var below = Exact(stretches, times, rank);
        return part == 0 ? below : below + (Exact(stretches, times, rank + 1) - (double)below) * part;
    }

    /// <summary>The stretches in which the order statistics lie that the quantiles need.</summary>
    private HashSet<long> Around(SortedDictionary<long, long> stretches)
    {
        var total = stretches.Values.Sum();
        var found = new HashSet<long>();
        foreach (var q in quantiles)
        {
            var rank = (long)Math.Floor((total - 1) * q);
            found.Add(At(stretches, rank));
            found.Add(At(stretches, Math.Min(rank + 1, total - 1)));
        }

        return found;
    }

    /// <summary>The time of a rank: its place in its stretch is known, and the stretch's times are all at hand.</summary>
    private static long Exact(SortedDictionary<long, long> stretches, SortedDictionary<long, long> times, long rank)
    {
        var least = At(stretches, rank);
        var before = stretches.TakeWhile(s => s.Key < least).Sum(s => s.Value);
        return At(times.SkipWhile(t => t.Key < least), rank - before);
    }

    private static long At(IEnumerable<KeyValuePair<long, long>> counts, long rank)
    {
        foreach (var (value, count) in counts)
        {
            if (rank < count)
            {
                return value;
            }

            rank -= count;
        }

        throw new InvalidDataException("The shards counted fewer times than there are.");
    }

    private static void Add(Dictionary<TKey, SortedDictionary<long, long>> counts, TKey key, long value, long count)
    {
        if (!counts.TryGetValue(key, out var values))
        {
            counts.Add(key, values = []);
        }

        values[value] = values.GetValueOrDefault(value) + count;
    }
}
