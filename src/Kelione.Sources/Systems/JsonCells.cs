using System.Text.Json;

namespace Kelione.Sources;

/// <summary>Cells that hold JSON.</summary>
internal static class JsonCells
{
    /// <summary>A value as a cell's text: texts plain, numbers as they are written, lists and objects as JSON, null and missing empty.</summary>
    public static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.GetRawText(),
    };

    /// <summary>The text of an object's member; null where it is absent, null or empty.</summary>
    public static string? Text(JsonElement json, string member) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(member, out var value) && TextOf(value) is { Length: > 0 } text ? text : null;

    /// <summary>The first of the members that has a text; null where none has.</summary>
    public static string? FirstOf(JsonElement json, params ReadOnlySpan<string> members)
    {
        foreach (var member in members)
        {
            if (Text(json, member) is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The list in a cell; null where the text is no JSON list. To be disposed of.</summary>
    public static JsonDocument? ListIn(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty || cell[0] != '[')
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(cell.ToString());
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
