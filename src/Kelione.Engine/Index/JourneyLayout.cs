using System.Runtime.InteropServices;
using Kelione.Engine.Storage;
using Kelione.Engine.Storage.Duck;

namespace Kelione.Engine.Index;

/// <summary>Which stored events an index is made of.</summary>
/// <param name="Table">The table or temporary table.</param>
/// <param name="LastSequence">The last import order that counts; later ones are not there yet.</param>
internal sealed record EventRange(string Table, long LastSequence)
{
    /// <summary>A query over the range's events.</summary>
    public string Aggregate(string expression) => FormattableString.Invariant($"SELECT {expression} FROM {Table} WHERE seq <= {LastSequence}");

    /// <summary>A query of columns in import order, in which the range's events come first; the reader stops after as many as there are, which is faster than a filter.</summary>
    /// <param name="columns">The columns, as SQL.</param>
    /// <param name="sorted">Whether the rows must be sorted, because they do not lie in that order.</param>
    public string Select(string columns, bool sorted) => $"SELECT {columns} FROM {Table}" + (sorted ? " ORDER BY seq" : "");
}

/// <summary>
/// Where each stored event goes: a counting sort by person, and inside a journey by (time, import order). Made once; then each column is read from the truth in import order and each value put
/// straight to its place.
/// </summary>
internal sealed unsafe class JourneyLayout : IDisposable
{
    private NativeBuffer? _offsets;
    private NativeBuffer? _persons;
    private NativeBuffer? _times;

    private JourneyLayout(long eventCount) => EventCount = eventCount;

    public long EventCount { get; }

    public int JourneyCount { get; private set; }

    /// <summary>The place of each event, by its number in import order.</summary>
    public NativeBuffer Places { get; private set; } = null!;

    /// <summary>Whether the rows of the truth lie in another order than the one they came in, so that each query must sort.</summary>
    public bool NeedsSort { get; private set; }

    public long FirstMicros { get; private set; }

    public long LastMicros { get; private set; }

    /// <summary>Lays the events out.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="range">Which events.</param>
    /// <param name="identities">Who is who.</param>
    public static JourneyLayout Make(DuckConnection connection, EventRange range, IdentityResolution identities)
    {
        var count = connection.Number(range.Aggregate("count(*)")) ?? 0;
        if (count > uint.MaxValue)
        {
            throw new WorkspaceException("The workspace holds more than 4,294,967,295 events, which is more than one index can hold. Use several workspaces.");
        }

        var layout = new JourneyLayout(count);
        try
        {
            layout.CountPersons(connection, range, identities);
            layout.PlaceTimes(connection, range);
            layout.SortInside();
            return layout;
        }
        catch
        {
            layout.Dispose();
            throw;
        }
    }

    /// <summary>The finished column, which the caller owns from now on.</summary>
    public NativeBuffer TakeOffsets() => Take(ref _offsets);

    /// <summary>The finished column, which the caller owns from now on.</summary>
    public NativeBuffer TakePersons() => Take(ref _persons);

    /// <summary>The finished column, which the caller owns from now on.</summary>
    public NativeBuffer TakeTimes() => Take(ref _times);

    public void Dispose()
    {
        Places?.Dispose();
        _offsets?.Dispose();
        _persons?.Dispose();
        _times?.Dispose();
    }

    /// <summary>Goes to the next chunk and says how many of its rows to take; 0 at the end.</summary>
    /// <param name="result">The rows.</param>
    /// <param name="taken">How many were taken before.</param>
    public int NextSize(DuckResult result, long taken) => taken < EventCount && result.Next() ? (int)Math.Min(result.Count, EventCount - taken) : 0;

    /// <summary>Checks that every place was filled.</summary>
    public void EnsureAll(long rows)
    {
        if (rows != EventCount)
        {
            throw new InvalidDataException("The store gave fewer events than it counted.");
        }
    }

    private static NativeBuffer Take(ref NativeBuffer? column) =>
        Interlocked.Exchange(ref column, null) ?? throw new InvalidOperationException("The column was taken before.");

    private void CountPersons(DuckConnection connection, EventRange range, IdentityResolution identities)
    {
        Places = new NativeBuffer(EventCount * sizeof(uint));
        var persons = (int*)Places.Pointer;
        var highest = (connection.Number(range.Aggregate("CAST(max(customer) AS BIGINT)")) ?? 0) + 1;
        using var next = new NativeBuffer(Math.Max(highest, identities.HighestPerson + 1) * sizeof(uint), zeroed: true);
        var counts = (uint*)next.Pointer;
        NeedsSort = !ReadPersons(connection, range, identities, persons, counts, sorted: false);
        if (NeedsSort)
        {
            NativeMemory.Clear(counts, (nuint)next.Bytes);
            if (!ReadPersons(connection, range, identities, persons, counts, sorted: true))
            {
                throw new InvalidDataException(FormattableString.Invariant($"The store gave events out of order, or beyond the {EventCount} up to {range.LastSequence} that it counted."));
            }
        }

        SumUp(counts, next.Bytes / sizeof(uint));
        for (long row = 0; row < EventCount; row++)
        {
            ((uint*)persons)[row] = counts[persons[row]]++;
        }
    }

