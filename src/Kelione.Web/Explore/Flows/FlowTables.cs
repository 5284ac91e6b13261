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

    /// <summary>The step matrix: a row for each activity, a column for each position.</summary>
    public static ExploreTable Of(StepMatrixAnswer matrix) => new(
        "step-matrix",
        ["activity", .. matrix.Columns.Select(c => ExploreTable.Text(c))],
        matrix.Rows.Select(r => (IReadOnlyList<string?>)[r.Activity, .. r.Shares.Select(s => ExploreTable.Text(s))]));

    /// <summary>The most frequent variants.</summary>
    public static ExploreTable Of(VariantsAnswer variants) => new(
        "variants",
        ["variant", "journeys", "share", "steps", "median_seconds"],
        variants.Items.Select(v => (IReadOnlyList<string?>)[string.Join(" → ", v.Activities), ExploreTable.Text(v.Count), ExploreTable.Text(v.Share), ExploreTable.Text(v.Activities.Count), ExploreTable.Text(v.MedianSeconds)]));

    /// <summary>Bars with their numbers.</summary>
    public static ExploreTable Of(string name, IEnumerable<CrossingsBar> bars) => new(
        name,
        ["name", "customers"],
        bars.Select(b => (IReadOnlyList<string?>)[b.Name, ExploreTable.Text(b.Customers)]));

    /// <summary>Two sides, number by number.</summary>
    public static ExploreTable Of(ComparisonAnswer compared, string name) => Funnels.Parts.AnswerTables.Of(compared, name);

    /// <summary>Every crossing.</summary>
    public static ExploreTable Of(CrossingsAnswer crossings) => new(
        "crossings",
        ["from", "to", "customers", "times", "share_of_exits", "share_of_entries"],
        crossings.Edges.Select(e => (IReadOnlyList<string?>)[e.From, e.To, ExploreTable.Text((double?)e.Customers), ExploreTable.Text(e.Count), ExploreTable.Text(e.ShareOfExits), ExploreTable.Text(e.ShareOfEntries)]));
}
