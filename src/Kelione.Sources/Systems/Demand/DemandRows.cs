using System.Globalization;
using System.Text.RegularExpressions;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What the readings of search demand do alike.</summary>
internal static partial class DemandRows
{
    private static readonly string[][] Months =
    [
        ["янв"], ["фев"], ["мар"], ["апр"], ["ма"], ["июн"], ["июл"], ["авг"], ["сен"], ["окт"], ["ноя"], ["дек"],
    ];

    /// <summary>Adds a point.</summary>
    public static void Add(SystemRows rows, string topic, string source, string region, (DateTime Start, DateTime End) period, double value, string unit)
    {
        rows.Begin();
        rows.Set(DemandRoles.Topic, topic);
        rows.Set(DemandRoles.Source, source);
        rows.Set(DemandRoles.Region, region);
        rows.Set(DemandRoles.Start, DemandPeriods.Write(period.Start));
        rows.Set(DemandRoles.End, DemandPeriods.Write(period.End));
        rows.Set(DemandRoles.Value, value.ToString("R", CultureInfo.InvariantCulture));
        rows.Set(DemandRoles.Unit, unit);
    }

    /// <summary>A number as these systems write it: blanks between thousands, a comma or a point before decimals.</summary>
    public static double? Number(ReadOnlySpan<char> text)
    {
        var plain = string.Concat(text.ToString().Where(c => !char.IsWhiteSpace(c))).Replace(',', '.');
        return double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) && value >= 0 ? value : null;
    }

    /// <summary>A period by how it is written: <c>2026-04-26</c> (a day, or a week where the rows are weeks), <c>2026-09</c>, <c>2026</c>, <c>Q1 2026</c>, <c>2026-09-26T00</c>, <c>26.04.2026</c>, <c>март 2026</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWeek">Whether a day begins a week.</param>
    public static (DateTime Start, DateTime End)? Period(ReadOnlySpan<char> text, bool isWeek)
    {
        var written = text.Trim().ToString();
        DateTime Exact(string format) => DateTime.TryParseExact(written, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : default;
        if (Exact("yyyy-MM-dd'T'HH") is { Ticks: > 0 } hour)
        {
            return (hour, hour.AddHours(1));
        }

        foreach (var format in new[] { "yyyy-MM-dd", "dd.MM.yyyy" })
        {
            if (Exact(format) is { Ticks: > 0 } day)
            {
                return (day, day.AddDays(isWeek ? 7 : 1));
            }
        }

        foreach (var format in new[] { "yyyy-MM", "MM.yyyy", "MMM yyyy", "MMMM yyyy", "MMM yy", "MMM ''yy", "MMM-yy" })
        {
            if (Exact(format) is { Ticks: > 0 } month)
            {
                return (month, month.AddMonths(1));
            }
        }

        return MonthAndYear(written) ?? QuarterOrYear(written);
    }

    private static (DateTime, DateTime)? QuarterOrYear(string written)
    {
        if (Quarter().Match(written) is { Success: true } quarter)
        {
            var start = new DateTime(int.Parse(quarter.Groups["year"].ValueSpan, CultureInfo.InvariantCulture), (int.Parse(quarter.Groups["quarter"].ValueSpan, CultureInfo.InvariantCulture) * 3) - 2, 1);
            return (start, start.AddMonths(3));
        }

        // Statistics mark forecasts with a star: 2029*.
        return int.TryParse(written.TrimEnd('*'), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1900 and <= 2200 ? (new DateTime(year, 1, 1), new DateTime(year + 1, 1, 1)) : null;
    }

    // август 2024
    private static (DateTime, DateTime)? MonthAndYear(string written)
    {
        var parts = written.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1900 or > 2200)
        {
            return null;
        }

        var month = Array.FindIndex(Months, names => names.Any(n => parts[0].StartsWith(n, StringComparison.Ordinal))) + 1;
        return month == 0 ? null : (new DateTime(year, month, 1), new DateTime(year, month, 1).AddMonths(1));
    }

    [GeneratedRegex(@"^(?:Q(?<quarter>[1-4])\s*(?<year>\d{4})|(?<year>\d{4})\s*Q(?<quarter>[1-4]))\*?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quarter();
}
