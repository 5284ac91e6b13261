using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Kelione.CommandLine.Views;

/// <summary>Text by its width on a terminal: a Chinese letter takes two columns, a combining mark none.</summary>
internal static class Cells
{
    /// <summary>The width in columns.</summary>
    public static int Width(string text) => new Segment(text).CellCount();

    /// <summary>Text of others made harmless: control characters (which could steer the terminal) become visible signs, line breaks become spaces.</summary>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001f') && !text.AsSpan().ContainsAnyInRange('\u007f', '\u009f'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            clean.Append(c is '\n' or '\r' or '\t' ? ' ' : char.IsControl(c) ? '\ufffd' : c);
        }

        return clean.ToString();
    }

    /// <summary>Text no wider than asked, cut with an ellipsis between whole letters.</summary>
    public static string Cut(string text, int width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        if (width < 1)
        {
            return "";
        }

        var (kept, used) = Take(text, width - 1, atLeastOne: false);
        return used < width ? kept.TrimEnd() + "…" : kept;
    }

    /// <summary>Text filled up with spaces to the width.</summary>
    public static string Fit(string text, int width, bool right = false)
    {
        var cut = Cut(text, width);
        var space = new string(' ', Math.Max(0, width - Width(cut)));
        return right ? space + cut : cut + space;
    }

    /// <summary>Text over several lines of at most the width, broken between words, else between letters.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        // A column without any room takes a letter a line: the text must come to an end.
        width = Math.Max(1, width);
        var lines = new List<string>();
        var line = new StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = word;
            if (line.Length > 0 && Width(line.ToString()) + 1 + Width(rest) > width)
            {
                lines.Add(line.ToString());
                line.Clear();
            }

            while (Width(rest) > width)
            {
                var (head, _) = Take(rest, width, atLeastOne: true);
                lines.Add(head);
                rest = rest[head.Length..];
            }

            line.Append(line.Length > 0 ? " " : "").Append(rest);
        }

        if (line.Length > 0 || lines.Count == 0)
        {
            lines.Add(line.ToString());
        }

        return lines;
    }

    private static (string Kept, int Width) Take(string text, int width, bool atLeastOne)
    {
        var used = 0;
        var end = 0;
        for (var letters = StringInfo.GetTextElementEnumerator(text); letters.MoveNext();)
        {
            var letter = letters.GetTextElement();
            var wide = Width(letter);
            if (used + wide > width && (end > 0 || !atLeastOne))
            {
                break;
            }

            used += wide;
            end = letters.ElementIndex + letter.Length;
        }

        return (text[..end], used);
    }
}
