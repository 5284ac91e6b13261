using System.Globalization;
using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Web.Explore.Funnels.Funnel;
using Kelione.Web.Explore.Funnels.Retention;

namespace Kelione.Web.Explore.Funnels.Parts;

/// <summary>The tables that say the same as the cards of funnel, retention, aha moments, segments, drop-offs and attribution. Heads and cells are invariant.</summary>
internal static class AnswerTables
{
    /// <summary>The steps: everybody, then A and B where they are compared.</summary>
    public static ExploreTable Of(FunnelView view)
    {
        (string Who, FunnelAnswer Answer)[] sides = [.. view.HasPeriodB ? [] : new[] { (view.KeyWhole, view.Whole) }, .. view.IsCompared ? new[] { (view.NameA, view.A!), (view.NameB, view.B!) } : []];
        return new ExploreTable(
            "funnel",
            ["who", "step", "name", "customers", "share_of_first", "share_of_previous", "low", "high", "median_seconds", "p90_seconds"],
            sides.SelectMany(side => side.Answer.Steps.Select((s, i) => (IReadOnlyList<string?>)[side.Who, Whole(i + 1), s.Step, Whole(s.Customers), Text(s.ShareOfFirst), Text(s.ShareOfPrevious), Text(s.Interval?.Low), Text(s.Interval?.High), Text(s.MedianSeconds), Text(s.P90Seconds)])));
    }

    /// <summary>How the channels' shares of A differ from those of B.</summary>
    public static ExploreTable Differences(AttributionAnswer a, AttributionAnswer b) => new(
        "attribution-differences",
        ["channel", "model", "difference", "low", "high"],
        Attribution.AttributionTable.Order(a).Concat(Attribution.AttributionTable.Order(b)).Distinct(StringComparer.Ordinal).SelectMany(channel => a.Models.Select(m => (m.Model, Apart: SideDifference.Of(a, b, m.Model, channel)))
            .Select(d => (IReadOnlyList<string?>)[channel, d.Model.ToString(), Text(d.Apart?.Value), Text(d.Apart?.Interval?.Low), Text(d.Apart?.Interval?.High)])));

    /// <summary>The steps for each value broken down by.</summary>
    public static ExploreTable Breakdown(FunnelView view) => new(
        "funnel-by",
        [view.Settings.By ?? "", "step", "name", "customers", "share_of_first", "share_of_previous"],
        (view.Whole.Breakdown ?? []).SelectMany(b => b.Steps.Select((s, i) => (IReadOnlyList<string?>)[b.Value, Whole(i + 1), s.Step, Whole(s.Customers), Text(s.ShareOfFirst), Text(s.ShareOfPrevious)])));

    /// <summary>How long the whole way took.</summary>
    public static ExploreTable Times(FunnelView view) => new(
        "time-to-convert",
        ["who", "from_seconds", "to_seconds", "customers"],
        new[] { (view.IsCompared ? view.NameA : view.KeyWhole, view.A ?? view.Whole), (view.NameB, view.B) }
            .SelectMany(side => (side.Item2?.TimeToConvert?.Histogram ?? []).Select(h => (IReadOnlyList<string?>)[side.Item1, Text(h.FromSeconds), Text(h.ToSeconds), Whole(h.Customers)])));

    /// <summary>Where those went who left after each step.</summary>
    public static ExploreTable Instead(DropOffsAnswer answer) => new(
        "left",
        ["step", "next", "reached", "left", "went_to", "customers", "share"],
        answer.Steps.SelectMany(s => s.Instead.Select(i => (IReadOnlyList<string?>)[s.Step, s.Next, Whole(s.Reached), Whole(s.Left), i.Activity, Whole(i.Customers), Text(i.Share)])));

    /// <summary>What goes together with leaving one step.</summary>
    public static ExploreTable Together(DropOff step) => new(
        "drop-off",
        ["step", "activity", "left_with", "left", "went_with", "went", "odds_ratio", "low", "high", "p", "q", "clear"],
        step.Together.Select(c => (IReadOnlyList<string?>)[step.Step, c.Activity, Whole(c.LeftWith), Whole(step.Left), Whole(c.WentWith), Whole(step.Reached - step.Left), Text(c.OddsRatio), Text(c.Low), Text(c.High), Text(c.P), Text(c.Q), Flag(c.Clear)]));

    /// <summary>The lines of a retention picture.</summary>
    public static ExploreTable Of(IReadOnlyList<RetentionCurve> curves) => new(
        "retention",
        ["group", "from_day", "to_day", "customers", "size", "share", "low", "high"],
        curves.SelectMany(c => c.Points.Select(p => (IReadOnlyList<string?>)[c.Name, Whole(p.Period), Whole(p.ToDay), Whole(p.Customers), Whole(p.Size), Text(p.Share), Text(p.Low), Text(p.High)])));

