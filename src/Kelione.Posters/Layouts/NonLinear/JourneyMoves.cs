using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>A jump or return that the poster shows. Immutable.</summary>
/// <param name="From">The place of the step left among all steps, from 0.</param>
/// <param name="To">The place of the step come to.</param>
/// <param name="Customers">How many customers; null where it was not measured.</param>
/// <param name="Text">Why, as the map says; empty where nobody said.</param>
/// <param name="Origin">Where a drawn one comes from; measured for one that only the data shows.</param>
internal sealed record JourneyMove(int From, int To, long? Customers, string Text, ProvenanceKind Origin)
{
    /// <summary>Whether it leads back to an earlier step.</summary>
    public bool IsReturn => To < From;
}

/// <summary>The jumps and returns of a map: those that people drew, always; and the strongest that the data shows. Immutable.</summary>
/// <param name="Shown">Those shown, drawn ones first.</param>
/// <param name="Hidden">How many moves in the data are not shown.</param>
/// <param name="MostHidden">How many customers made the strongest of those; 0 where all are shown. Not a threshold: a weaker one may be shown, where somebody drew it or its side of the route has room.</param>
internal sealed record JourneyMoves(ImmutableArray<JourneyMove> Shown, int Hidden, long MostHidden)
{
    // More arcs than this on one side cannot be read apart.
    private const int MostOnOneSide = 8;

    // A move of fewer customers than this share of the map's is not a finding.
    private const double LeastShare = 0.005;

    /// <summary>Chooses them.</summary>
    public static JourneyMoves Of(MapReading reading)
    {
        var measured = (reading.Measurement?.Moves ?? []).GroupBy(m => (m.From, m.To)).ToDictionary(g => g.Key, g => g.Max(m => m.Customers));
        var drawn = new Dictionary<(int, int), JourneyMove>();
        foreach (var arc in reading.Map.Arcs)
        {
            if (reading.Step(arc.From) is { } from && reading.Step(arc.To) is { } to && from.Index != to.Index)
            {
                var customers = measured.TryGetValue((arc.From, arc.To), out var n) ? n : (long?)null;
                drawn.TryAdd((from.Index, to.Index), new JourneyMove(from.Index, to.Index, customers, arc.Text, arc.Provenance.Kind));
            }
        }

        var least = (long)Math.Ceiling((reading.Measurement?.Customers ?? 0) * LeastShare);
        var found = (from m in measured
                     let @from = reading.Step(m.Key.From)
                     let to = reading.Step(m.Key.To)
                     where @from is not null && to is not null && @from.Index != to.Index && !drawn.ContainsKey((@from.Index, to.Index))
                     orderby m.Value descending, @from.Index, to.Index
                     select new JourneyMove(@from.Index, to.Index, m.Value, "", ProvenanceKind.Measured)).ToList();
        var shown = drawn.Values.ToList();
        foreach (var move in found.Where(m => m.Customers >= Math.Max(1, least)))
        {
            if (shown.Count(s => s.IsReturn == move.IsReturn) < MostOnOneSide)
            {
                shown.Add(move);
            }
        }

        var hidden = found.Except(shown).Where(m => m.Customers > 0).ToList();
        return new JourneyMoves([.. shown], hidden.Count, hidden.Count > 0 ? hidden.Max(m => m.Customers!.Value) : 0);
    }
}
