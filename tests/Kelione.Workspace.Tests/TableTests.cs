using CsCheck;

namespace Kelione.Workspace.Tests;

public sealed class TableTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=SUM(A1)", "'=SUM(A1)")]
    [InlineData("+1-2", "'+1-2")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-5.25", "-5.25")]
    [InlineData("", "")]
    public void A_cell_is_quoted_and_cannot_be_a_formula(string text, string cell) => Assert.Equal(cell, SafeCsv.Cell(text));

    [Fact]
    public void What_is_written_raw_is_read_back() =>
        Gen.Select(Gen.String[Gen.Char[' ', '~'], 1, 12], Gen.String[Gen.Char['一', '龥'], 1, 5]).Array[1, 20].Sample(rows =>
        {
            using var text = new StringWriter();
            SafeCsv.WriteRow(text, ["a", "b"]);
            foreach (var (a, b) in rows)
            {
                SafeCsv.WriteRow(text, ["x" + a.Trim(), b], raw: true);
            }

            var read = SmallTable.Read(_scratch.Write("t.csv", text.ToString()), "a", "b");
            Assert.Equal(rows.Select(r => ("x" + r.Item1.Trim(), r.Item2)), read.Rows.Select(r => (r.Cells[0], r.Cells[1])));
            Assert.Empty(read.Rejected);
        }, threads: 1);

    [Theory]
    [InlineData("anonymous;known\na;b\n")]
    [InlineData("Known\tAnonymous\nb\ta\n")]
    [InlineData("\"anonymous\",x,\"known\"\r\na,,b\r\n")]
    public void Small_tables_are_read_by_their_heads(string text)
    {
        var row = Assert.Single(SmallTable.Read(_scratch.Write("p.csv", text), "anonymous", "known").Rows);
        Assert.Equal(["a", "b"], row.Cells);
        Assert.Equal(2, row.Line);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a,b\n1,2\n", "line 1: there is no column 'known'")]
    [InlineData("known\nx\n\"\"\n", null)]
    public void A_small_table_that_lacks_something_says_where(string text, string? said)
    {
        var path = _scratch.Write("p.csv", text);
        if (said is null)
        {
            Assert.Single(SmallTable.Read(path, "known").Rows);
        }
        else
        {
            Assert.Contains(said, Assert.Throws<MendableException>(() => SmallTable.Read(path, "known")).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_row_that_lacks_a_cell_is_rejected_by_line_and_field_and_the_others_hold()
    {
        var table = SmallTable.Read(_scratch.Write("p.csv", "known,other\nann,1\n,1\nbob,2\n"), "known", "other");
        Assert.Equal(["ann", "bob"], table.Rows.Select(r => r.Cells[0]));
        Assert.Equal("p.csv, line 3: the cell 'known' is empty.", Assert.Single(table.Rejected));
    }

    [Theory]
    [InlineData("utf-16", "Žydrė")]
    [InlineData("utf-8", "Žydrė")]
    [InlineData("iso-8859-1", "Zoë")]
    public void A_small_table_may_be_in_any_encoding_that_is_recognised(string encoding, string name)
    {
        var path = System.IO.Path.Combine(_scratch.Path, "e.csv");
        File.WriteAllText(path, $"known,other\n{name},1\nJosé Müller,2\n", System.Text.Encoding.GetEncoding(encoding));
        Assert.Equal([name, "José Müller"], SmallTable.Read(path, "known").Rows.Select(r => r.Cells[0]));
    }
}
