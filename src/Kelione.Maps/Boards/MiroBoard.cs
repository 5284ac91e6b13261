using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kelione.Maps.Boards;

/// <summary>
/// The items of a Miro board, as the REST API v2 lists them, laid out as a grid: frames, else columns of notes, become stages; notes at one height become a lane, whose name is the text left of the first stage.
/// Field meanings: developers.miro.com, "Get items on board". What has no text (images, lines) has no place in it.
/// </summary>
public static partial class MiroBoard
{
    private const int MostItems = 5_000;
    private const double SameRow = 0.6;

    /// <summary>Whether a JSON text lists the items of a board.</summary>
    public static bool IsBoard(string json) => Items(json) is { Count: > 1 } items && items.Any(i => i.Type is "frame" or "sticky_note" or "shape" or "card");

    /// <summary>The items as a grid that <see cref="MapGrid.Read"/> reads; null where the text lists none.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Grid(string json)
    {
        if (Items(json) is not { Count: > 1 } items)
        {
            return null;
        }

        var notes = items.Where(i => i.Type != "frame" && i.Text.Length > 0).ToList();
        var frames = items.Where(i => i.Type == "frame").OrderBy(i => i.X).ToList();
        List<(string Title, double Left, double Right)> stages;
        if (frames.Count > 1)
        {
            stages = frames.ConvertAll(f => (f.Text, f.X - (f.Width / 2), f.X + (f.Width / 2)));
        }
        else
        {
            // Without frames the topmost row names the stages.
            var top = notes.Min(n => n.Y);
            var heads = notes.Where(n => n.Y - top < n.Height * SameRow).OrderBy(n => n.X).ToList();
            var lefts = heads.Count > 1 && notes.Any(n => n.X < heads[0].X - (heads[0].Width * SameRow)) ? heads : heads.Skip(1).ToList();
            stages = lefts.Select((h, i) => (h.Text, i == 0 ? h.X - (h.Width * SameRow) : (lefts[i - 1].X + h.X) / 2, i == lefts.Count - 1 ? double.MaxValue : (h.X + lefts[i + 1].X) / 2)).ToList();
            notes = [.. notes.Except(heads)];
        }

        if (stages.Count == 0)
        {
            return null;
        }

        var rows = new List<List<Item>>();
        foreach (var note in notes.OrderBy(n => n.Y))
        {
            if (rows.Count > 0 && note.Y - rows[^1][0].Y < Math.Max(note.Height, rows[^1][0].Height) * SameRow)
            {
                rows[^1].Add(note);
            }
            else
            {
                rows.Add([note]);
            }
        }

        return
        [
            (string[])["Stage", .. stages.Select(s => s.Title)],
            .. rows.Select(r => (IReadOnlyList<string>)(string[])
            [
                r.Where(n => n.X < stages[0].Left).OrderBy(n => n.X).Select(n => n.Text).FirstOrDefault() ?? "",
                .. stages.Select(s => string.Join('\n', r.Where(n => n.X >= s.Left && n.X < s.Right).OrderBy(n => n.X).Select(n => n.Text))),
            ]),
        ];
    }

    private static List<Item>? Items(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            var list = document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("data", out var data) ? data : document.RootElement;
            if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > MostItems)
            {
                return null;
            }

            var read = list.EnumerateArray().Where(i => i.ValueKind == JsonValueKind.Object && i.TryGetProperty("type", out _) && i.TryGetProperty("position", out _) && i.TryGetProperty("id", out _)).Select(Item.Of).ToList();

            // Items of a frame are placed from its top left corner.
            var frames = read.Where(i => i.Type == "frame").ToDictionary(i => i.Id, StringComparer.Ordinal);
            return read.ConvertAll(i => i.IsWithin && i.Parent is { } parent && frames.TryGetValue(parent, out var frame) ? i with { X = frame.X - (frame.Width / 2) + i.X, Y = frame.Y - (frame.Height / 2) + i.Y } : i);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"<br\s*/?>|</p>\s*<p[^>]*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LineBreaks();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();

    private sealed record Item(string Id, string Type, string Text, double X, double Y, double Width, double Height, string? Parent, bool IsWithin)
    {
        public static Item Of(JsonElement item)
        {
            var (data, position, geometry) = (Member(item, "data"), Member(item, "position"), Member(item, "geometry"));
            var written = Word(data, "title") is { Length: > 0 } title ? title : Word(data, "content");
            var text = Plain(Tags().Replace(LineBreaks().Replace(written, " "), "")).Trim();
            var width = Number(geometry, "width", 200);
            return new Item(
                Word(item, "id"), Word(item, "type"), text, Number(position, "x", 0), Number(position, "y", 0), width, Number(geometry, "height", width), Word(Member(item, "parent"), "id") is { Length: > 0 } parent ? parent : null,
                Word(position, "relativeTo") == "parent_top_left");
        }

        private static string Plain(string text) => text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&quot;", "\"", StringComparison.Ordinal)
            .Replace("&#39;", "'", StringComparison.Ordinal).Replace("&#x27;", "'", StringComparison.Ordinal).Replace("&nbsp;", " ", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

        private static JsonElement Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) ? member : default;

        private static string Word(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : Member(json, name) is { ValueKind: JsonValueKind.Number } number ? number.GetRawText() : "";

        private static double Number(JsonElement json, string name, double otherwise) =>
            Member(json, name) is { ValueKind: JsonValueKind.Number } number && double.TryParse(number.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
    }
}
