using System.Text;
using CsCheck;

namespace Kelione.Sources.Tests;

public sealed class TokenizerTests
{
    private static readonly Gen<string> Cell = Gen.Frequency(
        (6, Gen.String["abcé用 0123456789.-"]), (2, Gen.String["a,\";\n\r "]), (1, Gen.Const("")), (1, Gen.String["x"].Select(s => string.Concat(Enumerable.Repeat(s + "y", 40)))));

    private static readonly Gen<string[][]> Table = Gen.Int[1, 6].SelectMany(width => Cell.Array[width].Array[0, 60]);

    [Fact]
    public void Whatever_is_written_by_RFC_4180_is_read_back() => Table.Sample(table =>
    {
        var text = new StringBuilder();
        foreach (var row in table)
        {
            text.AppendJoin(',', row.Select(c => c.AsSpan().IndexOfAny(",\"\n\r") >= 0 || c.Length == 0 ? "\"" + c.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : c)).Append('\n');
        }

        // Lines of blanks alone are passed over.
        var expected = table.Where(r => r.Length > 1 || r[0].AsSpan().IndexOfAny(",\"\n\r") >= 0 || r[0].Length == 0 || !string.IsNullOrWhiteSpace(r[0])).ToArray();
        Assert.Equal(expected, Read(text.ToString(), new Dialect(',', true, '\n'), SourceLimits.Default));
    });

    [Fact]
    public void Small_and_large_blocks_give_the_same_rows() => Gen.String["ab,\"\n\r;"].Sample(text =>
    {
        var dialect = new Dialect(',', true, '\n');
        var whole = Read(text, dialect, SourceLimits.Default);
        var dripped = Read(new MemoryStream(Encoding.Unicode.GetBytes(text)), dialect, SourceLimits.Default, drip: true);
        Assert.Equal(whole, dripped);
    });

    [Fact]
    public void The_vector_and_the_plain_finder_see_the_same_marks() => Gen.String["ab,\"\n\r;\u012C\u2C2C"].Array[8].Sample(texts =>
    {
        var buffer = (string.Concat(texts) + new string('z', 128)).ToCharArray();
        foreach (var dialect in new[] { new Dialect(',', true, '\n'), new Dialect(';', false, '\r') })
        {
            var finder = new MarkFinder(dialect);
            for (var at = 0; at + MarkFinder.Width <= buffer.Length; at += 7)
            {
                Assert.Equal(finder.FindPlain(buffer, at), finder.Find(buffer, at));
            }
        }
    });

    [Fact]
    public void A_long_quoted_cell_across_buffers_is_read_whole()
    {
        var longText = string.Concat(Enumerable.Range(0, 90_000).Select(i => i % 50 == 0 ? "\n" : "\"\"ab"));

        var rows = Read($"a,\"{longText}\",b\nc,d,e\n", new Dialect(',', true, '\n'), SourceLimits.Default);

        Assert.Equal(longText.Replace("\"\"", "\"", StringComparison.Ordinal), rows[0][1]);
        Assert.Equal(["c", "d", "e"], rows[1]);
    }

    [Fact]
    public void A_quote_open_for_too_long_is_taken_for_a_stray_one()
    {
        var text = "a,\"b\n" + string.Concat(Enumerable.Repeat("c,d\n", 1_000)) + "e,\"f\"\n";

        var rows = Read(text, new Dialect(',', true, '\n'), new SourceLimits { MaxQuotedLength = 500 });

        Assert.Equal(1_002, rows.Count);
        Assert.Equal(["!"], rows[0]);
        Assert.Equal(["e", "f"], rows[^1]);
    }

    private static List<string[]> Read(string text, Dialect dialect, SourceLimits limits) =>
        Read(new MemoryStream(Encoding.Unicode.GetBytes(text)), dialect, limits, drip: false);

    private static List<string[]> Read(Stream stream, Dialect dialect, SourceLimits limits, bool drip)
    {
        using var text = new TextBlocks(drip ? new DrippingStream(stream) : stream, Encoding.Unicode);
        using var tokenizer = new DelimitedTokenizer(text, dialect, limits);
        var row = new Row();
        var rows = new List<string[]>();
        while (tokenizer.Read(row))
        {
            rows.Add(row.Problem is null ? [.. Enumerable.Range(0, row.Count).Select(i => row[i].ToString())] : ["!"]);
        }

        return rows;
    }

    // Hands out a few bytes at a time, as a slow disk or pipe may.
    private sealed class DrippingStream(Stream inner) : ForwardStream(inner)
    {
        private int _turn;

        public override int Read(Span<byte> buffer) => Inner.Read(buffer[..Math.Min(buffer.Length, 1 + (_turn++ % 5))]);
    }
}
