using System.IO.Hashing;
using System.Runtime.InteropServices;
using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>A customer as a direction: for each activity done, 1 + log of how often; of length one. Only activities done are kept, in the order of their first time.</summary>
/// <param name="Activities">Places of the activities by name.</param>
/// <param name="Weights">Their weights.</param>
internal sealed record CustomerVector(int[] Activities, double[] Weights);

/// <summary>Turns journeys into directions, one after another in the same memory. Not safe for several threads.</summary>
/// <param name="placeOf">By activity code: the activity's place by name, so that sums do not hang on the order in which activities were first met.</param>
internal sealed class Vectorizer(int[] placeOf)
{
    private readonly int[] _counts = new int[placeOf.Length];
    private readonly List<int> _activities = [];
    private readonly List<double> _weights = [];

    public ReadOnlySpan<int> Activities => CollectionsMarshal.AsSpan(_activities);

    public ReadOnlySpan<double> Weights => CollectionsMarshal.AsSpan(_weights);

    public void Read(JourneySegment segment, int journey)
    {
        _activities.Clear();
        _weights.Clear();
        for (var row = segment.Offsets[journey]; row < segment.Offsets[journey + 1]; row++)
        {
            var place = placeOf[segment.Activities[row]];
            if (_counts[place]++ == 0)
            {
                _activities.Add(place);
            }
        }

        var squares = 0.0;
        foreach (var place in _activities)
        {
            var weight = 1 + Math.Log(_counts[place]);
            _weights.Add(weight);
            squares += weight * weight;
            _counts[place] = 0;
        }

        var length = Math.Sqrt(squares);
        foreach (ref var weight in CollectionsMarshal.AsSpan(_weights))
        {
            weight /= length;
        }
    }

    public CustomerVector ToVector() => new([.. _activities], [.. _weights]);
}

/// <summary>A sample of customers that does not hang on where their journeys lie: those with the least hashes of their ids.</summary>
internal static class CustomerSample
{
    /// <summary>Up to so many customers' directions, by rising hash.</summary>
    public static IReadOnlyList<CustomerVector> Take(KernelRun run, int most, long seed, int[] placeOf)
    {
        var chosen = PersonSets.Visible(run).Persons().Select(person => (Hash: HashOf(run.Snapshot.Persons[person], seed), Person: person)).ToArray();
        Array.Sort(chosen, (left, right) => left.Hash != right.Hash
            ? left.Hash.CompareTo(right.Hash)
            : string.CompareOrdinal(run.Snapshot.Persons[left.Person], run.Snapshot.Persons[right.Person]));
        var count = Math.Min(most, chosen.Length);
        var ranks = new Dictionary<int, int>(count);
        for (var i = 0; i < count; i++)
        {
            ranks.Add(chosen[i].Person, i);
        }

        var sample = new CustomerVector[count];
        JourneyChunks.Walk(run, () => new Vectorizer(placeOf), (range, vectorizer) =>
        {
            for (var j = range.First; j < range.End; j++)
            {
                if (range.Segment.Offsets[j] < range.Segment.Offsets[j + 1] && ranks.TryGetValue(range.Segment.Persons[j], out var rank))
                {
                    vectorizer.Read(range.Segment, j);
                    sample[rank] = vectorizer.ToVector();
                }
            }
        });
        return sample;
    }

    private static ulong HashOf(string id, long seed) => SeededRandom.Mix(XxHash64.HashToUInt64(MemoryMarshal.AsBytes(id.AsSpan()), seed));
}
