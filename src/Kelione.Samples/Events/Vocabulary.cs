using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kelione.Samples;

/// <summary>A text of a scenario by its number; the default is "no text".</summary>
internal readonly record struct Word(ushort Code)
{
    /// <summary>Whether there is a text.</summary>
    public bool IsPresent => Code != 0;
}

/// <summary>
/// All the texts that the events of a scenario use, each with its CSV and JSON form ready as UTF-8. Filled while the scenario's class is initialised and only read afterwards.
/// </summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, Word> _words = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [""];
    private readonly List<byte[]> _csv = [[]];
    private readonly List<byte[]> _json = ["null"u8.ToArray()];

    /// <summary>The word of a text; the same text gives the same word.</summary>
    public Word Word(string text)
    {
        if (!_words.TryGetValue(text, out var word))
        {
            word = new Word(checked((ushort)_texts.Count));
            _words.Add(text, word);
            _texts.Add(text);
            _csv.Add(Encoding.UTF8.GetBytes(CsvText.Quote(text)));
            _json.Add(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text, JsonText.Readable)));
        }

        return word;
    }

    /// <summary>The words of several texts.</summary>
    public Word[] Words(params ReadOnlySpan<string> texts)
    {
        var words = new Word[texts.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            words[i] = Word(texts[i]);
        }

        return words;
    }

    /// <summary>The text of a word; empty for none.</summary>
    public string Text(Word word) => _texts[word.Code];

    /// <summary>The text as a CSV field, quoted where it must be.</summary>
    public ReadOnlySpan<byte> Csv(Word word) => _csv[word.Code];

    /// <summary>The text as a JSON value.</summary>
    public ReadOnlySpan<byte> Json(Word word) => _json[word.Code];
}

/// <summary>Fields of CSV as RFC 4180 has them.</summary>
internal static class CsvText
{
    /// <summary>The field, in quotes where it holds a comma, a quote or a line break.</summary>
    public static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}

/// <summary>How JSON is written here.</summary>
internal static class JsonText
{
    /// <summary>Letters of any language stay readable.</summary>
    public static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
