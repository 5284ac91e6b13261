using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>The self-describing JSON that events of Snowplow carry: plain, or as base64 for addresses.</summary>
internal static class SnowplowEntities
{
    /// <summary>The JSON of the field; null where both are absent.</summary>
    /// <param name="fields">The event's fields.</param>
    /// <param name="plain">The name of the plain field: <c>ue_pr</c>, <c>co</c>.</param>
    /// <param name="packed">The name of the packed one: <c>ue_px</c>, <c>cx</c>.</param>
    /// <exception cref="CollectException">It is no JSON.</exception>
    public static JsonElement? Read(IReadOnlyDictionary<string, string> fields, string plain, string packed)
    {
        if (fields.GetValueOrDefault(plain) is { Length: > 0 } json)
        {
            return BodyJson.Parse(Encoding.UTF8.GetBytes(json));
        }

        return fields.GetValueOrDefault(packed) is { Length: > 0 } text ? BodyJson.Parse(Base64Text.Decode(text)) : null;
    }

    /// <summary>The vendor, name and version in a schema's address, <c>iglu:vendor/name/format/version</c>; null where it is none.</summary>
    public static (string Vendor, string Name, string Version)? Schema(string? address) =>
        address?.StartsWith("iglu:", StringComparison.Ordinal) == true && address[5..].Split('/') is [var vendor, { Length: > 0 } name, _, var version] ? (vendor, name, version) : null;

    /// <summary>Keeps what entities say as <c>name.field</c>; of a second one of the same name as <c>name.2.field</c>.</summary>
    public static void Keep(JsonElement? contexts, PropertyBag into)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entity in Each(contexts))
        {
            if (Schema(entity.Text("schema")) is { Name: var name } && entity.Member("data") is { } data)
            {
                var number = seen[name] = seen.GetValueOrDefault(name) + 1;
                into.AddOne(number == 1 ? name : Invariant($"{name}.{number}"), data);
            }
        }
    }

    /// <summary>The entity of a name; null where there is none.</summary>
    public static JsonElement? Find(JsonElement? contexts, string name)
    {
        foreach (var entity in Each(contexts))
        {
            if (Schema(entity.Text("schema"))?.Name == name)
            {
                return entity.Inner("data");
            }
        }

        return null;
    }

    private static IEnumerable<JsonElement> Each(JsonElement? contexts) => contexts?.Member("data") is { ValueKind: JsonValueKind.Array } all ? all.EnumerateArray().Where(one => one.ValueKind == JsonValueKind.Object) : [];
}
