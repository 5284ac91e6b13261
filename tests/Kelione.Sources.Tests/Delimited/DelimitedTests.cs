using System.Text;

namespace Kelione.Sources.Tests;

public sealed class DelimitedTests : IDisposable
{
    private const string Plain = "user_id,event,timestamp\nu1,visit,2024-01-01 10:00:00\nu2,buy,2024-01-01 11:00:00\n";

    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(",")]
    [InlineData(";")]
    [InlineData("\t")]
    [InlineData("|")]
    public void The_delimiter_is_the_one_that_cuts_evenly(string delimiter)
    {
        var text = Plain.Replace(",", delimiter, StringComparison.Ordinal) + $"u3{delimiter}search{delimiter}2024-01-02 10:00:00\n";

        var imported = Imported.From(_files.Text("a.txt", text));

        Assert.Equal(delimiter[0], imported.Plan.First.Details.Delimiter);
        Assert.Equal(3, imported.Events.Count);
    }

    [Fact]
    public void Commas_in_a_header_do_not_hide_the_real_delimiter()
    {
        var text = "user_id;event;timestamp;count of all, over every region, on every device\nu1;a;2024-01-01;5\nu2;b;2024-01-02;6\nu3;c, d;2024-01-03;7\n";

        var imported = Imported.From(_files.Text("a.csv", text));

        Assert.Equal(';', imported.Plan.First.Details.Delimiter);
        Assert.Equal("c, d", imported.Events[2].Activity);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Every_kind_of_line_end_is_read(string lineEnd)
    {
        var imported = Imported.From(_files.Text("a.csv", Plain.Replace("\n", lineEnd, StringComparison.Ordinal)));

        Assert.Equal(["visit", "buy"], imported.Events.Select(e => e.Activity));
        Assert.Empty(imported.Rejected);
    }

    [Fact]
    public void Quoted_cells_may_hold_delimiters_quotes_and_line_ends_and_lines_are_counted_physically()
    {
        var text = "user_id,event,timestamp,note\nu1,visit,2024-01-01,\"said \"\"hi\"\",\nthen left\"\nu2,buy,not a time,x\n";

        var imported = Imported.From(_files.Text("a.csv", text));

        Assert.Equal("said \"hi\",\nthen left", imported.Events[0].Fields["note"]);
        Assert.Equal(4, Assert.Single(imported.Rejected).Line);
    }

    [Fact]
    public void A_quote_that_is_never_closed_spoils_its_own_line_only()
    {
        var text = Plain + "u3,\"lost,2024-01-01 12:00:00\n" + string.Concat(Enumerable.Range(0, 500).Select(i => Invariant($"u{i},visit,2024-01-02 10:00:00\n")));

        var imported = Imported.From(_files.Text("a.csv", text));

        Assert.Equal(502, imported.Events.Count);
        var rejected = Assert.Single(imported.Rejected);
        Assert.Equal(4, rejected.Line);
        Assert.Contains("never closed", rejected.Reason, StringComparison.Ordinal);
        Assert.Equal("u3,\"lost,2024-01-01 12:00:00", rejected.Text);
    }

    [Fact]
    public void Text_after_a_closing_quote_spoils_its_own_line_only()
    {
        var imported = Imported.From(_files.Text("a.csv", Plain + "u3,\"x\"y,2024-01-01\nu4,\"end\",2024-01-01 13:00:00\n"));

        Assert.Equal(["visit", "buy", "end"], imported.Events.Select(e => e.Activity));
        Assert.Contains("after its closing quote", Assert.Single(imported.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_with_too_few_or_too_many_cells_are_rejected_with_their_text()
    {
        var imported = Imported.From(_files.Text("a.csv", Plain + "u3,visit\nu4,visit,2024-01-01,more\nu5,visit,2024-01-01 09:00:00,\n"));

        Assert.Equal([4L, 5L], imported.Rejected.Select(r => r.Line));
        Assert.Equal("u3,visit", imported.Rejected[0].Text);
        Assert.Equal("the row has 2 cells where there are 3 columns", imported.Rejected[0].Reason);
        Assert.Contains(imported.Events, e => e.Customer == "u5");
    }

    [Fact]
    public void Lines_above_the_header_are_passed_over_and_said()
    {
        var imported = Imported.From(_files.Text("a.csv", "Report of all events\nmade on 1 January\n\n" + Plain));

        Assert.Equal(2, imported.Events.Count);
        Assert.Equal(2, imported.Plan.First.Details.PrologueRows);
        Assert.Contains(imported.Plan.First.Notes, n => n.Contains("2 rows above", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_without_a_header_takes_its_columns_from_the_request()
    {
        var path = _files.Text("a.csv", Plain[(Plain.IndexOf('\n', StringComparison.Ordinal) + 1)..]);

        var imported = Imported.From(path, new ImportRequest { Columns = ["user_id", "event", "timestamp"] });

        Assert.Equal(["u1", "u2"], imported.Events.Select(e => e.Customer));
    }

    [Fact]
    public void Columns_given_for_a_file_that_has_the_same_header_do_not_make_it_data()
    {
        var imported = Imported.From(_files.Text("a.csv", Plain), new ImportRequest { Columns = ["user_id", "event", "timestamp"] });

        Assert.Equal(2, imported.Totals.RowsRead);
    }

    [Fact]
    public void Without_header_and_names_the_columns_are_listed_by_number()
    {
        var plan = SourceInspector.Inspect(_files.Text("a.csv", "u1,7,2024-01-01\nu2,8,2024-01-02\nu1,9,2024-01-03\n"));

        var error = Assert.Throws<SourceException>(() => SourceInspector.EnsureComplete(plan));

        Assert.Contains("column 1: u1 | u2", error.Message, StringComparison.Ordinal);
        Assert.Contains("--customer COLUMN", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("a.csv:", error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Encodings() => new()
    {
        { "utf-8", "клиент" }, { "utf-16", "клиент" }, { "utf-16BE", "клиент" }, { "utf-32", "клиент" }, { "windows-1251", "клиент Иванов" }, { "windows-1252", "café crème" }, { "utf-8", "用户行为" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_encoding_is_found_by_mark_or_by_content(string name, string word)
    {
        var text = "user_id,event,timestamp\n" + string.Concat(Enumerable.Range(0, 20).Select(i => Invariant($"u{i},{word},2024-01-01 10:00:00\n")));

        var imported = Imported.From(_files.Text("a.csv", text, EncodingDetector.Named(name)));

        Assert.All(imported.Events, e => Assert.Equal(word, e.Activity));
        Assert.Equal(20, imported.Events.Count);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_is_known_without_its_mark(string name)
    {
        var imported = Imported.From(_files.Bytes("a.csv", EncodingDetector.Named(name).GetBytes(Plain)));

        Assert.Equal(["visit", "buy"], imported.Events.Select(e => e.Activity));
    }

    [Fact]
    public void A_first_accent_far_down_the_file_still_decides_the_encoding()
    {
        var text = "user_id,event,timestamp\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => Invariant($"u{i},visit,2024-01-01 10:00:00\n"))) + "ü9,Müller,2024-01-01 10:00:00\n";

        var imported = Imported.From(_files.Bytes("a.csv", EncodingDetector.Named("windows-1252").GetBytes(text)));

        Assert.Equal("Müller", imported.Events[^1].Activity);
        Assert.Equal("ü9", imported.Events[^1].Customer);
    }

    [Fact]
    public void A_row_with_zero_bytes_is_rejected()
    {
        var imported = Imported.From(_files.Text("a.csv", Plain + "u3,vi\0sit,2024-01-01 10:00:00\n" + string.Concat(Enumerable.Repeat("u4,visit,2024-01-01 10:00:00\n", 20))));

        Assert.Equal("the row holds zero bytes", Assert.Single(imported.Rejected).Reason);
        Assert.Equal(22, imported.Events.Count);
    }

    [Fact]
    public void An_endless_line_ends_the_reading_with_one_clear_rejection()
    {
        var limits = new SourceLimits { MaxRecordLength = 1_000_000 };
        var path = _files.Text("a.csv", Plain + new string('x', 3_000_000));

        var imported = Imported.From(path, new ImportRequest { Limits = limits });

        Assert.Equal(2, imported.Events.Count);
        var rejected = Assert.Single(imported.Rejected);
        Assert.True(rejected.IsFatal);
        Assert.Equal(4, rejected.Line);
    }

    [Fact]
    public void A_file_of_a_header_alone_imports_nothing_and_says_nothing_wrong()
    {
        var imported = Imported.From(_files.Text("a.csv", "user_id,event,timestamp\n"));

        Assert.Equal(0, imported.Totals.RowsRead);
    }

    [Fact]
    public void An_empty_file_is_named_as_such()
    {
        var error = Assert.Throws<SourceException>(() => SourceInspector.Inspect(_files.Bytes("a.csv", [])));

        Assert.Equal("a.csv: the file is empty.", error.Message);
    }

    [Fact]
    public void Equal_names_in_a_header_are_told_apart()
    {
        var plan = SourceInspector.Inspect(_files.Text("a.csv", "user_id,event,timestamp,note,note\nu1,a,2024-01-01,x,y\n"));

        Assert.Equal(["user_id", "event", "timestamp", "note", "note_2"], plan.First.Columns.Select(c => c.Name));
    }

    [Fact]
    public void A_line_that_begins_with_a_bracket_is_not_taken_for_json()
    {
        var imported = Imported.From(
            _files.Text("a.log", "[24/Feb/2015:11:35:00 +0000]|u1|visit\n[25/Feb/2015:11:35:00 +0000]|u2|buy\n"), new ImportRequest { Columns = ["time", "user", "event"] });

        Assert.Equal(["visit", "buy"], imported.Events.Select(e => e.Activity));
    }

    [Fact]
    public void Other_XML_is_named_as_such() => Assert.Contains(
        "neither an XES log",
        Assert.Throws<SourceException>(() => SourceInspector.Inspect(_files.Text("a.xml", "<?xml version=\"1.0\"?><html><body>x</body></html>"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void An_unknown_format_delimiter_or_encoding_is_named()
    {
        var path = _files.Text("a.csv", Plain);

        Assert.Contains("'csw' is no format", Assert.Throws<SourceException>(() => SourceInspector.Inspect(path, new ImportRequest { Format = "csw" })).Message, StringComparison.Ordinal);
        Assert.Contains("'klingon' is no encoding", Assert.Throws<SourceException>(() => SourceInspector.Inspect(path, new ImportRequest { Encoding = "klingon" })).Message, StringComparison.Ordinal);
        Assert.Equal(2, Imported.From(path, new ImportRequest { Format = "CSV", Delimiter = ',', Encoding = "utf8" }).Events.Count);
    }
}
