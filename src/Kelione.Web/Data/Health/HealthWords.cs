using System.Globalization;
using System.Text.RegularExpressions;

namespace Kelione.Web.Data.Health;

/// <summary>What the upkeep of a workspace found, in the person's language; what has no translation stays as it was said.</summary>
internal static partial class HealthWords
{
    /// <summary>A finding.</summary>
    public static string Of(string finding)
    {
        if (finding == "The index was made anew from the events.")
        {
            return DataTexts.All["Health.Made"];
        }

        return Counts().Match(finding) is { Success: true } m ? DataTexts.All["Health.Counts", Number(m, "events"), Number(m, "ids"), Number(m, "seen")] : finding;
    }

    private static long Number(Match match, string group) => long.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<events>\d+) events of (?<ids>\d+) ids are kept; questions see (?<seen>\d+)\.$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Counts();
}
