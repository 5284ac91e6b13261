using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Kelione.Journeys;
using Kelione.Web.Shared;

namespace Kelione.Web;

/// <summary>
/// Says in the person's language what the engine and the workspace state in English: policy lines, remarks of a measurement, what went wrong and how to mend it. Each English sentence is a text of <c>SentenceTexts.resx</c> with places for its values, and is found by its words; what the file does not know stays as it is. See <c>docs/decisions/0009-sentences-in-five-languages.md</c>.
/// </summary>
internal static partial class SentenceBook
{
    // Sentences stand within sentences ("X cannot be read. Y"), but hardly deeper than this.
    private const int Deepest = 4;
    private const int MostKept = 4096;

    // A hostile name of thousands of quotation marks must not keep the server busy.
    private const int MostTries = 40_000;

    private static readonly ResourceManager Resources = new("Kelione.Web.Texts.SentenceTexts", typeof(SentenceBook).Assembly);
    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal);
    private static readonly SentencePattern[] Patterns = Read();
    private static readonly ConcurrentDictionary<(string Language, string English), string> Kept = new();

    /// <summary>The sentence in the language of the person.</summary>
    /// <param name="english">As it is stated.</param>
    public static string Say(string english)
    {
        var culture = CultureInfo.CurrentUICulture;
        if (culture.TwoLetterISOLanguageName is "en" or "iv" || english.Length == 0)
        {
            return english;
        }

        var key = (culture.Name, english);
        if (Kept.TryGetValue(key, out var said))
        {
            return said;
        }

        said = Find(english, new Reading(culture), 0) ?? english;
        if (Kept.Count >= MostKept)
        {
            // Sentences with names and numbers in them come and go: those said now are soon kept again.
            Kept.Clear();
        }

        Kept.TryAdd(key, said);
        return said;
    }

    /// <summary>Whether every word of it can be said in each language.</summary>
    internal static bool Knows(string english) => Find(english, new Reading(CultureInfo.InvariantCulture), 0) is not null;

    private static string? Find(string english, Reading reading, int depth)
    {
        if (Whole.TryGetValue(english, out var name))
        {
            return Text(name, reading.Culture);
        }

        foreach (var pattern in Patterns)
        {
            if (pattern.Match(english, ref reading.Left) is { } values)
            {
                var said = values.Select((value, place) => pattern.IsName(place) ? value : Inner(value, reading, depth));
                return string.Format(reading.Culture, Text(pattern.Name, reading.Culture), [.. said]);
            }
        }

        return Sentences(english, reading, depth);
    }

    // A value may begin with the blank that parts it from what stands before; a length of time is written with the units of the language.
    private static string Inner(string value, Reading reading, int depth) =>
        LengthOfTime().IsMatch(value) && Duration.TryParse(value, out var length) ? Figures.Length(length)
        : depth < Deepest && Find(value.TrimStart(' '), reading, depth + 1) is { } said ? (value[0] == ' ' ? " " : "") + said
        : value;

    [GeneratedRegex(@"^(\d+(w|d|h|m|s|ms|us))+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LengthOfTime();

    // Several sentences one after the other, each known.
    private static string? Sentences(string english, Reading reading, int depth)
    {
        for (var at = english.IndexOfAny(['.', '?', ';']); at > 0 && at < english.Length - 2 && reading.Left > 0; at = english.IndexOfAny(['.', '?', ';'], at + 1))
        {
            if (english[at + 1] != ' ' || depth >= Deepest)
            {
                continue;
            }

            var end = english[at] == ';' ? at : at + 1;
            if (Find(english[..end], reading, depth + 1) is { } first && Find(english[(at + 2)..], reading, depth + 1) is { } rest)
            {
                return $"{first}{(english[at] == ';' ? "; " : reading.Culture.TwoLetterISOLanguageName == "zh" ? "" : " ")}{rest}";
            }
        }

        return null;
    }

    private static string Text(string name, CultureInfo culture) => Resources.GetString(name, culture)!;

    private static SentencePattern[] Read()
    {
        var patterns = new List<SentencePattern>();
        foreach (DictionaryEntry entry in Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!)
        {
            var (name, english) = ((string)entry.Key, (string)entry.Value!);
            if (english.Contains('{', StringComparison.Ordinal))
            {
                patterns.Add(new SentencePattern(name, english));
            }
            else
            {
                Whole[english] = name;
            }
        }

        // Of two that fit, the one that says more itself is meant.
        return [.. patterns.OrderByDescending(p => p.Weight).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    private sealed class Reading(CultureInfo culture)
    {
        public int Left = MostTries;

        public CultureInfo Culture => culture;
    }
}
