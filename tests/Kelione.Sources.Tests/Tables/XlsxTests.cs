using System.Buffers.Binary;
using Kelione.Journeys;

namespace Kelione.Sources.Tests;

public sealed class XlsxTests : IDisposable
{
    internal const string Sheet = """
        <row r="1"><c r="A1" t="inlineStr"><is><t>Export of all events</t></is></c></row>
        <row r="3"><c r="A3" t="inlineStr"><is><t>Клиент</t></is></c><c r="B3" t="inlineStr"><is><t>Событие</t></is></c><c r="C3" t="inlineStr"><is><t>Дата</t></is></c><c r="D3" t="inlineStr"><is><t>n</t></is></c></row>
        <row r="4"><c r="A4"><v>123456789012</v></c><c r="B4" t="inlineStr"><is><t>визит</t></is></c><c r="C4" s="1"><v>45351.5</v></c><c r="D4"><v>2.5</v></c></row>
        <row r="5"><c r="A5" t="inlineStr"><is><t>u2</t></is></c><c r="B5" t="inlineStr"><is><t>buy</t></is></c><c r="C5" s="1"><v>45352</v></c></row>
        <row r="7"><c r="A7" t="inlineStr"><is><t>u3</t></is></c><c r="B7" t="inlineStr"><is><t>buy</t></is></c><c r="C7" t="inlineStr"><is><t>soon</t></is></c></row>
        """;

    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_first_sheet_with_a_table_is_read_below_its_header()
    {
        var imported = Imported.From(Write("a.xlsx"));

        Assert.Equal("xlsx", imported.Plan.First.Format);
        Assert.Equal("Events", imported.Plan.First.Details.Sheet);
        Assert.Equal(["123456789012|визит|2024-02-29T12:00:00Z", "u2|buy|2024-03-01T00:00:00Z"], imported.Events.Select(e => $"{e.Customer}|{e.Activity}|{UtcTime.Format(e.TimeMicros)}"));
        Assert.Equal("2.5", imported.Events[0].Fields["n"]);
        var rejected = Assert.Single(imported.Rejected);
        Assert.Equal((7L, "Дата"), (rejected.Line, rejected.Field));
        Assert.Contains(imported.Plan.First.Notes, n => n.Contains("'Cover'", StringComparison.Ordinal) || n.Contains("Cover", StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_read_out_of_gzip_and_zip_as_well()
    {
        var bytes = File.ReadAllBytes(Write("a.xlsx"));

        Assert.Equal(2, Imported.From(_files.Bytes("b.gz", TempFiles.Gzip(bytes))).Events.Count);
        Assert.Equal(2, Imported.From(_files.Zip("c.zip", ("x.xlsx", bytes))).Events.Count);
    }

    [Fact]
    public void A_sheet_that_is_not_there_is_named_with_those_that_are() => Assert.Contains(
        "'March'; there are: Cover, Events",
        Assert.Throws<SourceException>(() => SourceInspector.Inspect(Write("a.xlsx"), new ImportRequest { Sheet = "March" })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_damaged_spreadsheet_is_named_as_such()
    {
        var bytes = File.ReadAllBytes(Write("a.xlsx"));

        Assert.Throws<SourceException>(() => SourceInspector.Inspect(_files.Bytes("b.xlsx", bytes[..(bytes.Length - 40)])));
    }

    [Fact]
    public void A_spreadsheet_that_bursts_is_refused()
    {
        var path = Write("a.xlsx", Sheet + new string(' ', 5_000_000));

        var error = Assert.Throws<SourceException>(() => SourceInspector.Inspect(path, new ImportRequest { Limits = new SourceLimits { RatioFromBytes = 1_000_000 } }));

        Assert.Contains("zip bomb", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_must_be_held_in_memory_has_a_limit_of_its_own_and_so_have_all_together()
    {
        var path = Write("a.xlsx");

        Assert.Contains("'[Content_Types].xml' unpacks to more than 100 bytes", Refusal(path, new SourceLimits { MaxSpreadsheetPartBytes = 100 }), StringComparison.Ordinal);
        Assert.Contains("save the sheet as CSV", Refusal(path, new SourceLimits { MaxSpreadsheetBytes = 2_000 }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_that_states_less_than_it_holds_is_not_unpacked_further()
    {
        var bytes = File.ReadAllBytes(Write("a.xlsx", Sheet + new string(' ', 5_000_000)));
        var last = bytes.AsSpan().LastIndexOf("PK\x1\x2"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(last + 24), 500);

        Assert.Throws<SourceException>(() => Imported.From(_files.Bytes("b.xlsx", bytes)));
    }

    private static string Refusal(string path, SourceLimits limits) =>
        Assert.Throws<SourceException>(() => SourceInspector.Inspect(path, new ImportRequest { Limits = limits })).Message;

    private string Write(string name, string rows = Sheet) => SampleFiles.Xlsx(_files, name, rows);
}
