using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Kelione.Maps.Tests.Text.Schema;

/// <summary>Validates by the words of JSON Schema 2020-12 that our schemas use; any other word fails, so that nothing is taken for checked that is not.</summary>
internal sealed class SmallValidator(JsonObject root)
{
    private static readonly HashSet<string> Silent = ["$schema", "title", "description", "$defs", "format"];

    public IReadOnlyList<string> Problems(JsonNode? value) => [.. Check(root, value, "$")];

    private IEnumerable<string> Check(JsonObject schema, JsonNode? value, string at) =>
        schema.Where(w => !Silent.Contains(w.Key)).SelectMany(word => Check(word.Key, word.Value!, schema, value, at));

    private IEnumerable<string> Check(string word, JsonNode demand, JsonObject schema, JsonNode? value, string at) => word switch
    {
        "$ref" => Check((JsonObject)root["$defs"]![demand.GetValue<string>()["#/$defs/".Length..]]!, value, at),
        "type" => Types(demand).Any(t => IsA(t, value)) ? [] : [$"{at}: is no {string.Join(" or ", Types(demand))}"],
        "enum" => demand.AsArray().Any(e => JsonNode.DeepEquals(e, value)) ? [] : [$"{at}: '{value}' is none of the words"],
        "const" => JsonNode.DeepEquals(demand, value) ? [] : [$"{at}: is not {demand}"],
        "pattern" => value is JsonValue text && text.GetValueKind() == JsonValueKind.String && !Regex.IsMatch(text.GetValue<string>(), demand.GetValue<string>(), RegexOptions.None, TimeSpan.FromSeconds(1))
            ? [$"{at}: '{text}' is not like {demand}"] : [],
        "anyOf" => AnyOf(demand.AsArray(), value, at),
        "items" => value is JsonArray list ? list.SelectMany((item, i) => Check((JsonObject)demand, item, $"{at}[{i}]")) : [],
        "properties" => value is JsonObject thing ? demand.AsObject().Where(p => thing.ContainsKey(p.Key)).SelectMany(p => Check((JsonObject)p.Value!, thing[p.Key], $"{at}.{p.Key}")) : [],
        "required" => value is JsonObject whole ? demand.AsArray().Where(k => !whole.ContainsKey(k!.GetValue<string>())).Select(k => $"{at}: needs {k}") : [],
        "additionalProperties" => value is JsonObject other ? Others(demand, schema, other, at) : [],
        "minProperties" => value is JsonObject few && few.Count < demand.GetValue<int>() ? [$"{at}: too few keys"] : [],
        "maxProperties" => value is JsonObject many && many.Count > demand.GetValue<int>() ? [$"{at}: too many keys"] : [],
        _ => throw new NotSupportedException($"The validator does not know '{word}'."),
    };

    private IEnumerable<string> Others(JsonNode demand, JsonObject schema, JsonObject value, string at) =>
        value.Where(p => schema["properties"] is not JsonObject known || !known.ContainsKey(p.Key))
            .SelectMany(p => demand is JsonObject inner ? Check(inner, p.Value, $"{at}.{p.Key}") : [$"{at}: has no '{p.Key}'"]);

    // Of several forms the problems of the nearest are told.
    private string[] AnyOf(JsonArray forms, JsonNode? value, string at)
    {
        var each = forms.Select(f => Check((JsonObject)f!, value, at).ToArray()).ToArray();
        return each.Any(p => p.Length == 0) ? [] : each.OrderByDescending(p => p.Max(q => q.Length)).First();
    }

    private static IEnumerable<string> Types(JsonNode demand) => demand is JsonArray several ? several.Select(t => t!.GetValue<string>()) : [demand.GetValue<string>()];

    private static bool IsA(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && value.GetValue<double>() is var number && number == Math.Floor(number),
        _ => false,
    };
}
