using System.Collections.Concurrent;
using Kelione.Voice.Grammar;
using Kelione.Voice.Text;

namespace Kelione.Voice.Lexicons;

/// <summary>The word patterns of a lexicon's entries: exact forms, beginnings, stems. Finds which of them a form meets, and remembers it.</summary>
internal sealed class Vocabulary
{
    /// <summary>How many forms are remembered: all that living speech has, and a bound against texts made to fill memory.</summary>
    private const int MostRemembered = 100_000;

    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _begins = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _stems = new(StringComparer.Ordinal);
    private readonly HashSet<string> _plain = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _foldedExact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _foldedBegins = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WordInfo> _remembered = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, WordInfo>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly Lexicon _lexicon;
    private readonly LanguageGrammar _grammar;
    private readonly HashSet<string> _stops;

    /// <summary>An empty vocabulary.</summary>
    /// <param name="lexicon">The lexicon that owns it.</param>
    /// <param name="grammar">The language's grammar.</param>
    /// <param name="stops">The function words, in normal form.</param>
    public Vocabulary(Lexicon lexicon, LanguageGrammar grammar, HashSet<string> stops)
    {
        _lexicon = lexicon;
        _grammar = grammar;
        _stops = stops;
        _lookup = _remembered.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many patterns there are; their ids are 0 … Count − 1.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a word of an entry.</summary>
    /// <param name="form">The word in normal form.</param>
    /// <param name="isExact">Whether only this form is meant.</param>
    /// <param name="isBeginning">Whether any ending is meant.</param>
    /// <returns>The pattern's id.</returns>
    public int Add(string form, bool isExact, bool isBeginning)
    {
        if (isBeginning)
        {
            return AddTo(_begins, _foldedBegins, form);
        }

        if (isExact || _grammar.Language == VoiceLanguages.Chinese)
        {
            return AddTo(_exact, _foldedExact, form);
        }

        _plain.Add(form);
        var stem = _grammar.Stem(form);
        return _stems.TryGetValue(stem, out var id) ? id : _stems[stem] = Count++;
    }

    /// <summary>What is known of a form.</summary>
    /// <param name="form">A word in normal form.</param>
    /// <param name="isStretched">Whether letters were held in it: doubled letters may then be single ones.</param>
    /// <param name="isNumber">Whether it is a number.</param>
    /// <returns>What is known; never null.</returns>
    public WordInfo Find(ReadOnlySpan<char> form, bool isStretched, bool isNumber)
    {
        if (!_lookup.TryGetValue(form, out var info))
        {
            info = Make(form.ToString(), isNumber);
            if (_remembered.Count < MostRemembered)
            {
                _remembered.TryAdd(info.Form, info);
            }
        }

        return isStretched && !info.IsKnown && !info.IsStop && Single(form) is { } single ? Find(single, false, isNumber) : info;
    }

    private static string? Single(ReadOnlySpan<char> form)
    {
        Span<char> buffer = stackalloc char[form.Length];
        var length = 0;
        foreach (var c in form)
        {
            if (length == 0 || buffer[length - 1] != c)
            {
                buffer[length++] = c;
            }
        }

        return length == form.Length ? null : buffer[..length].ToString();
    }

    private int AddTo(Dictionary<string, int> exact, Dictionary<string, int> folded, string form)
    {
        if (exact.TryGetValue(form, out var id))
        {
            return id;
        }

        id = exact[form] = Count++;
        if (_grammar.FoldsDiacritics && Folding.Fold(form) is var plain && plain != form)
        {
            folded.TryAdd(plain, id);
        }

        return id;
    }

    private WordInfo Make(string form, bool isNumber)
    {
        var patterns = Patterns(form, out var stem);
        var isNegated = false;
        if (patterns.Count == 0 && !isNumber)
        {
            patterns = Rest(form);
            isNegated = patterns.Count > 0;
        }

        return new WordInfo
        {
            Lexicon = _lexicon,
            Form = form,
            Stem = isNumber ? form : stem,
            Patterns = [.. patterns],
            LoosePatterns = patterns.Count == 0 && _grammar.FoldsDiacritics ? [.. Loose(form)] : [],
            IsStop = _stops.Contains(form) || (form.Length == 1 && char.IsAsciiLetter(form[0])),
            IsNegated = isNegated,
            IsNumber = isNumber,
        };
    }

    private List<int> Patterns(string form, out string stem)
    {
        var found = new List<int>(3);
        if (_exact.TryGetValue(form, out var exact))
        {
            found.Add(exact);
        }

        stem = _grammar.Stem(form);
        if (_stems.TryGetValue(stem, out var ofStem) && (!_stops.Contains(form) || _plain.Contains(form)))
        {
            // A function word is no form of another word: "как" is not "кака".
            found.Add(ofStem);
        }

        if (!_stops.Contains(form))
        {
            Beginnings(_begins, form, found);
        }

        return found;
    }

    private static void Beginnings(Dictionary<string, int> begins, string form, List<int> found)
    {
        if (begins.Count == 0)
        {
            return;
        }

        var lookup = begins.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = form.Length; length >= 2; length--)
        {
            if (lookup.TryGetValue(form.AsSpan(0, length), out var id))
            {
                found.Add(id);
            }
        }
    }

    private List<int> Loose(string form)
    {
        var found = new List<int>(2);
        if (_foldedExact.TryGetValue(form, out var exact))
        {
            found.Add(exact);
        }

        Beginnings(_foldedBegins, form, found);
        return found;
    }

    private List<int> Rest(string form)
    {
        foreach (var prefix in _grammar.NegativePrefixes)
        {
            if (form.Length >= prefix.Length + 4 && form.StartsWith(prefix, StringComparison.Ordinal))
            {
                var rest = Patterns(form[prefix.Length..], out _);
                if (rest.Count > 0)
                {
                    return rest;
                }
            }
        }

        return [];
    }
}
