using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Ways;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>
/// The strongest ways among measured moves: the chain of forward moves with the most customers, then the next among the moves that are left. Every measured move is drawn once at most, so that
/// each number on the poster is the measured one and none is shared out.
/// </summary>
internal static class StrongestWays
{
    /// <summary>How many ways are drawn at most.</summary>
    public const int Most = 4;

    // A way whose strongest move has less than this share of the strongest move of all is left out: it would be a hair on the page.
    private const double LeastShare = 0.04;

    /// <summary>The ways by falling strength; none where no move between known channels was measured.</summary>
    public static ImmutableArray<Way> Of(JourneyMap map, MapMeasurement measurement)
    {
        var values = new EventValues(map);
        var at = map.Steps().Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i);
        var names = map.Steps().ToDictionary(s => s.Id, s => s.Name);
        var moves = Moves(measurement, values, at);
        var strongest = moves.Count == 0 ? 0 : moves.Max(m => m.Customers);
        var ways = ImmutableArray.CreateBuilder<Way>();
        while (ways.Count < Most)
        {
            var chain = Heaviest(moves);
            if (chain.Count == 0 || chain.Max(m => m.Customers) < strongest * LeastShare)
            {
                break;
            }

            ways.Add(ToWay(FormattableString.Invariant($"way-{ways.Count + 1}"), chain, names));
            moves = [.. moves.Except(chain)];
        }

        return ways.ToImmutable();
    }

    /// <summary>Forward moves between channels of the map; devices are added up, so that a way shows channels and names the device of the larger part.</summary>
    private static List<Move> Moves(MapMeasurement measurement, EventValues values, Dictionary<string, int> at) =>
    [
        .. from c in measurement.Crossings
           let @from = values.Channel(c.FromChannel)
           let to = values.Channel(c.ToChannel)
           where @from is not null && to is not null && at.ContainsKey(c.FromStep) && at.ContainsKey(c.ToStep) && at[c.FromStep] < at[c.ToStep]
           group c by (From: new Place(at[c.FromStep], c.FromStep, @from.Id), To: new Place(at[c.ToStep], c.ToStep, to.Id)) into g
           let main = g.MaxBy(c => c.Customers)!
           orderby g.Sum(c => c.Customers) descending, g.Key.From.At, g.Key.To.At, g.Key.From.Channel, g.Key.To.Channel
           select new Move(g.Key.From, g.Key.To, g.Sum(c => c.Customers), main.MedianSeconds, values.Device(main.FromDevice)?.Id, values.Device(main.ToDevice)?.Id),
    ];

    /// <summary>The chain of moves whose customers add up to the most: moves lead forward only, so that one pass in their order finds it.</summary>
    private static List<Move> Heaviest(List<Move> moves)
    {
        var best = new Dictionary<Place, (long Sum, Move? Last)>();
        foreach (var move in moves.OrderBy(m => m.To.At).ThenBy(m => m.From.At).ThenByDescending(m => m.Customers))
        {
            var sum = move.Customers + (best.TryGetValue(move.From, out var before) ? before.Sum : 0);
            if (!best.TryGetValue(move.To, out var old) || sum > old.Sum)
            {
                best[move.To] = (sum, move);
            }
        }

        var chain = new List<Move>();
        if (best.Count > 0)
        {
            var end = best.OrderByDescending(b => b.Value.Sum).ThenBy(b => b.Key.At).ThenBy(b => b.Key.Channel, StringComparer.Ordinal).First().Key;
            while (best.TryGetValue(end, out var step) && step.Last is { } last)
            {
                chain.Insert(0, last);
                end = last.From;
            }
        }

        return chain;
    }

    private static Way ToWay(string id, List<Move> chain, Dictionary<string, string> names)
    {
        var first = new WayStop(chain[0].From.Step, chain[0].From.Channel, chain[0].FromDevice, names[chain[0].From.Step]) { Customers = chain[0].Customers };
        var stops = chain.Select(m => new WayStop(m.To.Step, m.To.Channel, m.ToDevice, names[m.To.Step])
        {
            Customers = m.Customers,
            Arrived = m.Customers,
            MedianSeconds = m.MedianSeconds,
        });
        return new Way(id, "", [first, .. stops], ProvenanceKind.Measured);
    }

    private sealed record Place(int At, string Step, string Channel);

    private sealed record Move(Place From, Place To, long Customers, double? MedianSeconds, string? FromDevice, string? ToDevice);
}
