using System.Text;

namespace Kelione.Maps.Text;

/// <summary>
/// Writes nodes as YAML: two blanks for each level, short things on one line, texts without quotation marks where YAML allows it. Our own because what a person reads — where a line breaks, what stands in braces — is the point of it.
/// </summary>
internal static class YamlEmitter
{
    /// <summary>How long a line with braces or brackets may be.</summary>
    private const int Widest = 150;

    public static string Write(TextMap root)
    {
        var text = new StringBuilder();
        Block(text, root, 0);
        return text.ToString();
    }

    private static void Block(StringBuilder text, TextMap map, int indent)
    {
        var first = true;
        foreach (var entry in map.Entries)
        {
            // The first key of a list's entry stands right after the hyphen.
            if (!first || text.Length == 0 || text[^1] == '\n')
            {
                text.Append(' ', indent);
            }

            first = false;
            text.Append(YamlScalar.Inline(entry.Key)).Append(':');
            Value(text, entry.Value, indent);
        }
    }

    private static void Value(StringBuilder text, TextNode value, int indent)
    {
        if (value is TextScalar scalar)
        {
            text.Append(' ');
            YamlScalar.Append(text, scalar, indent + 2);
        }
        else if (OnOneLine(value, indent) is { } line)
        {
            text.Append(' ').Append(line).Append('\n');
        }
        else if (value is TextMap map)
        {
            text.Append('\n');
            Block(text, map, indent + 2);
        }
        else
        {
            text.Append('\n');
            foreach (var item in ((TextList)value).Items)
            {
                Item(text, item, indent + 2);
            }
        }
    }

    private static void Item(StringBuilder text, TextNode item, int indent)
    {
        text.Append(' ', indent).Append("- ");
        switch (item)
        {
            case TextScalar scalar:
                YamlScalar.Append(text, scalar, indent + 2);
                break;
            case var _ when OnOneLine(item, indent) is { } line:
                text.Append(line).Append('\n');
                break;
            case TextMap map:
                Block(text, map, indent + 2);
                break;
            default:
                throw new ArgumentException("A list within a list is no part of the text form.", nameof(item));
        }
    }

    // Null where it needs several lines.
    private static string? OnOneLine(TextNode node, int indent)
    {
        var line = node switch
        {
            TextList { Items.Count: 0 } => "[]",
            TextMap { Entries.Count: 0 } => "{}",
            TextList list when list.Items.All(i => i is TextScalar { Value.Length: < 60 }) => Inline(list),
            TextMap { Inline: true } map when map.Entries.All(e => IsShort(e.Value)) => Inline(map),
            _ => null,
        };
        return line is not null && line.Length + indent <= Widest ? line : null;
    }

    private static bool IsShort(TextNode node) => node switch
    {
        TextScalar scalar => scalar.Value.Length <= Widest && !scalar.Value.Contains('\n', StringComparison.Ordinal),
        TextList list => list.Items.All(i => i is TextScalar && IsShort(i)),
        TextMap map => map.Inline && map.Entries.All(e => IsShort(e.Value)),
        _ => false,
    };

    private static string Inline(TextNode node) => node switch
    {
        TextScalar scalar => YamlScalar.Inline(scalar),
        TextList list => $"[{string.Join(", ", list.Items.Select(Inline))}]",
        TextMap map => $"{{{string.Join(", ", map.Entries.Select(e => $"{YamlScalar.Inline(e.Key)}: {Inline(e.Value)}"))}}}",
        _ => throw new ArgumentException("No such node.", nameof(node)),
    };
}
