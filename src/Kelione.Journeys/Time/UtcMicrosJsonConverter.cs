using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>Moments are ISO 8601 text with <c>Z</c> in JSON; null stays null. For properties that hold microseconds since 1970 UTC.</summary>
public sealed class UtcMicrosJsonConverter : JsonConverter<long?>
{
    /// <inheritdoc />
    public override long? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return UtcTime.TryParse(reader.GetString() ?? "", out var micros)
            ? micros
            : throw new JsonException($"'{reader.GetString()}' is not a moment such as 2026-01-31 or 2026-01-31T12:00:00Z.");
    }

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, long? value, JsonSerializerOptions options)
    {
        if (value is { } micros)
        {
            writer.WriteStringValue(UtcTime.Format(micros));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
