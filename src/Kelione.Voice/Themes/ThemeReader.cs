using Kelione.Voice.Lexicons;

namespace Kelione.Voice.Themes;

/// <summary>Tells which themes a text has. Immutable, thread-safe.</summary>
public sealed class ThemeReader
{
    private readonly VoiceReader _reader;
    private readonly (int Theme, int[] Topics)[] _byTopics;
    private readonly Dictionary<Term, List<int>> _byWord = [];
    private readonly Dictionary<Term, List<int>> _without = [];
    private readonly bool _hasPairs;

    /// <summary>A reader of themes.</summary>
    /// <param name="reader">Reads the texts.</param>
    /// <param name="model">The themes.</param>
    public ThemeReader(VoiceReader reader, ThemeModel model)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(model);
        _reader = reader;
        Model = model;

        // Themes of more topics first: where "delivery" and "price" meet, that theme speaks for both.
        _byTopics = [.. model.Themes.SelectMany((t, i) => t.AllTopics.Select(set => (Theme: i, Topics: set.Select(Topics.IndexOf).Where(x => x >= 0).ToArray())))
            .Where(t => t.Topics.Length > 0).OrderByDescending(t => t.Topics.Length)];
        for (var i = 0; i < model.Themes.Count; i++)
        {
            Add(_byWord, model.Themes[i].Words, i);
            Add(_without, model.Themes[i].Without, i);
        }

        _hasPairs = _byWord.Keys.Concat(_without.Keys).Any(t => t.IsPair);
    }

    /// <summary>The themes.</summary>
    public ThemeModel Model { get; }

    /// <summary>Reads a text with its themes.</summary>
    /// <param name="text">Any text; null is an empty one.</param>
    /// <param name="statedLanguage">What the source says of the language; null where it says nothing.</param>
    /// <returns>The reading, and the themes in the order of <see cref="Model"/>, each once with the first words that gave it.</returns>
    public (VoiceReading Reading, IReadOnlyList<ThemeMention> Themes) Read(string? text, string? statedLanguage = null) =>
        _reader.Read(text, statedLanguage, (reading, desk) => (reading, (IReadOnlyList<ThemeMention>)Assign(desk)));

    /// <summary>A word as a theme's words are kept, for adding what a person typed.</summary>
    /// <param name="text">One word or two.</param>
    /// <param name="language">One of <see cref="VoiceLanguages.All"/>.</param>
    /// <returns>The word; null where the text has no content word.</returns>
    public ThemeWord? WordOf(string text, string language) =>
        _reader.Read<ThemeWord?>(text, language, (_, desk) =>
        {
            desk.Text.Read(_reader.Lexicons, language);
            var words = desk.Text.Words.Where(w => w.Info.Lexicon.Grammar.Language == language).Take(2).ToList();
            return words.Count == 0 ? null
                : new ThemeWord(language, string.Join(' ', words.Select(w => w.Info.Stem)), string.Join(language == VoiceLanguages.Chinese ? "" : " ", words.Select(w => w.Info.Form)));
        });

    private static void Add(Dictionary<Term, List<int>> index, IReadOnlyList<ThemeWord> words, int theme)
    {
        foreach (var word in words)
        {
            var term = new Term(word.Language, word.Key);
            if (!index.TryGetValue(term, out var themes))
            {
                index[term] = themes = [];
            }

            themes.Add(theme);
        }
    }

    private ThemeMention[] Assign(Desk desk)
    {
        if (desk.Hits.Topics.Count == 0 && _byWord.Count == 0)
        {
            return [];
        }

        Span<long> found = stackalloc long[Math.Min(Model.Themes.Count, 512)];
        AssignTopics(desk, found);
        if (_byWord.Count > 0)
        {
            AssignWords(desk, found);
        }

        List<ThemeMention>? mentions = null;
        for (var i = 0; i < found.Length; i++)
        {
            if (found[i] != 0)
            {
                (mentions ??= []).Add(new ThemeMention(Model.Themes[i].Id, (int)(found[i] >> 32) - 1, (int)(found[i] & int.MaxValue)));
            }
        }

        return mentions?.ToArray() ?? [];
    }

    private void AssignTopics(Desk desk, Span<long> found)
    {
        var hits = desk.Hits.Topics;
        for (var from = 0; from < hits.Count;)
        {
            var sentence = desk.Text.Words[hits[from].First].Sentence;
            var to = from;
            ulong topics = 0;
            for (; to < hits.Count && desk.Text.Words[hits[to].First].Sentence == sentence; to++)
            {
                topics |= 1UL << hits[to].Topic;
            }

            ulong spoken = 0;
            foreach (var (theme, set) in _byTopics)
            {
                var mask = 0UL;
                foreach (var topic in set)
                {
                    mask |= 1UL << topic;
                }

                if ((topics & mask) == mask && (set.Length > 1 || (spoken & mask) == 0))
                {
                    spoken |= set.Length > 1 ? mask : 0;
                    Take(desk, hits, from, to, mask, theme, found);
                }
            }

            from = to;
        }
    }

    private void Take(Desk desk, List<Sentiments.TopicHit> hits, int from, int to, ulong mask, int theme, Span<long> found)
    {
        for (var i = from; i < to && theme < found.Length && found[theme] == 0; i++)
        {
            if ((mask & (1UL << hits[i].Topic)) != 0 && !IsWithout(desk, hits[i], theme))
            {
                found[theme] = Place(desk, hits[i].First, hits[i].Count);
            }
        }
    }

    private bool IsWithout(Desk desk, in Sentiments.TopicHit hit, int theme)
    {
        if (_without.Count == 0 || hit.Count > 2)
        {
            return false;
        }

        var info = desk.Text.Words[hit.First].Info;
        var key = hit.Count == 1 ? info.Stem : $"{info.Stem} {desk.Text.Words[hit.First + 1].Info.Stem}";
        return _without.TryGetValue(new Term(info.Lexicon.Grammar.Language, key), out var themes) && themes.Contains(theme);
    }

    private void AssignWords(Desk desk, Span<long> found)
    {
        var words = desk.Text.Words;
        for (var i = 0; i < words.Count; i++)
        {
            var info = words[i].Info;
            Lookup(new Term(info.Lexicon.Grammar.Language, info.Stem), desk, i, 1, found);
            if (_hasPairs && i + 1 < words.Count && !info.IsStop)
            {
                Lookup(new Term(info.Lexicon.Grammar.Language, $"{info.Stem} {words[i + 1].Info.Stem}"), desk, i, 2, found);
            }
        }
    }

    private void Lookup(Term term, Desk desk, int first, int count, Span<long> found)
    {
        if (_byWord.TryGetValue(term, out var themes))
        {
            foreach (var theme in themes)
            {
                if (theme < found.Length && found[theme] == 0)
                {
                    found[theme] = Place(desk, first, count);
                }
            }
        }
    }

    private static long Place(Desk desk, int first, int count)
    {
        var (start, last) = (desk.Text.Words[first].Start, desk.Text.Words[first + count - 1]);
        return ((long)(start + 1) << 32) | (uint)(last.Start + last.Length - start);
    }
}
