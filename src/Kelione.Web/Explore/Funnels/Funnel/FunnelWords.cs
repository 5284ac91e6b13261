using Kelione.Journeys;

namespace Kelione.Web.Explore.Funnels.Funnel;

/// <summary>How a funnel was counted, in the reader's words.</summary>
internal static class FunnelWords
{
    /// <summary>Order, window, entry, what is optional, excluded and held constant.</summary>
    public static IReadOnlyList<string> Policy(FunnelSettings asked)
    {
        var l = ExploreTexts.Funnels;
        List<string> words = [l["Policy.Order." + asked.Order], l["Policy.Within", asked.Within]];
        if (asked.Order != FunnelOrder.Any)
        {
            words.Add(l["Policy.EachServes"]);
            words.Add(l[asked.FirstOnly ? "Policy.FirstOnly" : "Policy.Longest"]);
        }

        if (asked.Steps.Any(s => s.Optional))
        {
            words.Add(l["Policy.Optional", string.Join(", ", asked.Steps.Where(s => s.Optional).Select(s => (s with { Optional = false }).ToString()))]);
        }

        if (asked.Exclude.Count > 0)
        {
            words.Add(l[asked.Effect == ExclusionEffect.BreaksAttempt ? "Policy.Breaks" : "Policy.Removes", string.Join(", ", asked.Exclude)]);
        }

        if (asked.Hold is not null)
        {
            words.Add(l["Policy.Hold", asked.Hold]);
        }

        return words;
    }
}
