using Kelione.Journeys;
using Kelione.Web.Explore.Frame;
using Kelione.Web.Explore.Funnels.Parts;
using Kelione.Web.Shared;

namespace Kelione.Web.Explore.Funnels.Retention;

/// <summary>Retention in the reader's words.</summary>
internal static class RetentionWords
{
    private static AreaTexts L => ExploreTexts.Funnels;

    /// <summary>A period: "week 3", "day 12", "days 3–9".</summary>
    public static string Period(RetentionKind kind, int from, int to) => kind != RetentionKind.Bracket ? L["Day", from]
        : to - from == 6 && (from - 1) % 7 == 0 ? L["Week", (from + 6) / 7]
        : L["DaysFromTo", from, to];

    /// <summary>The period's number alone, for an axis.</summary>
    public static string Short(RetentionKind kind, int from, int to) => Figures.Count(kind == RetentionKind.Bracket && to - from == 6 && (from - 1) % 7 == 0 ? (from + 6) / 7 : from);

    /// <summary>How it was counted.</summary>
    public static IReadOnlyList<string> Policy(RetentionSettings asked) =>
    [
        L["Policy.Start", asked.Start is null ? L["AnyEvent"] : asked.Start.ToString(), L["Entry." + asked.Entry]],
        L["Policy.Return", asked.Return is null ? L["AnyEvent"] : asked.Return.ToString()],
        L["Policy.Kind." + asked.Kind],
        asked.Clock == RetentionClock.FromStart ? L["Policy.24h"] : L["Policy.Calendar", asked.Zone],
        L["Policy.Complete"],
    ];

    /// <summary>The first day of a cohort.</summary>
    public static string Cohort(DateOnly start, CohortSize size) => size == CohortSize.Month ? start.ToString("MMMM yyyy", System.Globalization.CultureInfo.CurrentCulture) : Figures.Day(start);

    /// <summary>A step, or any event.</summary>
    public static string Step(StepPattern? step) => step is null ? L["AnyEvent"] : StepNames.Short(step);
}
