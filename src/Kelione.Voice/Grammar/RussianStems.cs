using System.Buffers;

namespace Kelione.Voice.Grammar;

/// <summary>Russian word forms brought together by their endings: cases, genders, persons, tenses, participles, reflexives. A light stemmer: it does not undo changes inside of the root.</summary>
internal static class RussianStems
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("аеиоуыэюя");

    private static readonly Suffixes Gerund = new(3, "ивши ивши ывши ившись ывшись авши явши авшись явшись вшись вши");

    private static readonly Suffixes Adjective = new(3, """
        ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею
        """);

    private static readonly Suffixes Participle = new(3, "ивш ывш ующ ающ яющ ющ ащ ящ авш явш анн янн енн онн ем ом им ит ат ят");

    private static readonly Suffixes Verb = new(3, """
        ила ыла ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю
        ете йте ешь ает ают аю аешь аем аете ала ало али ать ал ана ано аны анно ай айте
        яет яют яю яешь яем яете яла яло яли ять ял яна яно яны янно яй яйте еет еют ею еешь еем еете ела ело ели еть ел ут ат нут нул нула нуло нули нуть овать овал овала овали
        """);

    private static readonly Suffixes Noun = new(3, """
        а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я
        """);

    private static readonly Suffixes Derived = new(4, "ость ост ейш ейше");

    /// <summary>The stem of a word.</summary>
    /// <param name="word">A word in normal form (ё written as е).</param>
    /// <returns>What its forms share.</returns>
    public static string Stem(string word)
    {
        if (word.Length <= 3 || !HasVowel(word))
        {
            return word;
        }

        var stem = word.AsSpan();
        var gerund = Gerund.Length(stem);
        if (gerund > 0)
        {
            stem = stem[..^gerund];
        }
        else
        {
            if (stem.EndsWith("ся", StringComparison.Ordinal) || stem.EndsWith("сь", StringComparison.Ordinal))
            {
                stem = stem.Length > 5 ? stem[..^2] : stem;
            }

            stem = Inflection(stem);
        }

        if (stem.Length > 3 && stem[^1] == 'и')
        {
            stem = stem[..^1];
        }

        stem = Derived.Cut(stem);
        if (stem.Length > 3 && stem.EndsWith("нн", StringComparison.Ordinal))
        {
            stem = stem[..^1];
        }

        if (stem.Length > 3 && stem[^1] == 'ь')
        {
            stem = stem[..^1];
        }

        return stem.Length == word.Length ? word : stem.ToString();
    }

    private static ReadOnlySpan<char> Inflection(ReadOnlySpan<char> word)
    {
        var adjective = Adjective.Length(word);
        var verb = Verb.Length(word);
        var noun = Noun.Length(word);
        if (adjective > 0 && adjective >= verb && adjective >= noun)
        {
            var stem = word[..^adjective];
            var participle = Participle.Length(stem);
            return participle > 2 ? stem[..^participle] : stem;
        }

        var cut = Math.Max(verb, noun);
        return word[..^cut];
    }

    private static bool HasVowel(string word) => word.AsSpan().IndexOfAny(Vowels) >= 0;
}
