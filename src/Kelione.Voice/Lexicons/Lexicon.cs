using Kelione.Voice.Grammar;
using Kelione.Voice.Text;

namespace Kelione.Voice.Lexicons;

/// <summary>The words of one language: those with a direction, those of a topic, those that shift others, and the function words. Immutable once read.</summary>
internal sealed class Lexicon
{
    private readonly Vocabulary _words;
    private readonly HashSet<string> _general;
    private readonly PhraseNode[] _roots;
    private readonly HashSet<string> _han = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _hanLookup;

    /// <summary>Reads a language's tables.</summary>
    /// <param name="grammar">The language's grammar.</param>
    /// <param name="tables">The tables.</param>
    /// <param name="signs">The common signs, by which entries are cut into words as texts are.</param>
    /// <exception cref="LexiconException">A row is not understood.</exception>
    public Lexicon(LanguageGrammar grammar, LexiconTables tables, SignBook signs)
    {
        Grammar = grammar;
        Stops = [.. tables.Stop.Rows.SelectMany(r => Words(r.Required(0, "word"), signs))];
        _general = [.. tables.General.Rows.SelectMany(r => Words(r.Required(0, "word"), signs)).Select(grammar.Stem)];
        _words = new Vocabulary(this, grammar, Stops);
        _hanLookup = _han.GetAlternateLookup<ReadOnlySpan<char>>();
        var root = new PhraseNode();
        foreach (var row in tables.Sentiment.Rows)
        {
            var value = row.Number(1, "value", -3, 3);
            Place(root, row, signs).Sentiment ??= new SentimentEntry(row.Cells[0].Trim(), value, row.Emotion(2));
            SentimentCount++;
        }

        var han = new HanTopics();
        foreach (var row in tables.Topics.Rows)
        {
            var topic = row.Required(1, "topic");
            var index = Lexicons.Topics.IndexOf(topic);
            Place(root, row, signs).Add(index >= 0 ? index : throw row.Wrong($"\"{topic}\" is no topic"));
            TopicCount++;
            if (grammar.Language == VoiceLanguages.Chinese && Words(row.Cells[0], signs).ToList() is [var word])
            {
                han.Add(word, index);
            }
        }

        if (grammar.Language == VoiceLanguages.Chinese)
        {
            AddTopicsWithin(root, tables, han, signs);
        }

        foreach (var row in tables.Shifters.Rows)
        {
            Place(root, row, signs).Add(ShifterReader.Read(row));
        }

        foreach (var stop in Stops)
        {
            AddHan(stop);
        }

        _roots = new PhraseNode[_words.Count];
        foreach (var (pattern, node) in root.Next ?? [])
        {
            _roots[pattern] = node;
        }
    }

    /// <summary>The language's grammar.</summary>
    public LanguageGrammar Grammar { get; }

    /// <summary>The function words, in normal form.</summary>
    public HashSet<string> Stops { get; }

    /// <summary>Whether a stem is too general to be a subject, as "day" or "open".</summary>
    public bool IsGeneral(string stem) => _general.Contains(stem);

    /// <summary>How many rows have a direction.</summary>
    public int SentimentCount { get; }

    /// <summary>How many rows name a topic.</summary>
    public int TopicCount { get; }

    /// <summary>The most characters of a Chinese entry.</summary>
    public int LongestHan { get; private set; } = 1;

    /// <summary>The Chinese entries and their words; empty in other languages.</summary>
    public IReadOnlyCollection<string> HanWords => _han;

    /// <summary>What is known of a form.</summary>
    /// <param name="form">The word in normal form.</param>
    /// <param name="isStretched">Whether letters were held in it.</param>
    /// <param name="isNumber">Whether it is a number.</param>
    /// <returns>What is known; never null.</returns>
    public WordInfo Find(ReadOnlySpan<char> form, bool isStretched = false, bool isNumber = false) => _words.Find(form, isStretched, isNumber);

    /// <summary>Whether a run of Chinese characters is a word of the lexicon.</summary>
    /// <param name="run">The characters.</param>
    /// <returns>True where it is.</returns>
    public bool IsHanWord(ReadOnlySpan<char> run) => _hanLookup.Contains(run);

    /// <summary>Where the phrases begin that begin with a word of this pattern.</summary>
    /// <param name="pattern">The pattern's id.</param>
    /// <returns>The place; null where no phrase begins so.</returns>
    public PhraseNode? Root(int pattern) => _roots[pattern];

    private PhraseNode Place(PhraseNode root, TsvRow row, SignBook signs)
    {
        var entry = row.Required(0, "entry");
        var node = root;
        var words = 0;
        foreach (var part in entry.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isExact = part[0] == '=';
            var isBeginning = part[^1] == '*';
            var plain = part.Trim('=', '*');
            var forms = Words(plain, signs).ToList();
            for (var i = 0; i < forms.Count; i++)
            {
                // Of a hyphenated word only the last part has the ending.
                node = node.Follow(_words.Add(forms[i], isExact, isBeginning && i == forms.Count - 1));
                AddHan(forms[i]);
                words++;
            }
        }

        return words is > 0 and <= 8 ? node : throw row.Wrong($"\"{entry}\" has no word that can be looked up, or more than eight");
    }

    private void AddTopicsWithin(PhraseNode root, LexiconTables tables, HanTopics topics, SignBook signs)
    {
        foreach (var row in tables.Sentiment.Rows.Concat(tables.Shifters.Rows))
        {
            var node = Place(root, row, signs);
            foreach (var topic in Words(row.Cells[0], signs).SelectMany(topics.Within))
            {
                node.Add(topic);
            }
        }
    }

    private void AddHan(string word)
    {
        if (word.Length > 0 && Scripts.IsHan(word[0]))
        {
            _han.Add(word);
            LongestHan = Math.Max(LongestHan, word.Length);
        }
    }

    private static IEnumerable<string> Words(string text, SignBook signs)
    {
        var list = new TokenList();
        Tokenizer.Read(text, list, signs);
        foreach (var token in list.Tokens)
        {
            if (token.Kind is TokenKind.Word or TokenKind.Number or TokenKind.Han)
            {
                yield return list.Form(token).ToString();
            }
        }
    }
}
