using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Kelione.Maps;

/// <summary>How edits are written as JSON: camelCase names, invariant numbers, letters of all languages as they are, what is null left out except in patches.</summary>
public static class MapEditJson
{
    /// <summary>The options, on one line; they serve whole maps and measurements as well.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>Writes an edit.</summary>
    public static string Write(MapEdit edit) => JsonSerializer.Serialize(edit, Options);

    /// <summary>Reads an edit.</summary>
    /// <exception cref="MapEditException">The text is not an edit; the message says where.</exception>
    public static MapEdit Read(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<MapEdit>(json, Options) ?? throw new MapEditException("The edit is empty.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new MapEditException($"This is not an edit that this program can read: {e.Message}");
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            AllowOutOfOrderMetadataProperties = true,
            RespectNullableAnnotations = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { DemandWhatCannotBeNull } },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    /// <summary>What a record's constructor needs and cannot be null must be there; what may be null is left out when written, so it may be missing.</summary>
    private static void DemandWhatCannotBeNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is { HasDefaultValue: false, IsNullable: false }))
        {
            property.IsRequired = true;
        }
    }
}
