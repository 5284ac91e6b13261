namespace Kelione.Web.Explore.Frame;

/// <summary>A filter's period in the reader's words.</summary>
internal static class PeriodWords
{
    /// <summary>1 Apr – 30 Jun 2026, from 1 Apr 2026, until 30 Jun 2026, or all time.</summary>
    public static string Of(ExploreFilter filter) => (filter.From, filter.To?.AddDays(-1)) switch
    {
        ({ } from, { } last) => ExploreFigures.Days(from, last),
        ({ } from, null) => ExploreTexts.Frame["Period.From", ExploreFigures.Day(from)],
        (null, { } last) => ExploreTexts.Frame["Period.Until", ExploreFigures.Day(last)],
        _ => ExploreTexts.Frame["Period.All"],
    };
}
