using System.Collections.Immutable;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>Where a stop stands, in whole numbers: its column, its lane and, once given, its slot.</summary>
internal readonly record struct StopCell(int Column, int Lane, int Slot = 0);

/// <summary>
/// Gives ways that share a lane their own heights within it (slots), so that no two run on each other. A way keeps its slot as long as it stays in the lane; earlier ways take the upper slots.
/// </summary>
internal static class LaneSlots
{
    /// <summary>The cells with their slots, way by way.</summary>
    public static ImmutableArray<ImmutableArray<StopCell>> Assign(IReadOnlyList<ImmutableArray<StopCell>> ways)
    {
        var taken = new List<(int Lane, int Slot, double From, double To)>();
        var result = ImmutableArray.CreateBuilder<ImmutableArray<StopCell>>(ways.Count);
        foreach (var way in ways)
        {
            var cells = way.ToArray();
            for (var first = 0; first < way.Length;)
            {
                var last = first;
                while (last + 1 < way.Length && way[last + 1].Lane == way[first].Lane)
                {
                    last++;
                }

                var (from, to) = Stretch(way, first, last);
                var slot = 0;
                while (taken.Exists(t => t.Lane == way[first].Lane && t.Slot == slot && Math.Min(to, t.To) - Math.Max(from, t.From) > 0))
                {
                    slot++;
                }

                taken.Add((way[first].Lane, slot, from, to));
                for (var i = first; i <= last; i++)
                {
                    cells[i] = cells[i] with { Slot = slot };
                }

                first = last + 1;
            }

            result.Add([.. cells]);
        }

        return result.MoveToImmutable();
    }

    /// <summary>The corridor in which a way changes lane between two columns: the one at the start of the right one.</summary>
    public static int CorridorOf(StopCell from, StopCell to) => Math.Max(from.Column, to.Column);

    /// <summary>How far a way runs in one lane, in columns: a corridor stands at a whole number, a station half a column right of it.</summary>
    private static (double From, double To) Stretch(ImmutableArray<StopCell> way, int first, int last)
    {
        var places = Enumerable.Range(first, last - first + 1).Select(i => way[i].Column + 0.5).ToList();
        if (first > 0)
        {
            places.Add(CorridorOf(way[first - 1], way[first]));
        }

        if (last + 1 < way.Length)
        {
            places.Add(CorridorOf(way[last], way[last + 1]));
        }

        // A way that ends or begins here still has its label to the right of the station.
        return (places.Min(), Math.Max(places.Max(), places.Min() + 0.5));
    }
}
