using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kelione.Maps.Text;

/// <summary>
/// Reads YAML into nodes with their places. Takes the part of YAML in which people write lists and texts, and refuses what only hides things or blows up: anchors and aliases, tags, several documents in one file, keys that are no text,
/// a key twice, and texts beyond the limits.
/// </summary>
internal static class YamlTree
{
    internal const int MostCharacters = 10 * 1024 * 1024;
    internal const int MostNodes = 200_000;
    internal const int DeepestLevel = 24;

    /// <exception cref="TextFormException">The text is no YAML, or YAML beyond what a map needs.</exception>
    public static TextNode Read(string text)
    {
        if (text.Length > MostCharacters)
        {
            throw new TextFormException(default, "the text is longer than 10 MB: a map this long is most likely another file; leave big pictures out of it");
        }

        RefuseControlCharacters(text);
        try
        {
            return new Walk(new Parser(new StringReader(text))).Document();
        }
        catch (YamlException e)
        {
            throw Kindly(text, At(e.Start), e);
        }
    }

    private static TextPlace At(Mark mark) => new((int)Math.Max(1, mark.Line), (int)Math.Max(1, mark.Column));

    private static void RefuseControlCharacters(string text)
    {
        var line = 1;
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\n')
            {
                line++;
                start = i + 1;
            }
            else if ((char.IsControl(c) && c is not '\t' and not '\r' and not '\u0085') || c is '\uFFFE' or '\uFFFF')
            {
                throw new TextFormException(
                    new(line, i - start + 1),
                    string.Create(CultureInfo.InvariantCulture, $"there is a control character (U+{(int)c:X4}) that no text has: save the file as UTF-8 text and take the character out"));
            }
        }
    }

    // The parser's own words are for programmers; the commonest slips of people get their own.
    private static TextFormException Kindly(string text, TextPlace place, YamlException problem)
    {
        var lines = text.Split('\n');
        foreach (var number in new[] { place.Line, place.Line + 1, place.Line - 1 })
        {
            if (number >= 1 && number <= lines.Length && lines[number - 1].TakeWhile(char.IsWhiteSpace).Contains('\t'))
            {
                return new(new(number, 1), "the line is indented with a tab: put spaces (two for each level) in its place");
            }
        }

        var line = place.Line <= lines.Length ? lines[place.Line - 1] : "";
        if (line.Count(c => c == ':') > 1 && !line.Contains('"', StringComparison.Ordinal))
        {
            return new(place, $"this cannot be read: a text with a colon and a space in it stands within quotation marks, as in name: \"Study: compare phones\" ({Words(problem)})");
        }

        return new(place, $"this cannot be read as YAML: look at the indentation, at quotation marks and brackets here and in the line before ({Words(problem)})");
    }

    private static string Words(YamlException problem) => problem.Message.ReplaceLineEndings(" ").TrimEnd('.');

    private sealed class Walk(Parser parser)
    {
        private int _nodes;
        private TextPlace _last = new(1, 1);

        public TextNode Document()
        {
            Next();
            if (!Next() || parser.Current is not DocumentStart)
            {
                throw new TextFormException(new(1, 1), "the text is empty: a map begins with 'kelione: 1' and has a title");
            }

            Next();
            var node = Node(0);
            Next();
            if (Next() && parser.Current is DocumentStart second)
            {
                throw new TextFormException(At(second.Start), "a second document begins here: keep one map in a file");
            }

            return node;
        }

        private bool Next()
        {
            try
            {
                var isThere = parser.MoveNext();
                _last = isThere ? At(parser.Current!.Start) : _last;
                return isThere;
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
            {
                // The parser meets some broken texts with exceptions that are none of its own.
                throw new TextFormException(_last, "this cannot be read as YAML: look at the indentation, at quotation marks and brackets here and in the lines below");
            }
        }

        private TextNode Node(int level)
        {
            var current = parser.Current!;
            var place = At(current.Start);
            if (++_nodes > MostNodes)
            {
                throw new TextFormException(place, "there are more than 200,000 values up to here: no map is that big");
            }

            if (level > DeepestLevel)
            {
                throw new TextFormException(place, "things are nested deeper here than any map needs: look at the brackets and the indentation");
            }

            switch (current)
            {
                case AnchorAlias:
                    throw new TextFormException(place, "there is an alias (*name): write the value out; or put a text that begins with * within quotation marks");
                case NodeEvent { Anchor.IsEmpty: false }:
                    throw new TextFormException(place, "there is an anchor (&name): write the value without it; or put a text that begins with & within quotation marks");
                case NodeEvent { Tag.IsEmpty: false }:
                    throw new TextFormException(place, "there is a tag (!name): write the value without it; or put a text that begins with ! within quotation marks");
                case Scalar scalar:
                    return new TextScalar(scalar.Value, scalar.Style == ScalarStyle.Plain, place);
                case SequenceStart:
                    return List(place, level);
                case MappingStart:
                    return Map(place, level);
                default:
                    throw new TextFormException(place, "this cannot be read as YAML");
            }
        }

        private TextList List(TextPlace place, int level)
        {
            var items = new List<TextNode>();
            while (Next() && parser.Current is not SequenceEnd)
            {
                items.Add(Node(level + 1));
            }

            return new(items, place);
        }

        private TextMap Map(TextPlace place, int level)
        {
            var entries = new List<TextEntry>();
            var keys = new HashSet<string>();
            while (Next() && parser.Current is not MappingEnd)
            {
                var node = Node(level + 1);
                if (node is not TextScalar key)
                {
                    throw new TextFormException(node.Place, "a key has to be a word, not a list: put a text that begins with [ or { within quotation marks");
                }

                if (!keys.Add(key.Value))
                {
                    throw new TextFormException(key.Place, $"'{key.Value}' stands here a second time: keep one of the two");
                }

                Next();
                entries.Add(new(key, Node(level + 1)));
            }

            return new(entries, Place: place);
        }
    }
}
