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
            return false;
        }

        // One broken line among the first must not make the file something else; one object alone may as well be a document with a list inside.
        var lines = head.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Take(6).ToList();
        var objects = lines.Count(IsObject);
        return objects >= 2 || (objects == 1 && lines.Count == 1 && head.IsWhole && JsonFormat.FindPlace(Encoding.UTF8.GetBytes(head.Text), true).Member is null);
    }

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request) => JsonFormat.DetailsOf(request);

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) =>
        new JsonLinesReader(JsonFormat.Utf8Of(content, details), limits);

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
