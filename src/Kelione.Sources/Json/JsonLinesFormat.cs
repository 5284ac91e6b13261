using System.Text;
using System.Text.Json;

namespace Kelione.Sources;

/// <summary>JSON Lines.</summary>
internal sealed class JsonLinesFormat() : SourceFormat("jsonl", "JSON Lines: one object a line", "ndjson", "jsonlines")
{
    internal override bool Recognises(SourceHead head)
    {
        if (!head.Trimmed.StartsWith('{'))
        {
            return TitleOf(head.Text) is not null;
        }

        // One broken line among the first must not make the file something else; one object alone may as well be a document with a list inside.
        var lines = head.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(6).ToList();
        var objects = lines.Count(IsObject);
        return objects >= 2
            || (objects == 1 && lines.Count == 1 && head.IsWhole && (JsonFormat.FindPlace(Encoding.UTF8.GetBytes(head.Text), true).Member is null || IsRecord(lines[0])));
    }

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request)
    {
        var details = JsonFormat.DetailsOf(request);
        return TitleOf(SourceHead.Of(content.Stream).Text) is { } title ? details with { Title = title, PrologueRows = 1 } : details;
    }

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) =>
        new JsonLinesReader(JsonFormat.Utf8Of(content, details), limits, details.PrologueRows);

    // Some exports put a name alone on the first line, for all records below it.
    private static string? TitleOf(string text)
    {
        const int Longest = 512;
        var lines = text.Split('\n', 4, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines.Length >= 2 && lines[0].Length is > 0 and <= Longest && lines[0][0] is not ('{' or '[' or '<' or '"') && lines[1].StartsWith('{') && IsObject(lines[1]) ? lines[0] : null;
    }

    // A document with a list inside says little beside the list; a record that happens to hold lists says much.
    private static bool IsRecord(string line)
    {
        const int Much = 4;
        using var document = JsonDocument.Parse(line);
        return document.RootElement.EnumerateObject().Count(m => m.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object)) >= Much || document.RootElement.TryGetProperty("event_dim", out _);
    }

    private static bool IsObject(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
