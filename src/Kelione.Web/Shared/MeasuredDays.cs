using Kelione.Maps;

namespace Kelione.Web.Shared;

/// <summary>The days of a measurement in words.</summary>
internal static class MeasuredDays
{
    /// <summary>The days asked for; an open end is the data's: “1 Apr – 30 Jun 2026”.</summary>
    public static string Of(MeasuredPeriod period) => Figures.Period(Day(period.From ?? period.DataFrom), Day(period.To?.AddTicks(-1) ?? period.DataTo));

    private static DateOnly? Day(DateTimeOffset? moment) => moment is { } m ? DateOnly.FromDateTime(m.UtcDateTime) : null;
}
