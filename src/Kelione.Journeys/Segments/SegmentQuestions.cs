using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>How large segments are, and how far they overlap.</summary>
public sealed record SegmentOverlapQuestion : Question<SegmentOverlapAnswer>
{
    /// <summary>The segments, from 1 to 16, with different names.</summary>
    public required IReadOnlyList<NamedSegment> Segments { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (Segments.Count is < 1 or > 16 || Segments.DistinctBy(s => s.Name).Count() != Segments.Count)
        {
            yield return "Name from 1 to 16 different segments.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
        [.. Segments.Select(s => new PolicyLine("segment " + s.Name, s.Rule.ToString())), new("overlap", "a customer may be in several segments"), .. PolicyText.Scope(Scope)];
}

/// <summary>Sizes and overlaps. Addresses: <c>segment:NAME</c>, <c>overlap:A:B</c>, <c>none</c>.</summary>
public sealed record SegmentOverlapAnswer : Answer
{
    /// <summary>Each segment, as asked.</summary>
    public required IReadOnlyList<SegmentShare> Segments { get; init; }

    /// <summary>Each pair of different segments, in the order asked.</summary>
    public required IReadOnlyList<SegmentOverlap> Overlaps { get; init; }

    /// <summary>Customers in none of them.</summary>
    public required long InNone { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() => Segments.Select(s => Measure.Share(Handles.Address("segment", s.Name), s.Customers, N));
}

/// <summary>A segment's size.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rule">Its rule as text.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Share">Share of all customers in the scope, 0–1.</param>
/// <param name="Interval">The share's Wilson interval (95 %); null where there are no customers.</param>
public sealed record SegmentShare(
    string Name,
    string Rule,
    long Customers,
    double Share,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Interval? Interval);

/// <summary>How two segments overlap.</summary>
/// <param name="First">One segment.</param>
/// <param name="Second">The other.</param>
/// <param name="Customers">Customers in both.</param>
/// <param name="Jaccard">Both over either, 0–1.</param>
public sealed record SegmentOverlap(string First, string Second, long Customers, double Jaccard);

/// <summary>
/// What segments the data itself shows: frequent scenarios (ordered sequences of activities that many customers follow, with gaps) and clusters of journeys, named by what sets them apart;
/// and whether hypothesised segments exist at all. Deterministic: the same data and seed give the same answer in every engine.
/// </summary>
public sealed record SegmentDiscoveryQuestion : Question<SegmentDiscoveryAnswer>
{
    /// <summary>A scenario is frequent where its customers over all customers are at least this, 0–1.</summary>
    public double MinimumShare { get; init; } = 0.05;

    /// <summary>The longest scenario, in activities, from 2 to 6; the shortest has two.</summary>
    public int MaxLength { get; init; } = 4;

    /// <summary>At most this many scenarios.</summary>
    public int Top { get; init; } = 20;

    /// <summary>How many clusters; null chooses the number from 2 to 8 by the silhouette.</summary>
    public int? Clusters { get; init; }

    /// <summary>The seed of the clusters' first centres.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Segments that people believe in, to be held against the data.</summary>
    public IReadOnlyList<NamedSegment> Hypotheses { get; init; } = [];

    /// <summary>A hypothesis is refuted when the upper end of its share's interval lies below this.</summary>
    public double RefutedBelow { get; init; } = 0.01;

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (MinimumShare is <= 0 or > 1 || MaxLength is < 2 or > 6 || Top < 1 || Clusters is < 2 or > 20 || RefutedBelow is < 0 or > 1)
        {
            yield return "minimumShare lies in (0, 1], maxLength in 2..6, top is at least 1, clusters lies in 2..20, refutedBelow in 0..1.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("scenarios", FormattableString.Invariant($"activities in this order with anything between, at least {MinimumShare:0.###} of customers, up to {MaxLength} long; repeats straight after themselves counted once; only those that no longer scenario with the same customers contains")),
        new("clusters", FormattableString.Invariant($"spherical k-means over which activities a customer did and how often (1 + log), the centres found on at most 10,000 customers chosen by a hash of their ids, seed {Seed}")),
        new("names", "by the activities that set a cluster apart from the rest (log-odds with a prior)"),
        new("refuted", FormattableString.Invariant($"the share's upper end (Wilson, 95 %) lies below {RefutedBelow:0.####}")),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>Discovered segments. Addresses: <c>scenario:A:B:C</c>, <c>cluster:NUMBER</c> (from 1), <c>hypothesis:NAME</c>.</summary>
public sealed record SegmentDiscoveryAnswer : Answer
{
    /// <summary>Frequent scenarios, by falling length-weighted count (customers × length), then by names.</summary>
    public required IReadOnlyList<Scenario> Scenarios { get; init; }

    /// <summary>Clusters by falling size.</summary>
    public required IReadOnlyList<JourneyCluster> Clusters { get; init; }

    /// <summary>The mean silhouette of the clusters over a sample of customers (cosine distance), −1…1; null where there are fewer than two.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Silhouette { get; init; }

    /// <summary>The hypotheses, as asked.</summary>
    public required IReadOnlyList<HypothesisResult> Hypotheses { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        Scenarios.Select(s => Measure.Share(Handles.Address(["scenario", .. s.Activities]), s.Customers, N));
}

/// <summary>A sequence that many customers follow, with anything in between.</summary>
/// <param name="Activities">The activities in order.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Share">Share of all customers, 0–1.</param>
/// <param name="Lift">Its share over what it would be if its activities were done independently of one another: the product of the shares of customers who did each of its different activities.</param>
public sealed record Scenario(IReadOnlyList<string> Activities, long Customers, double Share, double Lift);

/// <summary>Customers whose journeys are alike.</summary>
/// <param name="Number">From 1, by falling size.</param>
/// <param name="Name">The up to three activities that set it apart most.</param>
/// <param name="Customers">How many customers.</param>
/// <param name="Share">Share of all customers, 0–1.</param>
/// <param name="SetApartBy">The up to five activities that they do more than the others (Z above 1.96), most telling first.</param>
public sealed record JourneyCluster(int Number, string Name, long Customers, double Share, IReadOnlyList<Distinction> SetApartBy);

/// <summary>An activity that sets a group apart.</summary>
/// <param name="Activity">The activity.</param>
/// <param name="ShareInside">Share of the group's customers who did it.</param>
/// <param name="ShareOutside">Share of the others who did it.</param>
/// <param name="Z">The log-odds difference in standard errors.</param>
public sealed record Distinction(string Activity, double ShareInside, double ShareOutside, double Z);

/// <summary>What the data says about a hypothesised segment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HypothesisVerdict>))]
public enum HypothesisVerdict
{
    /// <summary>Its share is clearly above the bound.</summary>
    [JsonStringEnumMemberName("found")]
    Found,

    /// <summary>Its share is clearly below the bound.</summary>
    [JsonStringEnumMemberName("refuted")]
    Refuted,

    /// <summary>The interval spans the bound.</summary>
    [JsonStringEnumMemberName("unclear")]
    Unclear,
}

/// <summary>A hypothesised segment held against the data.</summary>
public sealed record HypothesisResult(
    string Name,
    string Rule,
    long Customers,
    double Share,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] Interval? Interval,
    HypothesisVerdict Verdict);
