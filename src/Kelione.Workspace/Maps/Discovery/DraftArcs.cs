using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A jump or return that many take.</summary>
/// <param name="From">The place of the step left.</param>
/// <param name="To">The place of the step come to.</param>
/// <param name="Customers">How many take it.</param>
internal sealed record DraftArc(int From, int To, long Customers);

/// <summary>Which moves beside the order are drawn.</summary>
internal static class DraftArcs
{
    private const int MostArcs = 12;

    /// <summary>A move that fewer of all visitors take is not drawn.</summary>
    private const double SmallestShareOfAll = 0.03;

    /// <summary>Moves back, and moves forward over a step that is not optional, that many of those at the step take; by falling customers.</summary>
    public static IReadOnlyList<DraftArc> Of(DraftData data, double share) =>
    [
        .. data.Measured.Moves.Select(m => new DraftArc(DraftData.PlaceOf(m.From), DraftData.PlaceOf(m.To), m.Customers))
            .Where(m => m.To < m.From || Enumerable.Range(m.From + 1, m.To - m.From - 1).Any(between => !data.Optional[between]))
            .Where(m => m.Customers >= share * data.Measured.Steps[m.From].Customers && m.Customers >= SmallestShareOfAll * data.Measured.Customers)
            .OrderByDescending(m => m.Customers).ThenBy(m => m.From).ThenBy(m => m.To)
            .Take(MostArcs),
    ];

    /// <summary>Whether so much goes beside the order that a map should show it foremost.</summary>
    public static bool AreMany(IReadOnlyList<DraftArc> arcs, DraftData data) => arcs.Count >= Math.Max(4, data.Steps.Count / 2);
}
