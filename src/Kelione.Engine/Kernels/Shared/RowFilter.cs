using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Drops the events of a snapshot that lie outside a period or fail a condition, and the journeys of persons who are not asked for.</summary>
/// <param name="fromMicros">The first moment inside.</param>
/// <param name="toMicros">The last moment inside.</param>
/// <param name="tests">Conditions on each event.</param>
/// <param name="persons">Whose journeys are kept; null for everybody's.</param>
internal sealed class RowFilter(long fromMicros, long toMicros, ConditionTest[] tests, PersonSet? persons)
{
    public static RowFilter Of(Scope scope, JourneySnapshot snapshot, PersonSet? persons) =>
        new(scope.Period?.FromMicros ?? long.MinValue, scope.Period?.ToMicros is { } to ? (to == long.MinValue ? to : to - 1) : long.MaxValue, ConditionTest.Compile(scope.Where, snapshot), persons);

    /// <summary>Filters a range of journeys; hidden ones are left out.</summary>
    /// <param name="range">The journeys.</param>
    /// <param name="observedUntil">Raised to the latest event kept or, of persons not asked for, that would have been kept.</param>
    /// <returns>null where nothing is left.</returns>
    public FilteredSegment? Apply(JourneyRange range, ref long? observedUntil)
    {
        var segment = range.Segment;
        var offsets = segment.Offsets;
        if (segment.EventCount > uint.MaxValue)
        {
            throw new QuestionException("A part of the index holds more events than a filter can number (4,294,967,295). Ask without period and conditions.");
        }

        var rowTests = ConditionTest.Bind(tests, segment);
        var rows = new PinnedColumn<uint>(checked((int)(offsets[range.End] - offsets[range.First])));
        var starts = new PinnedColumn<long>(range.End - range.First + 1);
        var kept = new PinnedColumn<int>(range.End - range.First);
        var (journeys, events) = (0, 0);
        for (var j = range.First; j < range.End; j++)
        {
            if (segment.Hidden?[j] == true)
            {
                continue;
            }

            var person = segment.Persons[j];
            var (first, end) = (LowerBound(segment.Times, offsets[j], offsets[j + 1], fromMicros), offsets[j + 1]);
            if (persons is not null && !persons[person])
            {
                Observe(segment, rowTests, first, end, person, ref observedUntil);
                continue;
            }

            starts.Values[journeys] = events;
            for (var row = first; row < end && segment.Times[row] <= toMicros; row++)
            {
                if (RowTest.All(rowTests, row, person))
                {
                    rows.Values[events++] = (uint)row;
                }
            }

            if (events > starts.Values[journeys])
            {
                kept.Values[journeys++] = person;
                observedUntil = Later(observedUntil, segment.Times[rows.Values[events - 1]]);
            }
        }

        starts.Values[journeys] = events;
        return journeys == 0 ? null : new FilteredSegment(segment, starts.Trim(journeys + 1), kept.Trim(journeys), rows.Trim(events));
    }

    private void Observe(JourneySegment segment, RowTest[] rowTests, long first, long end, int person, ref long? observedUntil)
    {
        for (var row = end - 1; row >= first && !(segment.Times[row] <= observedUntil); row--)
        {
            if (segment.Times[row] <= toMicros && RowTest.All(rowTests, row, person))
            {
                observedUntil = segment.Times[row];
                return;
            }
        }
    }

    public static long? Later(long? left, long? right) => left is null || right > left ? right : left;

    private static long LowerBound(Column<long> times, long from, long end, long bound)
    {
        while (from < end)
        {
            var middle = from + (end - from) / 2;
            if (times[middle] < bound)
            {
                from = middle + 1;
            }
            else
            {
                end = middle;
            }
        }

        return from;
    }
}
