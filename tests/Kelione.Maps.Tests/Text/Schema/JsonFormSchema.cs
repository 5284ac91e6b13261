using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kelione.Maps.Tests.Text.Schema;

/// <summary>Makes the JSON Schema of the JSON form out of the records and their documentation.</summary>
internal sealed class JsonFormSchema
{
    private readonly SortedDictionary<string, JsonObject> _parts = new(StringComparer.Ordinal);

    public static JsonObject Make()
    {
        var schema = new JsonFormSchema();
        var root = schema.Of(typeof(JourneyMap));
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A customer journey map of Kelione, JSON form",
            ["$ref"] = root["$ref"]!.DeepClone(),
            ["$defs"] = new JsonObject(schema._parts.Select(p => KeyValuePair.Create<string, JsonNode?>(p.Key, p.Value))),
        };
    }

    /// <summary>The schema of one type, without what it may be null.</summary>
    public JsonObject Of(Type type)
    {
        if (type == typeof(string))
        {
            return new() { ["type"] = "string" };
        }

        if (type == typeof(bool))
        {
            return new() { ["type"] = "boolean" };
        }

        if (type == typeof(double))
        {
            return new() { ["type"] = "number" };
        }

        if (type == typeof(int) || type == typeof(long))
        {
            return new() { ["type"] = "integer" };
        }

        if (type == typeof(DateOnly) || type == typeof(DateTimeOffset))
        {
            return new() { ["type"] = "string", ["format"] = type == typeof(DateOnly) ? "date" : "date-time" };
        }

        if (type.IsEnum)
        {
            return new() { ["enum"] = new JsonArray([.. Enum.GetValues(type).Cast<object>().Select(v => JsonNode.Parse(JsonSerializer.Serialize(v, type)))]) };
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>))
        {
            return new() { ["type"] = "array", ["items"] = Of(type.GetGenericArguments()[0]) };
        }

        Define(type);
        return new() { ["$ref"] = $"#/$defs/{Name(type)}" };
    }

    public static string Name(Type type) => char.ToLowerInvariant(type.Name[0]) + type.Name[1..];

    private void Define(Type type)
    {
        if (_parts.ContainsKey(Name(type)))
        {
            return;
        }

        var (properties, required) = (new JsonObject(), new JsonArray());
        _parts[Name(type)] = new()
        {
            ["description"] = DocTexts.Of(type),
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
        foreach (var property in MapJson.Options.GetTypeInfo(type).Properties)
        {
            var name = type.GetProperties().Single(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name) == property.Name).Name;
            var inner = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var schema = Of(inner);
            var mayBeNull = inner != property.PropertyType || property.IsSetNullable || inner.IsGenericType;
            schema = mayBeNull ? OrNull(schema) : schema;
            schema["description"] = DocTexts.Of(type, name);
            properties[property.Name] = schema;
            if (property.IsRequired)
            {
                required.Add(property.Name);
            }
        }
    }

    private static JsonObject OrNull(JsonObject schema) => schema["type"] is JsonValue type
        ? With(schema, "type", new JsonArray(type.DeepClone(), "null"))
        : new() { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };

    private static JsonObject With(JsonObject schema, string key, JsonNode value)
    {
        schema[key] = value;
        return schema;
    }
}
