using System.Text.Json;
using System.Text.Json.Nodes;
using Kelione.Maps;

namespace Kelione.Posters.Tests.Support;

/// <summary>A template's map all of whose texts are the same one: what a hostile or a very long name does is then seen wherever a name is shown.</summary>
internal static class MapOfOneText
{
    private static readonly string[] Worded = ["title", "name", "text", "quote", "question", "finding", "scope", "product", "owner", "goal", "description", "role", "note"];

    /// <summary>Makes the map; null where no map may have such a text.</summary>
    public static JourneyMap? Create(string template, string id, string text)
    {
        var json = JsonNode.Parse(MapJson.Write(MapTemplates.Find(template)!.Create("en") with { Id = id }))!;
        Replace(json, text);
        return MapJson.Read(json.ToJsonString()).Map;
    }

    private static void Replace(JsonNode node, string text)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.OfType<JsonNode>())
            {
                Replace(item, text);
            }
        }
        else if (node is JsonObject thing)
        {
            foreach (var (name, value) in thing.ToList())
            {
                if (value is JsonValue && Worded.Contains(name) && value.GetValueKind() == JsonValueKind.String && value.GetValue<string>().Length > 0)
                {
                    thing[name] = text;
                }
                else if (value is not null)
                {
                    Replace(value, text);
                }
            }
        }
    }
}
