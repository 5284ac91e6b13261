using System.Buffers;
using System.Collections.Frozen;

namespace Kelione.Voice.Grammar;

/// <summary>English word forms brought together: plural, -ed, -ing, the commonest irregular ones. Adverbs and nouns made of adjectives stay apart.</summary>
internal static class EnglishStems
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    private static readonly FrozenDictionary<string, string> Irregular = Pairs("""
        broke break, broken break, breaking break, lost lose, losing lose, left leave, paid pay, took take, taken take, sent send, gave give, given give, forgot forget, forgotten forget,
        bought buy, stole steal, stolen steal, stuck stick, went go, gone go, came come, got get, gotten get, getting get, made make, making make, knew know, known know, kept keep, held hold,
        found find, told tell, said say, spoke speak, spoken speak, wrote write, written write, chose choose, chosen choose, ate eat, eaten eat, felt feel, slept sleep, spent spend,
        flew fly, flown fly, drove drive, driven drive, stood stand, understood understand, misled mislead, lied lie, lying lie, lies lie, dying die, died die, dies die,
        threw throw, thrown throw, hung hang, shook shake, sank sink, fell fall, fallen fall, rose rise, froze freeze, frozen freeze, freezing freeze, tore tear, torn tear, wore wear, worn wear,
        children child, people person, men man, women woman, feet foot, teeth tooth, was be, were be, is be, are be, am be, been be, being be, has have, had have, having have, did do, does do, done do, doing do
        """);

    private static readonly FrozenSet<string> Fixed = Words("""
        nothing something anything everything thing morning evening during king bring ring spring wing sing string wedding building ceiling
        need feed speed seed indeed weed bed red shed sled hundred sacred united wicked naked always perhaps news this his its us thus yes gas bus plus less unless
        pleased refunded flies united interested interesting excited exciting used
        address process business access success express class miss mess loss boss pass glass press stress dress guess bless cross gross across
        """);

    /// <summary>The stem of a word.</summary>
    /// <param name="word">A word in normal form.</param>
    /// <returns>What its forms share.</returns>
    public static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var known))
        {
            word = known;
        }

        if (word.Length <= 3 || Fixed.Contains(word))
        {
            return word;
        }

        var stem = word.AsSpan();
        if (stem.EndsWith("'s", StringComparison.Ordinal) || stem.EndsWith("s'", StringComparison.Ordinal))
        {
            stem = stem[..^2];
        }

        stem = Plural(stem);
        var whole = stem;
        stem = Participle(stem, out var wasDoubled);
        if (stem.Length < whole.Length && !wasDoubled && IsShort(stem))
        {
            // "hated" comes from "hate", and "hat" is another word.
            return string.Concat(stem, "e");
        }

        if (stem.Length > 3 && stem[^1] == 'e' && !IsShort(stem[..^1]))
        {
            stem = stem[..^1];
        }

        return stem.Length > 2 && stem[^1] == 'y' && !IsVowel(stem[^2]) ? string.Concat(stem[..^1], "i") : stem.Length == word.Length ? word : stem.ToString();
    }

    private static ReadOnlySpan<char> Plural(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("ies", StringComparison.Ordinal) && word.Length > 4)
        {
            return word[..^2];
        }

        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        return word[^1] == 's' && word.Length > 3 && word[^2] is not ('s' or 'u' or 'i' or '\'') ? word[..^1] : word;
    }

    private static ReadOnlySpan<char> Participle(ReadOnlySpan<char> word, out bool wasDoubled)
    {
        wasDoubled = false;
        var cut = word.EndsWith("ing", StringComparison.Ordinal) && word.Length > 5 ? 3
            : word.EndsWith("ied", StringComparison.Ordinal) && word.Length > 4 ? 1
            : word.EndsWith("iest", StringComparison.Ordinal) ? 3
            : word.EndsWith("ier", StringComparison.Ordinal) && word.Length > 5 ? 2
            : word.EndsWith("ed", StringComparison.Ordinal) && word.Length > 4 && word[^3] != 'e' ? 2 : 0;
        var stem = word[..^cut];
        if (cut == 0 || !HasVowel(stem))
        {
            return word;
        }

        // "cancelled", "stopped": the consonant was doubled for the ending alone; "called", "missed" keep theirs.
        wasDoubled = stem.Length > 3 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'z' or 'f' or 'e' or 'o') && (stem[^1] != 'l' || stem.Length > 5);
        return wasDoubled ? stem[..^1] : stem;
    }

    /// <summary>Whether a stem is one syllable that ends in consonant, vowel, consonant (Porter 1980): such a word keeps its e.</summary>
    private static bool IsShort(ReadOnlySpan<char> stem)
    {
        if (stem.Length < 3 || IsVowel(stem[^1]) || stem[^1] is 'w' or 'x' or 'y' || !(IsVowel(stem[^2]) || stem[^2] == 'y') || IsVowel(stem[^3]))
        {
            return false;
        }

        return stem[..^2].IndexOfAny(Vowels) < 0;
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.IndexOfAny(Vowels) >= 0;

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static FrozenDictionary<string, string> Pairs(string text) =>
        text.Split([',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(p => p.Split(' ')).ToFrozenDictionary(p => p[0], p => p[1], StringComparer.Ordinal);

    private static FrozenSet<string> Words(string text) => text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
}
