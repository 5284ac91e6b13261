using Kelione.Journeys;
using Kelione.Web.Explore.Frame;

namespace Kelione.Web.Explore.Flows;

/// <summary>The tables that say the same as the pictures of flows.</summary>
internal static class FlowTables
{
    /// <summary>Every transition, and every start and end of journeys.</summary>
    public static ExploreTable Of(FlowsAnswer flows) => new(
        "flow",
        ["from", "to", "customers", "times", "share_of_exits", "share_of_entries", "median_seconds", "p90_seconds"],
        [
            .. flows.Starts.Select(s => (IReadOnlyList<string?>)[StepMatrixAnswer.Start, s.Activity, ExploreTable.Text(s.Count), ExploreTable.Text(s.Count), ExploreTable.Text(s.Share), null, null, null]),
            .. flows.Edges.Select(e => (IReadOnlyList<string?>)[e.From, e.To, ExploreTable.Text((double?)e.Customers), ExploreTable.Text(e.Count), ExploreTable.Text(e.ShareOfExits), ExploreTable.Text(e.ShareOfEntries), ExploreTable.Text(e.MedianSeconds), ExploreTable.Text(e.P90Seconds)]),
            .. flows.Ends.Select(e => (IReadOnlyList<string?>)[e.Activity, StepMatrixAnswer.End, ExploreTable.Text(e.Count), ExploreTable.Text(e.Count), null, ExploreTable.Text(e.Share), null, null]),
        ]);

    /// <summary>Every link of a Sankey picture.</summary>
    public static ExploreTable Of(SankeyAnswer sankey) => new(
        "sankey",
        ["column", "from", "to", "customers"],
        sankey.Links.Select(l => (IReadOnlyList<string?>)[ExploreTable.Text(l.Column), l.From, l.To, ExploreTable.Text(l.Customers)]));

    /// <summary>Every crossing.</summary>
    public static ExploreTable Of(CrossingsAnswer crossings) => new(
        "crossings",
        ["from", "to", "customers", "times", "share_of_exits", "share_of_entries"],
        crossings.Edges.Select(e => (IReadOnlyList<string?>)[e.From, e.To, ExploreTable.Text((double?)e.Customers), ExploreTable.Text(e.Count), ExploreTable.Text(e.ShareOfExits), ExploreTable.Text(e.ShareOfEntries)]));
}
