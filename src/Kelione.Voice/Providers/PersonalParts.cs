using System.Text.RegularExpressions;

namespace Kelione.Voice.Providers;

/// <summary>Covers what in a text points to a person and says nothing of what they mean: addresses of mail and of the web, long numbers (telephones, cards, orders), names of accounts.</summary>
internal static partial class PersonalParts
{
    /// <summary>The text with these parts covered.</summary>
    public static string Masked(string text) => Number().Replace(Account().Replace(Web().Replace(Mail().Replace(text, "[mail]"), "[link]"), "[name]"), "[number]");

    [GeneratedRegex(@"[^\s@<>""]{1,64}@[^\s@<>""]{1,190}\.[\p{L}]{2,24}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b(?:https?://|www\.)\S+", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])@[\p{L}\p{N}_]{2,}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Account();

    [GeneratedRegex(@"\+?\d(?:[\s\-().]{0,2}\d){6,}", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Number();
}
