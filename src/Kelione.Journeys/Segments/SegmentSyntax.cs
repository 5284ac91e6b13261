using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>The text form of segment rules.</summary>
public static class SegmentSyntax
{
    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">With what was expected and where.</exception>
    public static SegmentRule Parse(string text) => throw new FormatException(text);

    /// <summary>The text form of a rule.</summary>
    public static string Format(SegmentRule rule) => throw new FormatException(rule.GetType().Name);
}

/// <summary>A rule is its text in JSON.</summary>
internal sealed class SegmentRuleJsonConverter : JsonConverter<SegmentRule>
{
    public override SegmentRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return SegmentRule.Parse(reader.GetString() ?? "");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, SegmentRule value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override bool CanConvert(Type typeToConvert) => typeof(SegmentRule).IsAssignableFrom(typeToConvert);
}
