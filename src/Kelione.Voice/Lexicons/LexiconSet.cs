using System.IO.Hashing;
using System.Reflection;
using System.Text;
using Kelione.Voice.Grammar;
using Kelione.Voice.Text;

namespace Kelione.Voice.Lexicons;

/// <summary>The tables of a language, as read from files.</summary>
/// <param name="Sentiment">Words with a direction.</param>
/// <param name="Topics">Words of topics.</param>
/// <param name="Shifters">Words that shift others.</param>
/// <param name="Stop">Function words.</param>
/// <param name="General">Words too general to be a subject.</param>
internal sealed record LexiconTables(TsvTable Sentiment, TsvTable Topics, TsvTable Shifters, TsvTable Stop, TsvTable General);

/// <summary>The lexicons of all languages. Immutable; reading it from several threads is fine.</summary>
public sealed class LexiconSet
{
    private static readonly Lazy<LexiconSet> BuiltInSet = new(() => new LexiconSet(Resource));
    private readonly Dictionary<string, Lexicon> _byLanguage = new(StringComparer.Ordinal);

    private LexiconSet(Func<string, string?> read)
    {
        var hash = new XxHash64();
        TsvTable Table(string file)
        {
            var text = read(file);
            hash.Append(Encoding.UTF8.GetBytes(text ?? ""));
            return TsvTable.Read(file, text);
        }

        Signs = new SignBook(Table("common/emoji.tsv"));
        foreach (var language in VoiceLanguages.All)
        {
            var tables = new LexiconTables(Table($"{language}/sentiment.tsv"), Table($"{language}/topics.tsv"), Table($"{language}/shifters.tsv"), Table($"{language}/stop.tsv"), Table($"{language}/general.tsv"));
            _byLanguage[language] = new Lexicon(LanguageGrammar.All[language], tables, Signs);
        }

        Version = Convert.ToHexStringLower(hash.GetCurrentHash());
    }

    /// <summary>The lexicons that come with the program.</summary>
    public static LexiconSet BuiltIn => BuiltInSet.Value;

    /// <summary>A fingerprint of all the files, by which results kept elsewhere are told to be stale.</summary>
    public string Version { get; }

    /// <summary>The signs common to all languages.</summary>
    internal SignBook Signs { get; }

    /// <summary>Reads lexicons that somebody mended: a folder's files stand in for those that come with the program, the rest stay.</summary>
    /// <param name="folder">A folder laid out as <c>Lexicons/</c> is: <c>lt/sentiment.tsv</c> and so on.</param>
    /// <returns>The lexicons.</returns>
    /// <exception cref="LexiconException">A row is not understood.</exception>
    public static LexiconSet FromFolder(string folder) =>
        From(file => Path.Combine(folder, file) is var path && System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : Resource(file));

    /// <summary>How many rows with a direction and with a topic a language has.</summary>
    /// <param name="language">One of <see cref="VoiceLanguages.All"/>.</param>
    /// <returns>The two counts.</returns>
    public (int Sentiment, int Topics) Count(string language) => (Of(language).SentimentCount, Of(language).TopicCount);

    /// <summary>Reads lexicons from texts.</summary>
    /// <param name="read">The text of a file such as <c>lt/sentiment.tsv</c>; null where there is none.</param>
    /// <returns>The lexicons.</returns>
    internal static LexiconSet From(Func<string, string?> read) => new(read);

    /// <summary>The text of a file that comes with the program.</summary>
    /// <param name="file">Such as <c>lt/sentiment.tsv</c>.</param>
    /// <returns>The text; null where there is none.</returns>
    internal static string? Resource(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Lexicons/" + file);
        if (stream is null)
        {
            return null;
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>The lexicon of a language.</summary>
    /// <param name="language">One of <see cref="VoiceLanguages.All"/>.</param>
    /// <returns>The lexicon.</returns>
    internal Lexicon Of(string language) => _byLanguage[language];
}
