using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>Which way a Sankey picture goes from its anchor.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FlowDirection>))]
public enum FlowDirection
{
    /// <summary>What comes after.</summary>
    [JsonStringEnumMemberName("forward")]
    Forward,

    /// <summary>What came before.</summary>
    [JsonStringEnumMemberName("backward")]
    Backward,
}

/// <summary>
/// Paths forward from (or backward to) an activity, column by column. Column 0 is the first event matching <see cref="Anchor"/> (without one: the journey's first or, backward, last event);
/// each next column is the next (or previous) event. A journey that has no further event stands in "(end)" once, in the column after its last, and in no column beyond.
/// Repeats are collapsed from the anchor on: an event is passed over where its activity is that of the column before.
/// </summary>
public sealed record SankeyQuestion : Question<SankeyAnswer>
{
    /// <summary>The activity paths are drawn from or to; null for the journeys' ends.</summary>
    public StepPattern? Anchor { get; init; }

    /// <summary>Which way.</summary>
    public FlowDirection Direction { get; init; }

    /// <summary>How many columns beside column 0, from 1 to 20.</summary>
    public int Columns { get; init; } = 5;

    /// <summary>How many activities a column names, the rest being "other"; from 1 to 100. Ranked by count within the column, then by name.</summary>
    public int TopPerColumn { get; init; } = 8;

    /// <summary>Whether repeats of an activity straight after itself count once.</summary>
    public bool CollapseRepeats { get; init; }

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (Columns is < 1 or > 20)
        {
            yield return "columns must lie between 1 and 20.";
        }

        if (TopPerColumn is < 1 or > 100)
        {
            yield return "topPerColumn must lie between 1 and 100.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("anchor", Anchor is null ? "the journey's own end" : $"the first {Anchor}; journeys without it are left out"),
        new("direction", Direction == FlowDirection.Forward ? "forward" : "backward"),
        new("repeats", CollapseRepeats ? "an activity straight after itself counts once" : "all kept"),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>
/// A Sankey picture's data. Addresses: <c>node:COLUMN:ACTIVITY</c>, <c>link:COLUMN:FROM:TO</c> (COLUMN is that of FROM, counted from the anchor in either direction; TO stands in the next column).
/// "(other)" and "(end)" name what is not an activity.
/// </summary>
public sealed record SankeyAnswer : Answer
{
    /// <summary>The name of what is left beside the named activities of a column.</summary>
    public const string Other = "(other)";

    /// <summary>The name of where journeys ended (or, backward, began).</summary>
    public const string End = "(end)";

    /// <summary>Nodes by column, then falling count, then name; other, then end, last in their column.</summary>
    public required IReadOnlyList<SankeyNode> Nodes { get; init; }

    /// <summary>Links by column, then falling count, then names of from and to, ordinal.</summary>
    public required IReadOnlyList<SankeyLink> Links { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        Links.Select(l => Measure.Share(Handles.Address("link", Handles.Part(l.Column), l.From, l.To), l.Customers, N));
}

/// <summary>An activity in a column.</summary>
public sealed record SankeyNode(int Column, string Activity, long Customers);

/// <summary>Customers who went from an activity of a column to one of the next.</summary>
public sealed record SankeyLink(int Column, string From, string To, long Customers);
