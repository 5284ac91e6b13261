using System.Reflection;
using System.Text;
using Kelione.Voice.Lexicons;
using Kelione.Voice.Text;

namespace Kelione.Voice.Languages;

/// <summary>What single words say of the language: function words of the five and of others, and the lexicons' words. Immutable.</summary>
internal sealed class WordEvidence
{
    /// <summary>The candidates: the five in the order of <see cref="VoiceLanguages.All"/>, then all others together.</summary>
    public const int Others = 5;

    /// <summary>How many candidates there are.</summary>
    public const int Candidates = 6;

    private readonly Dictionary<string, float[]> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Collects the evidence.</summary>
    /// <param name="lexicons">The lexicons.</param>
    public WordEvidence(LexiconSet lexicons)
    {
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var row in TsvTable.Read("function-words.tsv", Read()).Rows)
        {
            var words = row.Required(1, "words").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Replace('ё', 'е'));
            lists[row.Required(0, "language")] = [.. words];
        }

        var speakers = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (language, words) in lists)
        {
            foreach (var word in words.Distinct(StringComparer.Ordinal))
            {
                Add(speakers, word, language);
                if (language is VoiceLanguages.Polish or VoiceLanguages.Lithuanian && Folding.Fold(word) is var plain && plain != word && plain.Length > 2)
                {
                    Add(speakers, plain, language);
                }
            }
        }

        foreach (var language in VoiceLanguages.All)
        {
            foreach (var stop in lexicons.Of(language).Stops)
            {
                Add(speakers, stop, language);
            }
        }

        foreach (var (word, languages) in speakers)
        {
            _words[word] = Weights(word, languages);
        }

        _lookup = _words.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What a word says.</summary>
    /// <param name="form">The word in normal form.</param>
    /// <returns>Points by candidate; null where it is no function word.</returns>
    public float[]? Of(ReadOnlySpan<char> form) => _lookup.TryGetValue(form, out var weights) ? weights : null;

    private static void Add(Dictionary<string, List<string>> speakers, string word, string language)
    {
        if (!speakers.TryGetValue(word, out var list))
        {
            speakers[word] = list = [];
        }

        if (!list.Contains(language, StringComparer.Ordinal))
        {
            list.Add(language);
        }
    }

    private static float[] Weights(string word, List<string> languages)
    {
        // A word of many languages says little; a longer one says more, because it is there by chance less often.
        var weights = new float[Candidates];
        var share = (float)((word.Length == 1 ? 0.6 : word.Length == 2 ? 1.6 : 2.6) / Math.Sqrt(languages.Count));
        foreach (var language in languages)
        {
            var candidate = IndexOf(language);
            weights[candidate] = candidate == Others ? Math.Max(weights[candidate], share) : share;
        }

        return weights;
    }

    private static int IndexOf(string language)
    {
        for (var i = 0; i < VoiceLanguages.All.Count; i++)
        {
            if (VoiceLanguages.All[i] == language)
            {
                return i;
            }
        }

        return Others;
    }

    private static string Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Languages/function-words.tsv")
            ?? throw new InvalidOperationException("The function words are missing from the program.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
