using System.Runtime.CompilerServices;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Reads journeys one after the other, without holding more than a few in memory.</summary>
internal static class JourneyTales
{
    /// <summary>The journeys of a scope, each with the person's id as it is shown.</summary>
    public static async IAsyncEnumerable<(string Customer, JourneyTale Tale)> ReadAsync(IJourneyStore store, Scope scope, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var shown = await PersonsShown.ReadAsync(store, cancellationToken);
        var merged = new Dictionary<string, JourneyTale>(StringComparer.Ordinal);
        (string Customer, JourneyTale Tale)? current = null;
        await foreach (var journeyEvent in store.ExportActivitiesAsync(scope, cancellationToken))
        {
            // Events come by their raw ids: a person of several ids is whole only at the end.
            if (shown.IsMerged(journeyEvent.Customer))
            {
                var person = shown.Of(journeyEvent.Customer);
                if (!merged.TryGetValue(person, out var of))
                {
                    merged.Add(person, of = new JourneyTale());
                }

                of.Add(journeyEvent.TimeMicros, journeyEvent.Activity);
                continue;
            }

            if (current is { } before && before.Customer != journeyEvent.Customer)
            {
                yield return before;
                current = null;
            }

            var reading = current ??= (journeyEvent.Customer, new JourneyTale());
            reading.Tale.Add(journeyEvent.TimeMicros, journeyEvent.Activity);
        }

        if (current is { } last)
        {
            yield return last;
        }

        foreach (var (person, tale) in merged)
        {
            yield return (person, tale.Ordered());
        }
    }
}

/// <summary>Keeps the least satisfied of many.</summary>
/// <param name="most">How many.</param>
internal sealed class WorstFirst(int most)
{
    private readonly SortedSet<LikelySatisfaction> _kept = new(Comparer<LikelySatisfaction>.Create((a, b) =>
        a.Value!.Value.CompareTo(b.Value!.Value) is not 0 and var order ? order : string.CompareOrdinal(a.Customer, b.Customer)));

    /// <summary>Those kept, the least satisfied first.</summary>
    public IReadOnlyList<LikelySatisfaction> All => [.. _kept];

    /// <summary>Keeps one of whom something is told, where it is among the least satisfied.</summary>
    public void Offer(LikelySatisfaction satisfaction)
    {
        if (satisfaction.Value is null)
        {
            return;
        }

        _kept.Add(satisfaction);
        if (_kept.Count > most)
        {
            _kept.Remove(_kept.Max!);
        }
    }
}
