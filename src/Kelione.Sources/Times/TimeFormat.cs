using System.Text.Json.Serialization;

namespace Kelione.Sources;

/// <summary>How the moments of a column are written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TimeFormat>))]
public enum TimeFormat
{
    /// <summary>Year, month, day: ISO 8601 and its relatives (<c>2019-11-03T01:11:19.5+02:00</c>, <c>2019/11/03 01:11</c>, <c>20191103</c>).</summary>
    [JsonStringEnumMemberName("year-first")]
    YearFirst,

    /// <summary>Day, month, year: <c>24.02.2015 11:35</c>.</summary>
    [JsonStringEnumMemberName("day-first")]
    DayFirst,

    /// <summary>Month, day, year: <c>2/24/2015 11:35 PM</c>.</summary>
    [JsonStringEnumMemberName("month-first")]
    MonthFirst,

    /// <summary>With the month's English name: <c>24/Feb/2015:11:35:00 +0000</c>, <c>Tue Feb 24 11:35:00 +0000 2015</c>.</summary>
    [JsonStringEnumMemberName("month-name")]
    MonthName,

    /// <summary>Seconds since 1970 UTC, with or without decimals.</summary>
    [JsonStringEnumMemberName("epoch-s")]
    EpochSeconds,

    /// <summary>Milliseconds since 1970 UTC.</summary>
    [JsonStringEnumMemberName("epoch-ms")]
    EpochMillis,

    /// <summary>Microseconds since 1970 UTC.</summary>
    [JsonStringEnumMemberName("epoch-us")]
    EpochMicros,

    /// <summary>Nanoseconds since 1970 UTC; what is finer than a microsecond is cut off.</summary>
    [JsonStringEnumMemberName("epoch-ns")]
    EpochNanos,

    /// <summary>Days since 1899-12-30, as spreadsheets count them.</summary>
    [JsonStringEnumMemberName("spreadsheet-days")]
    SpreadsheetDays,
}

/// <summary>The names of the time formats on the command line and in mapping files.</summary>
public static class TimeFormats
{
    private static readonly (TimeFormat Format, string Name)[] Names =
    [
        (TimeFormat.YearFirst, "year-first"), (TimeFormat.DayFirst, "day-first"), (TimeFormat.MonthFirst, "month-first"),
        (TimeFormat.MonthName, "month-name"), (TimeFormat.EpochSeconds, "epoch-s"), (TimeFormat.EpochMillis, "epoch-ms"),
        (TimeFormat.EpochMicros, "epoch-us"), (TimeFormat.EpochNanos, "epoch-ns"), (TimeFormat.SpreadsheetDays, "spreadsheet-days"),
    ];

    /// <summary>All names, for help texts.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Select(n => n.Name)];

    /// <summary>The name of a format.</summary>
    public static string NameOf(TimeFormat format) => Names.First(n => n.Format == format).Name;

    /// <summary>The format of a name; <c>iso</c> means year first.</summary>
    /// <exception cref="SourceException">There is no such name.</exception>
    public static TimeFormat Parse(string name)
    {
        var wanted = name.Trim().ToLowerInvariant();
        wanted = wanted == "iso" ? "year-first" : wanted;
        foreach (var (format, known) in Names)
        {
            if (known == wanted)
            {
                return format;
            }
        }

        throw new SourceException($"'{name}' is no time format; there are: {string.Join(", ", All)}.");
    }

    internal static bool IsEpoch(TimeFormat format) =>
        format is TimeFormat.EpochSeconds or TimeFormat.EpochMillis or TimeFormat.EpochMicros or TimeFormat.EpochNanos;
}
