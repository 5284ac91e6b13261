using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kelione.Journeys;

namespace Kelione.Conformance;

/// <summary>Where the JSON of two answers differs: numbers may differ by one part in a thousand million, all else (order too) by nothing. The order of an object's names does not matter.</summary>
public static class AnswerDifferences
{
    private const double Tolerance = 1e-9;

    /// <summary>The differences, each as a path and both values; empty where the answers agree.</summary>
    public static IReadOnlyList<string> Between(Answer expected, Answer actual) => [.. Compare("$", Read(expected), Read(actual))];

    private static JsonObject Read(Answer answer)
    {
        // How an engine came by an answer is the one line of the policy that may differ.
        var node = JsonNode.Parse(JourneyJson.Write(answer with { Policy = [.. answer.Policy.Where(p => p.Name != PolicyLine.AnsweredBy)] }))!.AsObject();

        // Clusters depend on an algorithm that only engines have; they have tests of their own.
        node.Remove("clusters");
        node.Remove("silhouette");
        return node;
    }

    private static IEnumerable<string> Compare(string path, JsonNode? expected, JsonNode? actual) => (expected, actual) switch
    {
        (JsonObject left, JsonObject right) => left.Select(p => p.Key).Union(right.Select(p => p.Key)).SelectMany(name => Compare($"{path}.{name}", left[name], right[name])),
        (JsonArray left, JsonArray right) => Arrays(path, left, right),
        (JsonValue left, JsonValue right) when Number(left) is { } x && Number(right) is { } y => Close(x, y) ? [] : [Line(path, expected, actual)],
        _ => JsonNode.DeepEquals(expected, actual) ? [] : [Line(path, expected, actual)],
    };

    private static IEnumerable<string> Arrays(string path, JsonArray left, JsonArray right)
    {
        if (left.Count != right.Count)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{path}: expected {left.Count} items, got {right.Count}: {left.ToJsonString()} — {right.ToJsonString()}");
            yield break;
        }

        for (var i = 0; i < left.Count; i++)
        {
            foreach (var line in Compare(string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), left[i], right[i]))
            {
                yield return line;
            }
        }
    }

    private static double? Number(JsonValue value) => value.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : null;

    private static bool Close(double x, double y) => Math.Abs(x - y) <= Tolerance * Math.Max(Math.Abs(x), Math.Abs(y)) + 1e-12;

    private static string Line(string path, JsonNode? expected, JsonNode? actual) => $"{path}: expected {expected?.ToJsonString() ?? "nothing"}, got {actual?.ToJsonString() ?? "nothing"}";
}
