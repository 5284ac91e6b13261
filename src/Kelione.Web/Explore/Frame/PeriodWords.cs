using Kelione.Web.Shared;

namespace Kelione.Web.Explore.Frame;

/// <summary>Periods of a filter in the reader's words.</summary>
internal static class PeriodWords
{
    /// <summary>The filter's own period.</summary>
    public static string Of(ExploreFilter filter) => Of(filter.From, filter.To);

    /// <summary>1 Apr – 30 Jun 2026, from 1 Apr 2026, until 30 Jun 2026, or all time.</summary>
    /// <param name="from">The first day; null for the beginning.</param>
    /// <param name="to">The first day no longer in it; null for the end.</param>
    public static string Of(DateOnly? from, DateOnly? to) => (from, to?.AddDays(-1)) switch
    {
        ({ } first, { } last) => Figures.Period(first, last),
        ({ } first, null) => ExploreTexts.Frame["Period.From", Figures.Day(first)],
        (null, { } last) => ExploreTexts.Frame["Period.Until", Figures.Day(last)],
        _ => ExploreTexts.Frame["Period.All"],
    };
}
