using Kelione.Workspace;

namespace Kelione.Web.Improve;

/// <summary>Why an effect could not be measured, in the person's language.</summary>
internal static class EffectWords
{
    /// <summary>A sentence.</summary>
    public static string Why(IdeaEffect effect) => effect.Sentence switch
    {
        var s when s.StartsWith("Its step leads to no other", StringComparison.Ordinal) => ImproveTexts.All["Eff.NoTarget"],
        var s when s.StartsWith("State the day", StringComparison.Ordinal) => ImproveTexts.All["Eff.NoDay"],
        var s when s.StartsWith("The data has no whole day", StringComparison.Ordinal) => ImproveTexts.All["Eff.NoDays"],
        var s when s.StartsWith("Nobody", StringComparison.Ordinal) => ImproveTexts.All["Eff.Nobody"],
        var s => s,
    };
}
