using Kelione.Maps;

namespace Kelione.Web.Maps.Home;

/// <summary>Reads a map's text in whichever of its forms it is written.</summary>
internal static class MapTexts
{
    /// <summary>Reads JSON, Mermaid or YAML, told apart by how the text begins.</summary>
    /// <param name="text">The text; a fence of Markdown around it is taken off.</param>
    /// <param name="file">The file's name; empty for none.</param>
    public static MapTextReading Read(string text, string file)
    {
        var bare = Unfenced(text);
        var start = bare.TrimStart();
        return start.StartsWith('{') ? MapJson.Read(bare, file) : IsMermaid(start) ? MapMermaid.Read(bare, file) : MapYaml.Read(bare, file);
    }

    // Comments and a head between lines of --- may stand before the word.
    private static bool IsMermaid(string text)
    {
        var isHead = false;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            if (line == "---")
            {
                isHead = !isHead;
            }
            else if (!isHead && line.Length > 0 && !line.StartsWith("%%", StringComparison.Ordinal))
            {
                return line == "journey" || line.StartsWith("journey ", StringComparison.Ordinal);
            }
        }

        return false;
    }

    private static string Unfenced(string text)
    {
        var lines = text.Trim().Split('\n');
        return lines.Length > 2 && lines[0].StartsWith("```", StringComparison.Ordinal) && lines[^1].Trim() == "```" ? string.Join('\n', lines[1..^1]) : text;
    }
}
