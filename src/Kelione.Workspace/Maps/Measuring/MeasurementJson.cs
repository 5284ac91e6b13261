using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// How measurements are written as JSON: camelCase names, invariant numbers, moments as ISO 8601 with <c>Z</c>. Every figure is always there, as null where there is none, so that whoever reads it finds every name.
/// </summary>
public static class MeasurementJson
{
    private static readonly JsonSerializerOptions Compact = Make(indented: false);
    private static readonly JsonSerializerOptions Indented = Make(indented: true);

    /// <summary>Writes a measurement.</summary>
    public static string Write(MapMeasurement measurement, bool indented = false) => JsonSerializer.Serialize(measurement, indented ? Indented : Compact);

    /// <summary>Reads a measurement.</summary>
    /// <exception cref="MendableException">The text is none.</exception>
    public static MapMeasurement Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<MapMeasurement>(json, Compact) ?? throw new MendableException("The measurement is empty.");
        }
        catch (JsonException e)
        {
            throw new MendableException($"This is not a measurement that this program can read: {e.Message}", e);
        }
    }

    private static JsonSerializerOptions Make(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = indented, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.Converters.Add(new UtcMoments());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    private sealed class UtcMoments : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
    }
}
