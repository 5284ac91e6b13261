using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>An answer with the customers behind each of its addresses, all worked out at once: plain, and slow.</summary>
internal sealed record Opened(Answer Answer, Behind Behind);

/// <summary>The customers behind addresses.</summary>
internal sealed class Behind
{
    private readonly Dictionary<string, SortedSet<string>> _customers = new(StringComparer.Ordinal);

    /// <summary>The addresses in the order in which they were first named.</summary>
    public IEnumerable<string> Addresses => _customers.Keys;

    /// <summary>Another scope than the question's, in which the customers of some addresses are to be summed up.</summary>
    public Dictionary<string, Scope> Scopes { get; } = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string>? this[string address] => _customers.GetValueOrDefault(address);

    /// <summary>Names an address and puts customers behind it.</summary>
    public void Put(string address, IEnumerable<string> customers)
    {
        if (!_customers.TryGetValue(address, out var set))
        {
            _customers.Add(address, set = new SortedSet<string>(StringComparer.Ordinal));
        }

        set.UnionWith(customers);
    }

    public void Put(string address, params IEnumerable<PlainJourney> journeys) => Put(address, journeys.Select(j => j.Customer));
}

/// <summary>Small things that several analyses need.</summary>
internal static class PlainMath
{
    public static double Share(long count, long of) => of == 0 ? 0 : count / (double)of;

    /// <summary>A quantile of lengths in microseconds, in seconds; null where there are none.</summary>
    public static double? Seconds(IEnumerable<long> micros, double q) => Quantiles.SecondsOf(micros.ToArray(), q);

    /// <summary>Lists of names in ordinal order; a shorter one before a longer that it begins.</summary>
    public static IComparer<IReadOnlyList<string>> Names { get; } = Comparer<IReadOnlyList<string>>.Create((left, right) =>
    {
        var difference = left.Zip(right, string.CompareOrdinal).FirstOrDefault(c => c != 0);
        return difference != 0 ? difference : left.Count - right.Count;
    });
}
