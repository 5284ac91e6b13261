using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>How questions and answers are written as JSON: camelCase names, invariant numbers, moments as ISO 8601 with <c>Z</c>, letters of all languages as they are.
/// What a question does not say, and the parts of an answer that were not asked for, are left out; a figure of an answer is always there, as null where there is none, so that whoever reads it finds every name.</summary>
public static class JourneyJson
{
    /// <summary>On one line.</summary>
    public static JsonSerializerOptions Compact { get; } = Make(indented: false);

    /// <summary>Over several lines, for people.</summary>
    public static JsonSerializerOptions Indented { get; } = Make(indented: true);

    /// <summary>Writes a question or an answer.</summary>
    public static string Write<T>(T value, bool indented = false) => JsonSerializer.Serialize(value, value!.GetType(), indented ? Indented : Compact);

    /// <summary>Writes a question with its discriminator, so that <see cref="ReadQuestion"/> can read it.</summary>
    public static string WriteQuestion(Question question) => JsonSerializer.Serialize(question, Compact);

    /// <summary>Reads a question.</summary>
    /// <exception cref="QuestionException">The text is not a question; the message says where.</exception>
    public static Question ReadQuestion(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Question>(json, Compact) ?? throw new QuestionException("The question is empty.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new QuestionException($"This is not a question that this program can read: {e.Message}");
        }
    }

    private static JsonSerializerOptions Make(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = indented,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
            AllowOutOfOrderMetadataProperties = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
