using System.Globalization;
using Kelione.Journeys;
using Kelione.Web.Shared;

namespace Kelione.Web.Explore.Funnels.Aha;

/// <summary>Aha moments in the reader's words.</summary>
internal static class AhaWords
{
    private static AreaTexts L => ExploreTexts.Funnels;

    /// <summary>"at least once within 7d", "3 times or more within 7d".</summary>
    public static string Times(int times, Duration within) => times == 1 ? L["Aha.Once", within] : L["Aha.OrMore", times, within];

    /// <summary>The address of a candidate's number.</summary>
    public static string Address(AhaCandidate candidate, string number) => Handles.Address("candidate", candidate.Activity, Handles.Part(candidate.Times), number);

    /// <summary>A probability: two digits, or less than a thousandth.</summary>
    public static string P(double p) => p < 0.001 ? "<" + 0.001.ToString("N3", CultureInfo.CurrentCulture) : p.ToString(p < 0.01 ? "N3" : "N2", CultureInfo.CurrentCulture);

    /// <summary>How it was counted.</summary>
    public static IReadOnlyList<string> Policy(AhaQuestion asked, AhaAnswer answer) =>
    [
        L["Aha.Policy.Base", Figures.Count(answer.Base), asked.Exposure, asked.OutcomeFrom, asked.OutcomeTo],
        L["Aha.Policy.Outcome", asked.Retained?.ToString() ?? L["AnyEvent"], Figures.Count(answer.Retained), Figures.Percent(answer.Base > 0 ? answer.Retained / (double)answer.Base : null)],
        L["Aha.Policy.Newcombe"],
        L["Aha.Policy.Q", Figures.Count(answer.Tried), asked.Times, asked.MinimumGroup],
        L["Aha.Policy.Words"],
    ];
}