    /// <summary>Reads who each event belongs to and counts. False where the rows lie in another order: it leaves at the first that does, which may be one that came later, of a person whom nobody counted on.</summary>
    private bool ReadPersons(DuckConnection connection, EventRange range, IdentityResolution identities, int* persons, uint* counts, bool sorted)
    {
        long row = 0;
        var last = long.MinValue;
        using var result = connection.Query(range.Select("seq, customer", sorted));
        while (NextSize(result, row) is var size and > 0)
        {
            var sequences = result.Pointer<long>(0);
            var customers = result.Pointer<int>(1);
            for (var i = 0; i < size; i++, row++)
            {
                if (sequences[i] <= last || sequences[i] > range.LastSequence)
                {
                    return false;
                }

                last = sequences[i];
                var person = identities.PersonOf(customers[i]);
                persons[row] = person;
                counts[person]++;
            }
        }

        EnsureAll(row);
        return true;
    }

    private void SumUp(uint* counts, long persons)
    {
        var journeys = 0;
        for (long person = 0; person < persons; person++)
        {
            journeys += counts[person] > 0 ? 1 : 0;
        }

        JourneyCount = journeys;
        _offsets = new NativeBuffer((journeys + 1L) * sizeof(long));
        _persons = new NativeBuffer((long)journeys * sizeof(int));
        var offsets = (long*)_offsets.Pointer;
        var ids = (int*)_persons.Pointer;
        uint start = 0;
        var journey = 0;
        for (long person = 0; person < persons; person++)
        {
            if (counts[person] > 0)
            {
                offsets[journey] = start;
                ids[journey++] = (int)person;
                var count = counts[person];
                counts[person] = start;
                start += count;
            }
        }

        offsets[journey] = start;
    }

    private void PlaceTimes(DuckConnection connection, EventRange range)
    {
        _times = new NativeBuffer(EventCount * sizeof(long));
        var times = (long*)_times.Pointer;
        var places = (uint*)Places.Pointer;
        long row = 0;
        var (first, last) = (long.MaxValue, long.MinValue);
        using var result = connection.Query(range.Select("\"time\"", NeedsSort));
        while (NextSize(result, row) is var size and > 0)
        {
            var from = result.Pointer<long>(0);
            for (var i = 0; i < size; i++)
            {
                var time = from[i];
                first = Math.Min(first, time);
                last = Math.Max(last, time);
                times[places[row++]] = time;
            }
        }

        EnsureAll(row);
        (FirstMicros, LastMicros) = EventCount == 0 ? (0, 0) : (first, last);
    }

    /// <summary>Sorts the journeys whose events did not come in the order of time, and mends the places.</summary>
    private void SortInside()
    {
        var times = (long*)_times!.Pointer;
        var offsets = (long*)_offsets!.Pointer;
        NativeBuffer? moves = null;
        for (var journey = 0; journey < JourneyCount; journey++)
        {
            var span = new Span<long>(times + offsets[journey], checked((int)(offsets[journey + 1] - offsets[journey])));
            if (IsSorted(span))
            {
                continue;
            }

            moves ??= Identity(EventCount);
            Sort(span, new Span<uint>((uint*)moves.Pointer + offsets[journey], span.Length), (uint)offsets[journey]);
        }

        if (moves is not null)
        {
            using (moves)
            {
                var places = (uint*)Places.Pointer;
                var to = (uint*)moves.Pointer;
                for (long row = 0; row < EventCount; row++)
                {
                    places[row] = to[places[row]];
                }
            }
        }
    }

    private static bool IsSorted(ReadOnlySpan<long> times)
    {
        for (var i = 1; i < times.Length; i++)
        {
            if (times[i] < times[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    private static NativeBuffer Identity(long count)
    {
        var buffer = new NativeBuffer(count * sizeof(uint));
        var moves = (uint*)buffer.Pointer;
        for (long i = 0; i < count; i++)
        {
            moves[i] = (uint)i;
        }

        return buffer;
    }

    private static void Sort(Span<long> times, Span<uint> moves, uint start)
    {
        // Events of one time keep their order: the old place is part of the key.
        var keys = new (long Time, int Place)[times.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = (times[i], i);
        }

        Array.Sort(keys);
        for (var i = 0; i < keys.Length; i++)
        {
            times[i] = keys[i].Time;
            moves[keys[i].Place] = start + (uint)i;
        }
    }
}
