using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// Journeys as scenarios see them: repeats straight after themselves taken once, activities that too few customers did left out. In blocks, one for each thread that made them.
/// </summary>
internal sealed class ScenarioData
{
    private ScenarioData(int[] activities, long[] customers, IReadOnlyList<ScenarioBlock> blocks) => (Activities, Customers, Blocks) = (activities, customers, blocks);

    /// <summary>The activity code of each item; items are ordered by the activity's name.</summary>
    public int[] Activities { get; }

    /// <summary>By item: how many customers did it.</summary>
    public long[] Customers { get; }

    public IReadOnlyList<ScenarioBlock> Blocks { get; }

    /// <exception cref="QuestionException">More activities are frequent than items can be numbered.</exception>
    public static ScenarioData Of(KernelRun run, Func<long, bool> isFrequent)
    {
        var counts = ActivityCustomers(run);
        var activities = Enumerable.Range(0, counts.Length).Where(code => isFrequent(counts[code])).OrderBy(code => run.Snapshot.Activities[code], StringComparer.Ordinal).ToArray();
        if (activities.Length > ushort.MaxValue)
        {
            throw new QuestionException("Too many activities are frequent; raise the minimum share of scenarios.");
        }

        var items = new int[counts.Length];
        Array.Fill(items, -1);
        for (var item = 0; item < activities.Length; item++)
        {
            items[activities[item]] = item;
        }

        var blocks = JourneyChunks.Walk(run, () => new ScenarioBlock(activities.Length), (range, block) => block.Add(range, items));
        return new ScenarioData(activities, Array.ConvertAll(activities, code => counts[code]), blocks);
    }

    private static long[] ActivityCustomers(KernelRun run)
    {
        var states = JourneyChunks.Walk(run, () => (Counts: new long[run.Snapshot.Activities.Count], Last: new int[run.Snapshot.Activities.Count], Journey: new int[1]).ToTuple(), static (range, state) =>
        {
            var (offsets, activities) = (range.Segment.Offsets, range.Segment.Activities);
            for (var j = range.First; j < range.End; j++)
            {
                var journey = ++state.Item3[0];
                for (var row = offsets[j]; row < offsets[j + 1]; row++)
                {
                    var code = activities[row];
                    if (state.Item2[code] != journey)
                    {
                        state.Item2[code] = journey;
                        state.Item1[code]++;
                    }
                }
            }
        });
        return [.. Enumerable.Range(0, run.Snapshot.Activities.Count).Select(code => states.Sum(s => s.Item1[code]))];
    }
}

/// <summary>Some journeys' items, and for each journey its different items by falling place of their last occurrence: which items come after a place is the beginning of that list.</summary>
internal sealed class ScenarioBlock(int itemCount)
{
    private readonly List<ushort> _items = [];
    private readonly List<int> _offsets = [0];
    private readonly List<ushort> _lastItems = [];
    private readonly List<int> _lastPlaces = [];
    private readonly List<int> _lastOffsets = [0];
    private readonly List<int> _persons = [];
    private readonly int[] _seenIn = new int[itemCount];

    public int JourneyCount => _persons.Count;

    public int PersonOf(int journey) => _persons[journey];

    public ReadOnlySpan<ushort> Items(int journey) => CollectionsMarshal.AsSpan(_items)[_offsets[journey].._offsets[journey + 1]];

    public void Add(JourneyRange range, int[] items)
    {
        var (offsets, activities) = (range.Segment.Offsets, range.Segment.Activities);
        for (var j = range.First; j < range.End; j++)
        {
            var previous = -1;
            for (var row = offsets[j]; row < offsets[j + 1]; row++)
            {
                var code = activities[row];
                if (code != previous && items[code] >= 0)
                {
                    _items.Add((ushort)items[code]);
                }

                previous = code;
            }

            Close(range.Segment.Persons[j]);
        }
    }

    /// <summary>Adds one for each item that comes at or after a place of a journey.</summary>
    public void CountFrom(int journey, int place, long[] counts)
    {
        var end = _lastOffsets[journey + 1];
        var lastItems = CollectionsMarshal.AsSpan(_lastItems);
        var lastPlaces = CollectionsMarshal.AsSpan(_lastPlaces);
        for (var i = _lastOffsets[journey]; i < end && lastPlaces[i] >= place; i++)
        {
            counts[lastItems[i]]++;
        }
    }

    private void Close(int person)
    {
        var journey = Items(_persons.Count, _items.Count);
        _offsets.Add(_items.Count);
        _persons.Add(person);
        for (var place = journey.Length - 1; place >= 0; place--)
        {
            if (_seenIn[journey[place]] != _persons.Count)
            {
                _seenIn[journey[place]] = _persons.Count;
                _lastItems.Add(journey[place]);
                _lastPlaces.Add(place);
            }
        }

        _lastOffsets.Add(_lastItems.Count);
    }

    private ReadOnlySpan<ushort> Items(int journey, int end) => CollectionsMarshal.AsSpan(_items)[_offsets[journey]..end];
}
