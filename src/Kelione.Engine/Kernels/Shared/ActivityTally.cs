using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>How often activities were met, and with how many customers. One for each thread, joined at the end.</summary>
/// <param name="activities">How many activities there are.</param>
internal sealed class ActivityTally(int activities)
{
    private readonly long[] _counts = new long[activities];
    private readonly long[] _customers = new long[activities];
    private readonly int[] _seen = new int[activities];
    private int _journey;

    /// <summary>How many different activities were met.</summary>
    public int Distinct => _counts.Count(c => c > 0);

    /// <summary>What is met from now on is another customer's.</summary>
    public void NextCustomer() => _journey++;

    public void Add(int activity)
    {
        _counts[activity]++;
        if (_seen[activity] != _journey)
        {
            _seen[activity] = _journey;
            _customers[activity]++;
        }
    }

    /// <summary>Adds what was counted otherwise, by activity.</summary>
    public void Add(IReadOnlyList<long> counts, IReadOnlyList<long> customers)
    {
        for (var a = 0; a < activities; a++)
        {
            _counts[a] += counts[a];
            _customers[a] += customers[a];
        }
    }

    /// <summary>Adds what another thread counted; no customer is in both.</summary>
    public void Add(ActivityTally other) => Add(other._counts, other._customers);

    /// <summary>By falling count, then by name.</summary>
    public List<ActivityCount> ToList(ITextDictionary names) =>
        [.. Ranking.ByCount(_counts, names).Select(a => new ActivityCount(names[a], _counts[a], _customers[a]))];
}