    /// <summary>The cohorts.</summary>
    public static ExploreTable Cohorts(RetentionAnswer answer) => new(
        "cohorts",
        ["cohort", "started", "from_day", "customers", "size", "share", "complete"],
        answer.Cohorts.SelectMany(c => c.Cells.Select(cell => (IReadOnlyList<string?>)[c.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Whole(c.Size), Whole(cell.Period), Whole(cell.Customers), Whole(cell.Size), Text(cell.Share), Flag(cell.Complete)])));

    /// <summary>All candidates tried.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="activity">One activity's alone; null for all.</param>
    public static ExploreTable Of(AhaAnswer answer, string? activity = null) => new(
        "aha",
        ["activity", "times", "with", "without", "retained_with", "retained_without", "difference", "low", "high", "lift", "phi", "ppv", "npv", "coverage", "q", "clear"],
        answer.Candidates.Where(c => activity is null || c.Activity == activity).Select(c => (IReadOnlyList<string?>)[c.Activity, Whole(c.Times), Whole(c.With), Whole(c.Without), Whole(c.RetainedWith), Whole(c.RetainedWithout), Text(c.Difference), Text(c.Low), Text(c.High), Text(c.Lift), Text(c.Phi), Text(c.PositivePredictiveValue), Text(c.NegativePredictiveValue), Text(c.Coverage), Text(c.Q), Flag(c.Clear)]));

    /// <summary>The segments there are.</summary>
    public static ExploreTable Of(IReadOnlyList<SegmentOverlapAnswer> sizes) => new(
        "segments",
        ["segment", "rule", "customers", "share", "low", "high"],
        sizes.SelectMany(a => a.Segments).Select(s => (IReadOnlyList<string?>)[s.Name, s.Rule, Whole(s.Customers), Text(s.Share), Text(s.Interval?.Low), Text(s.Interval?.High)]));

    /// <summary>Frequent scenarios.</summary>
    public static ExploreTable Scenarios(SegmentDiscoveryAnswer answer) => new(
        "scenarios",
        ["scenario", "customers", "share", "lift"],
        answer.Scenarios.Select(s => (IReadOnlyList<string?>)[string.Join(" → ", s.Activities), Whole(s.Customers), Text(s.Share), Text(s.Lift)]));

    /// <summary>Clusters, a row for each activity that sets one apart.</summary>
    public static ExploreTable Clusters(SegmentDiscoveryAnswer answer) => new(
        "clusters",
        ["cluster", "name", "customers", "share", "activity", "share_inside", "share_outside", "z"],
        answer.Clusters.SelectMany(c => c.SetApartBy.Select(d => (IReadOnlyList<string?>)[Whole(c.Number), c.Name, Whole(c.Customers), Text(c.Share), d.Activity, Text(d.ShareInside), Text(d.ShareOutside), Text(d.Z)])));

    /// <summary>Segments that people believe in, held against the data.</summary>
    public static ExploreTable Hypotheses(SegmentDiscoveryAnswer answer) => new(
        "hypotheses",
        ["segment", "rule", "customers", "share", "low", "high", "verdict"],
        answer.Hypotheses.Select(h => (IReadOnlyList<string?>)[h.Name, h.Rule, Whole(h.Customers), Text(h.Share), Text(h.Interval?.Low), Text(h.Interval?.High), h.Verdict.ToString().ToLowerInvariant()]));

    /// <summary>Two sides, number by number.</summary>
    public static ExploreTable Of(ComparisonAnswer answer, string name) => new(
        name,
        ["number", "a", "b", "difference", "low", "high", "q", "clear"],
        answer.Differences.Select(d => (IReadOnlyList<string?>)[d.Address, Text(d.Left), Text(d.Right), Text(d.Value), Text(d.Interval?.Low), Text(d.Interval?.High), Text(d.Q), Flag(d.Clear)]));

    /// <summary>Who or what carries most.</summary>
    public static ExploreTable Of(ParetoAnswer answer, string name) => new(
        name,
        ["item", "amount", "share", "cumulative"],
        answer.Top.Select(i => (IReadOnlyList<string?>)[i.Name, Text(i.Amount), Text(i.Share), Text(i.Cumulative)]));

    /// <summary>Each channel's credit by every model.</summary>
    public static ExploreTable Of(AttributionAnswer answer) => new(
        "attribution",
        ["model", "channel", "conversions", "share", "value", "cost", "cost_per_conversion"],
        answer.Models.SelectMany(m => m.Channels.Select(c => (IReadOnlyList<string?>)[m.Model.ToString(), c.Channel, Text(c.Conversions), Text(c.Share), Text(c.Value), Text(c.Cost), Text(c.CostPerConversion)])));

    private static string? Text(double? number) => ExploreTable.Text(number);

    private static string Whole(long number) => ExploreTable.Text(number);

    private static string Flag(bool value) => value ? "yes" : "no";
}
