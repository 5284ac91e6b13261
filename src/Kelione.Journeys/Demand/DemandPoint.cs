using System.Globalization;
using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>How much a topic was asked for in one period. Immutable.</summary>
public sealed record DemandPoint
{
    /// <summary>What was asked for: a search phrase, or a heading of a statistic; never empty.</summary>
    public required string Topic { get; init; }

    /// <summary>Who counted: <c>Google Trends</c>, <c>Yandex Wordstat</c>; never empty.</summary>
    public required string Source { get; init; }

    /// <summary>Where, as the source writes it; empty for everywhere.</summary>
    public string Region { get; init; } = "";

    /// <summary>When the period begins, by the calendar and clock of the source; without a zone.</summary>
    public required DateTime Start { get; init; }

    /// <summary>When it ends, itself not in it; later than <see cref="Start"/>.</summary>
    public required DateTime End { get; init; }

    /// <summary>How much; 0 or more.</summary>
    public required double Value { get; init; }

    /// <summary>What is counted.</summary>
    public required DemandUnit Unit { get; init; }

    /// <summary>The unit in the source's words where it is <see cref="DemandUnit.Other"/>; else empty.</summary>
    public string UnitText { get; init; } = "";

    /// <summary>How long the period is.</summary>
    public DemandPeriod Period => DemandPeriods.Of(Start, End);
}

/// <summary>What demand is counted in.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DemandUnit>))]
public enum DemandUnit
{
    /// <summary>Searches, a number.</summary>
    [JsonStringEnumMemberName("count")]
    Count,

    /// <summary>0 to 100, where 100 is the most within one export. Two exports do not compare.</summary>
    [JsonStringEnumMemberName("index")]
    Index,

    /// <summary>Another unit; see <see cref="DemandPoint.UnitText"/>.</summary>
    [JsonStringEnumMemberName("other")]
    Other,
}

/// <summary>How long a period of demand is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DemandPeriod>))]
public enum DemandPeriod
{
    /// <summary>An hour.</summary>
    [JsonStringEnumMemberName("hour")]
    Hour,

    /// <summary>A day.</summary>
    [JsonStringEnumMemberName("day")]
    Day,

    /// <summary>Seven days.</summary>
    [JsonStringEnumMemberName("week")]
    Week,

    /// <summary>A month of the calendar.</summary>
    [JsonStringEnumMemberName("month")]
    Month,

    /// <summary>A quarter of the calendar.</summary>
    [JsonStringEnumMemberName("quarter")]
    Quarter,

    /// <summary>A year of the calendar.</summary>
    [JsonStringEnumMemberName("year")]
    Year,

    /// <summary>Another span.</summary>
    [JsonStringEnumMemberName("span")]
    Span,
}

/// <summary>Tells periods by their ends.</summary>
public static class DemandPeriods
{
    /// <summary>How long a period from one moment to another is.</summary>
    public static DemandPeriod Of(DateTime start, DateTime end) => (end - start) switch
    {
        { TotalHours: 1 } => DemandPeriod.Hour,
        { TotalDays: 1 } => DemandPeriod.Day,
        { TotalDays: 7 } => DemandPeriod.Week,
        _ when start.Day == 1 && end == start.AddMonths(1) => DemandPeriod.Month,
        _ when start.Day == 1 && end == start.AddMonths(3) => DemandPeriod.Quarter,
        _ when start is { Day: 1, Month: 1 } && end == start.AddYears(1) => DemandPeriod.Year,
        _ => DemandPeriod.Span,
    };

    /// <summary>A moment of a source's calendar as it is kept: <c>2026-03-01T00</c>.</summary>
    public static string Write(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateTime Read(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH", CultureInfo.InvariantCulture);
}

/// <summary>How much a topic was asked for over time, from one source, for one region, in one unit. Immutable.</summary>
/// <param name="Topic">What was asked for.</param>
/// <param name="Source">Who counted.</param>
/// <param name="Region">Where; empty for everywhere.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="UnitText">The unit in the source's words, where it is another; else empty.</param>
/// <param name="Period">How long its periods are.</param>
/// <param name="Points">The periods, by rising time, none twice.</param>
public sealed record DemandSeries(string Topic, string Source, string Region, DemandUnit Unit, string UnitText, DemandPeriod Period, IReadOnlyList<DemandPoint> Points)
{
    /// <summary>Puts points into series: by topic, source, region, unit and length of the periods, in that order.</summary>
    public static IReadOnlyList<DemandSeries> Of(IEnumerable<DemandPoint> points) =>
        [.. points.GroupBy(p => (p.Topic, p.Source, p.Region, p.Unit, p.UnitText, p.Period))
            .OrderBy(g => g.Key.Topic, StringComparer.OrdinalIgnoreCase).ThenBy(g => g.Key.Source, StringComparer.Ordinal).ThenBy(g => g.Key.Region, StringComparer.Ordinal).ThenBy(g => g.Key.Unit).ThenBy(g => g.Key.Period)
            .Select(g => new DemandSeries(g.Key.Topic, g.Key.Source, g.Key.Region, g.Key.Unit, g.Key.UnitText, g.Key.Period, [.. g.OrderBy(p => p.Start)]))];
}
