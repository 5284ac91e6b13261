using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>A rule is its text in JSON.</summary>
internal sealed class SegmentRuleJsonConverter : JsonConverter<SegmentRule>
{
    public override SegmentRule Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("A segment's rule is a text, such as \"did cart >= 3 times within 7d\".");
        }

        try
        {
            var rule = SegmentRule.Parse(reader.GetString() ?? "");
            return typeToConvert.IsInstanceOfType(rule) ? rule : throw new JsonException($"'{rule}' is not a {typeToConvert.Name}.");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, SegmentRule value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override bool CanConvert(Type typeToConvert) => typeof(SegmentRule).IsAssignableFrom(typeToConvert);
}
