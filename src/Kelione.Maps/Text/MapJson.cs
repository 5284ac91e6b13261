using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Kelione.Maps.Text;

namespace Kelione.Maps;

/// <summary>
/// The JSON form of maps: the records as they are, names in camelCase, what is null left out (docs/schema/map.schema.json). For programs; people write YAML (<see cref="MapYaml"/>). Pure: no file is touched.
/// </summary>
public static class MapJson
{
    private static readonly JsonSerializerOptions Compact = Make(isIndented: false);
    private static readonly JsonSerializerOptions Indented = Make(isIndented: true);

    /// <summary>Reads a map. A member that a map does not have, a member twice, or a missing one is an error, never dropped or made up.</summary>
    /// <param name="text">The text; at most 10 MB.</param>
    /// <param name="fileName">The file's name, for messages; may be empty.</param>
    /// <returns>The map in canonical order, or the first thing that is wrong with the text. Nothing is thrown for what a text contains.</returns>
    public static MapTextReading Read(string text, string fileName = "") => Read(text, fileName, MapMigrations.All, JourneyMap.CurrentSchemaVersion);

    /// <summary>Writes a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="isIndented">Whether over many lines, for people, or on one.</param>
    public static string Write(JourneyMap map, bool isIndented = false) => JsonSerializer.Serialize(map, isIndented ? Indented : Compact);

    internal static JsonSerializerOptions Options => Compact;

    internal static MapTextReading Read(string text, string fileName, IReadOnlyList<MapMigration> migrations, int current)
    {
        var log = new ReadingLog(fileName);
        JourneyMap? map = null;
        if (text.Length > YamlTree.MostCharacters)
        {
            log.Error(default, "the text is longer than 10 MB: a map this long is most likely another file; leave big pictures out of it");
            return new(null, log.Problems);
        }

        try
        {
            map = IsCurrent(text, current) ? JsonSerializer.Deserialize<JourneyMap>(text, Compact) : Older(text, log, migrations, current);
        }
        catch (JsonException e)
        {
            log.Error(At(e), Words(e));
        }

        if (map is not null && !MapIds.IsValid(map.Id))
        {
            log.Error(default, $"the id '{Fields.Short(map.Id)}' is not made of small letters a–z, digits and hyphens alone, at most {MapIds.Longest}");
        }

        return new(log.HasErrors || map is null ? null : MapOrder.Canonical(map), log.Problems);
    }

    private static JourneyMap? Older(string text, ReadingLog log, IReadOnlyList<MapMigration> migrations, int current)
    {
        if (JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false, MaxDepth = YamlTree.DeepestLevel }) is not JsonObject root)
        {
            throw new JsonException("a map is an object, such as {\"schema\": 1, \"id\": \"phone\", \"title\": \"Buying a phone\"}");
        }

        return MapMigrations.Upgrade(root, log, migrations, current) ? root.Deserialize<JourneyMap>(Compact) : null;
    }

    // Read straight from the text where that is possible, so that mistakes keep their lines.
    private static bool IsCurrent(string text, int current)
    {
        using var document = JsonDocument.Parse(text, new() { MaxDepth = YamlTree.DeepestLevel });
        return document.RootElement.ValueKind == JsonValueKind.Object
            && document.RootElement.TryGetProperty(MapMigrations.JsonKey, out var schema) && schema.ValueKind == JsonValueKind.Number && schema.TryGetInt32(out var version)
            && version == current && current == JourneyMap.CurrentSchemaVersion;
    }

    private static TextPlace At(JsonException e) => e.LineNumber is { } line ? new((int)line + 1, (int)(e.BytePositionInLine ?? 0) + 1) : default;

    // The reader adds its own path and line at the end, which the problem has already.
    private static string Words(JsonException e)
    {
        var message = e.Message;
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        var words = (end > 0 ? message[..end] : message).Replace("Kelione.Maps.", "", StringComparison.Ordinal);
        return e.Path is { Length: > 0 } path && path != "$" ? $"{words} (at {path})" : words;
    }

    private static JsonSerializerOptions Make(bool isIndented)
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            MaxDepth = YamlTree.DeepestLevel,
            WriteIndented = isIndented,
            NewLine = "\n",
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { RequireWhatHasNoDefault } },
        };
        options.MakeReadOnly();
        return options;
    }

    // A parameter of a record that has no default and may not be null has to be written; one that may be null is null where it is not.
    private static void RequireWhatHasNoDefault(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AssociatedParameter is { HasDefaultValue: false, IsNullable: false, IsMemberInitializer: false } parameter && !IsList(parameter.ParameterType))
            {
                property.IsRequired = true;
            }
        }
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>);
}
