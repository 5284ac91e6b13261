using Kelione.Maps;

namespace Kelione.Posters;

/// <summary>What a poster is made of. Immutable.</summary>
/// <param name="Map">The map.</param>
/// <param name="Measurement">What was measured of it; null for a map that was never measured.</param>
/// <param name="Options">How it is shown.</param>
public sealed record PosterInput(JourneyMap Map, MapMeasurement? Measurement, PosterOptions Options)
{
    /// <summary>What people search for before the first stage; empty where nobody asked.</summary>
    public IReadOnlyList<PosterDemand> Demand { get; init; } = [];
}

/// <summary>Search demand for one topic as one source counts it. Immutable.</summary>
/// <param name="Topic">What is searched for.</param>
/// <param name="Source">Who counted.</param>
/// <param name="Periods">How many of the source's own periods it stands on: its <c>n</c>.</param>
/// <param name="Months">By month in order, each with its first day; empty where the source's periods are longer.</param>
public sealed record PosterDemand(string Topic, string Source, int Periods, IReadOnlyList<(DateOnly Month, double Value)> Months)
{
    /// <summary>All together; null where the numbers cannot be added.</summary>
    public double? Total { get; init; }
}

/// <summary>How a poster is shown. Immutable.</summary>
public sealed record PosterOptions
{
    /// <summary>The language of the fixed words, numbers and dates: en, ru, zh, pl, lt (or longer tags of them); empty for the language of the map. The map's own words stay as they are.</summary>
    public string Language { get; init; } = "";

    /// <summary>A title that stands in place of the map's; null for the map's own.</summary>
    public string? Title { get; init; }

    /// <summary>The version of the map that is drawn, for the stamp; 0 where it is unknown: then the version that was measured is named.</summary>
    public int Version { get; init; }

    /// <summary>Whether the row that explains the signs is drawn.</summary>
    public bool ShowLegend { get; init; } = true;
}
