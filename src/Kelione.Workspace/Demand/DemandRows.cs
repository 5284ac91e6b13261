namespace Kelione.Workspace;

/// <summary>A point of search demand, as it is kept.</summary>
internal sealed class DemandPointRow
{
    public required string Topic { get; set; }

    public required string Source { get; set; }

    public required string Region { get; set; }

    public required string Unit { get; set; }

    /// <summary>Empty but for units of the source's own words.</summary>
    public required string UnitText { get; set; }

    /// <summary>By the source's calendar: <c>2026-03-01T00</c>.</summary>
    public required string Start { get; set; }

    public required string End { get; set; }

    public double Value { get; set; }

    /// <summary>The file that brought it.</summary>
    public required string File { get; set; }
}

/// <summary>A topic of demand that belongs to a map's first stage.</summary>
internal sealed class MapTopicRow
{
    public required string MapId { get; set; }

    public required string Topic { get; set; }
}
