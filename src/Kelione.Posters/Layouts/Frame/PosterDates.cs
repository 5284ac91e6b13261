using System.Globalization;
using Kelione.Maps;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>Dates and periods as people of a language write them, in UTC, by words of our own so that every machine writes the same.</summary>
/// <param name="texts">The words of the posters.</param>
internal sealed class PosterDates(PosterTexts texts)
{
    private readonly string[] _months = texts["Date.Months"].Split('|');
    private readonly string[] _shortMonths = texts["Date.ShortMonths"].Split('|');

    /// <summary>1 July 2026.</summary>
    public string Long(DateOnly date) => texts.Of("Date.Long", DayMonth(date), Year(date));

    /// <summary>1 Jul 2026.</summary>
    public string Short(DateOnly date) => texts.Of("Date.Short", ShortDayMonth(date), Year(date));

    /// <summary>Jul 2026.</summary>
    public string Month(DateOnly date) => texts.Of("Date.MonthYear", _shortMonths[date.Month - 1], Year(date), Number(date.Month), date.Month.ToString("00", CultureInfo.InvariantCulture));

    /// <summary>6 October 2026, 09:40 UTC.</summary>
    public string Moment(DateTimeOffset moment) =>
        texts.Of("Date.Moment", Long(DateOnly.FromDateTime(moment.UtcDateTime)), moment.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture));

    /// <summary>1 July – 30 September 2026; null where both ends are open.</summary>
    public string? LongRange(DateOnly? from, DateOnly? to) => Range(from, to, Long, (f, t) => f.Year == t.Year
        ? texts.Of("Date.Range", DayMonth(f), DayMonth(t), Year(f))
        : texts.Of("Date.Between", Long(f), Long(t)));

    /// <summary>1 Jul – 30 Sep 2026; null where both ends are open.</summary>
    public string? ShortRange(DateOnly? from, DateOnly? to) => Range(from, to, Short, (f, t) => f.Year == t.Year
        ? texts.Of("Date.ShortRange", ShortDayMonth(f), ShortDayMonth(t), Year(f))
        : texts.Of("Date.Between", Short(f), Short(t)));

    /// <summary>The first and the last day that a measurement looked at: the period asked for, else the data's own ends.</summary>
    public static (DateOnly? From, DateOnly? To) Days(MeasuredPeriod period)
    {
        var to = period.To?.AddTicks(-1) ?? period.DataTo;
        return ((period.From ?? period.DataFrom) is { } f ? DateOnly.FromDateTime(f.UtcDateTime) : null, to is { } t ? DateOnly.FromDateTime(t.UtcDateTime) : null);
    }

    private string? Range(DateOnly? from, DateOnly? to, Func<DateOnly, string> one, Func<DateOnly, DateOnly, string> both) => (from, to) switch
    {
        ({ } f, { } t) => f == t ? one(f) : both(f, t),
        ({ } f, null) => texts.Of("Date.Since", one(f)),
        (null, { } t) => texts.Of("Date.Until", one(t)),
        _ => null,
    };

    private string DayMonth(DateOnly date) => texts.Of("Date.DayMonth", Number(date.Day), _months[date.Month - 1]);

    private string ShortDayMonth(DateOnly date) =>
        texts.Of("Date.ShortDayMonth", Number(date.Day), _shortMonths[date.Month - 1], Year(date), date.Day.ToString("00", CultureInfo.InvariantCulture));

    private static string Year(DateOnly date) => Number(date.Year);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
