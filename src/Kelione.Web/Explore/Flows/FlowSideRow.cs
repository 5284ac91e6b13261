using Kelione.Journeys;

namespace Kelione.Web.Explore.Flows;

/// <summary>A line of an activity's panel.</summary>
/// <param name="Name">Where from or where to.</param>
/// <param name="Address">The address of its customers.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">Of all ways in or out, 0–1.</param>
/// <param name="MedianSeconds">The median time; null for none.</param>
/// <param name="Kind">Empty, or <c>start</c>, <c>end</c>.</param>
public sealed record FlowSideRow(string Name, string Address, long Count, double Share, double? MedianSeconds, string Kind)
{
    private const int Most = 6;

    /// <summary>Where customers came from, the start of journeys among them, the most frequent first.</summary>
    public static IReadOnlyList<FlowSideRow> Into(FlowsAnswer flows, string activity) => Top(
        [
            .. flows.Edges.Where(e => e.To == activity).Select(e => Row(e, e.From, activity)),
            .. flows.Starts.Where(s => s.Activity == activity).Select(s => new FlowSideRow(ExploreTexts.Flows["Journey.Starts"], Handles.Address("start", activity), s.Count, 0, null, "start")),
        ]);

    /// <summary>Where customers went, the end of journeys among them, the most frequent first.</summary>
    public static IReadOnlyList<FlowSideRow> OutOf(FlowsAnswer flows, string activity) => Top(
        [
            .. flows.Edges.Where(e => e.From == activity).Select(e => Row(e, e.To, activity)),
            .. flows.Ends.Where(s => s.Activity == activity).Select(s => new FlowSideRow(ExploreTexts.Flows["Journey.Ends"], Handles.Address("end", activity), s.Count, 0, null, "end")),
        ]);

    private static FlowSideRow Row(FlowEdge edge, string other, string activity) => new(
        other == activity ? ExploreTexts.Flows["Side.Again", other] : other, Handles.Address("edge", edge.From, edge.To), edge.Count, 0, edge.MedianSeconds, "");

    private static IReadOnlyList<FlowSideRow> Top(List<FlowSideRow> rows)
    {
        var all = rows.Sum(r => r.Count);
        return [.. rows.OrderByDescending(r => r.Count).ThenBy(r => r.Name, StringComparer.Ordinal).Take(Most).Select(r => r with { Share = all > 0 ? r.Count / (double)all : 0 })];
    }
}
