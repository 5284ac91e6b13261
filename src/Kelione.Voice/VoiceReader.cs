using System.Collections.Concurrent;
using Kelione.Voice.Languages;
using Kelione.Voice.Lexicons;
using Kelione.Voice.Sentiments;
using Kelione.Voice.Text;

namespace Kelione.Voice;

/// <summary>Reads texts: language, sentiment, kind, topics. Deterministic: the same text and lexicons give the same reading. Thread-safe.</summary>
public sealed class VoiceReader
{
    /// <summary>How much of a text is read, in UTF-16 units: a bound on time. The rest is passed over, and the reading says so.</summary>
    public const int MostCharacters = 100_000;

    /// <summary>Raised whenever the program reads the same lexicons otherwise than before.</summary>
    private const string Program = "1";

    private static readonly Lazy<VoiceReader> StandardReader = new(() => new VoiceReader(LexiconSet.BuiltIn));
    private readonly ConcurrentBag<Desk> _desks = [];
    private readonly ScoringWeights _weights;

    /// <summary>A reader over lexicons.</summary>
    /// <param name="lexicons">The lexicons.</param>
    public VoiceReader(LexiconSet lexicons)
        : this(lexicons, ScoringWeights.Standard)
    {
    }

    /// <summary>A reader with weights of its own, for finding the standard ones.</summary>
    /// <param name="lexicons">The lexicons.</param>
    /// <param name="weights">The numbers by which evidence is weighed.</param>
    internal VoiceReader(LexiconSet lexicons, ScoringWeights weights)
    {
        ArgumentNullException.ThrowIfNull(lexicons);
        _weights = weights;
        Lexicons = lexicons;
        Languages = new LanguageFinder(lexicons);
        Version = $"{Program}-{lexicons.Version}";
    }

    /// <summary>The reader over the lexicons that come with the program.</summary>
    public static VoiceReader Standard => StandardReader.Value;

    /// <summary>The lexicons.</summary>
    public LexiconSet Lexicons { get; }

    /// <summary>Tells languages.</summary>
    public LanguageFinder Languages { get; }

    /// <summary>A name for what decides the readings (program and lexicons): readings kept under another version are stale.</summary>
    public string Version { get; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">Any text; null is an empty one.</param>
    /// <param name="statedLanguage">What the source says of the language, in whatever spelling; it counts where the text itself does not tell. Null where it says nothing.</param>
    /// <returns>What was understood.</returns>
    public VoiceReading Read(string? text, string? statedLanguage = null) => Read(text, statedLanguage, static (reading, _) => reading);

    /// <summary>Reads a text and lends the words and entries that were found in it, for themes and learning.</summary>
    /// <typeparam name="T">What the caller makes of them.</typeparam>
    /// <param name="text">Any text.</param>
    /// <param name="statedLanguage">What the source says of the language; null where it says nothing.</param>
    /// <param name="use">Makes something of reading and desk; must not keep the desk.</param>
    /// <returns>What <paramref name="use"/> made.</returns>
    internal T Read<T>(string? text, string? statedLanguage, Func<VoiceReading, Desk, T> use)
    {
        if (!_desks.TryTake(out var desk))
        {
            desk = new Desk(_weights);
        }

        try
        {
            return use(Read(text ?? "", statedLanguage, desk), desk);
        }
        finally
        {
            desk.Trim();
            _desks.Add(desk);
        }
    }

    private VoiceReading Read(string text, string? statedLanguage, Desk desk)
    {
        var isCut = text.Length > MostCharacters;
        Tokenizer.Read(text.AsSpan(0, Math.Min(text.Length, MostCharacters)), desk.Tokens, Lexicons.Signs);
        var found = Languages.Find(desk.Tokens);
        var language = found.Language != VoiceLanguages.Unknown ? found.Language : VoiceLanguages.Recognise(statedLanguage) ?? VoiceLanguages.Unknown;
        desk.Text.Read(Lexicons, language);
        desk.Hits.Find(desk.Text);
        var sentiment = desk.Scorer.Score(desk.Text);
        var kind = KindFinder.Find(desk.Text, desk.Scorer.Around, sentiment);
        return new VoiceReading(language, found, sentiment, kind, Mentions(desk), VoiceSpeaker.Lexicon, isCut);
    }

    private static TopicMention[] Mentions(Desk desk)
    {
        if (desk.Hits.Topics.Count == 0)
        {
            return [];
        }

        var mentions = new TopicMention[desk.Hits.Topics.Count];
        for (var i = 0; i < mentions.Length; i++)
        {
            var hit = desk.Hits.Topics[i];
            var first = desk.Text.Words[hit.First];
            var last = desk.Text.Words[hit.First + hit.Count - 1];
            mentions[i] = new TopicMention(Topics.All[hit.Topic], first.Start, last.Start + last.Length - first.Start);
        }

        return mentions;
    }
}
