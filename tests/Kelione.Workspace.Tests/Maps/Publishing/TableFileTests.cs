using System.Diagnostics;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Kelione.Maps;

namespace Kelione.Workspace.Tests.Maps.Publishing;

/// <summary>Published tables are whole, honest, and safe to open.</summary>
public sealed class TableFileTests
{
    public static TheoryData<string> Languages => ["en", "ru", "zh", "pl", "lt"];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_workbook_is_valid_in_every_language(string language)
    {
        using var file = Open(language);
        var problems = new OpenXmlValidator().Validate(file, TestContext.Current.CancellationToken).Select(p => $"{p.Path?.XPath}: {p.Description}");
        Assert.Empty(problems);
    }

    [Fact]
    public void No_cell_of_a_workbook_is_a_formula()
    {
        using var file = Open("en");
        foreach (var part in file.WorkbookPart!.WorksheetParts)
        {
            Assert.Empty(part.Worksheet!.Descendants<CellFormula>());
        }

        Assert.Contains(SampleMaps.Formula, Texts(file.WorkbookPart));
    }

    [Fact]
    public void Heads_and_names_of_a_workbook_stay_while_scrolling_and_measures_have_bars()
    {
        using var file = Open("en");
        var sheet = First(file).Worksheet!;
        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal((2d, 5d), (pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value));
        Assert.Equal(3, sheet.Descendants<DataBar>().Count());
    }

    [Fact]
    public void A_number_that_was_not_measured_is_said_to_be_missing_and_never_0()
    {
        var table = MapTableFile.Tables(SampleMaps.Map, 3, SampleMaps.Measurement, "en").Tables[0];
        var customers = table.Columns.ToList().FindIndex(c => c.Key == "Customers");
        var cell = table.Rows[2].Cells[customers];
        Assert.Null(cell.Number);
        Assert.Equal("not bound", cell.Lack);
    }

    [Fact]
    public void A_table_of_an_unmeasured_map_says_so_and_has_no_measures()
    {
        var tables = MapTableFile.Tables(SampleMaps.Map, 3, null, "en");
        Assert.Contains(tables.Stamp, s => s.Value.StartsWith("not measured", StringComparison.Ordinal));
        Assert.DoesNotContain(tables.Tables[0].Columns, c => c.Key == "Customers");
    }

    [Fact]
    public void In_csv_a_text_that_looks_like_a_formula_begins_with_an_apostrophe()
    {
        var csv = Text(TableFormat.Csv, "en");
        Assert.Contains("'-Choose *it*", csv, StringComparison.Ordinal);
        Assert.DoesNotContain(",=", csv, StringComparison.Ordinal);
        Assert.Contains("0.25", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void The_head_of_csv_is_the_same_for_a_measured_and_an_unmeasured_map()
    {
        using var stream = new MemoryStream();
        MapTableFile.Write(MapTableFile.Tables(SampleMaps.Map, 3, null, "en"), stream, TableFormat.Csv);
        var head = Text(TableFormat.Csv, "en").Split('\n')[0];
        Assert.Equal(head, Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[0]);
        Assert.Contains(",customers,share,conversion,", head, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_an_emotion_has_a_sign_and_shares_have_one_digit_in_every_form()
    {
        Assert.Equal(("+3.0", "-2.5", "6.1"), (TableNumbers.Text(3, TableColumnKind.Emotion, Invariant), TableNumbers.Text(-2.5, TableColumnKind.Emotion, Invariant), TableNumbers.Text(6.1, TableColumnKind.Score, Invariant)));
        using var file = Open("en");
        var styles = file.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var own = styles.NumberingFormats!.Elements<NumberingFormat>().ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode!.Value);
        var formats = styles.CellFormats!.Elements<CellFormat>().ToList();
        var table = MapTableFile.Tables(SampleMaps.Map, 3, SampleMaps.Measurement, "en").Tables[0];
        string? Of(string key)
        {
            var column = (char)('A' + table.Columns.ToList().FindIndex(c => c.Key == key));
            var cell = First(file).Worksheet!.Descendants<Cell>().Single(c => c.CellReference == $"{column}6");
            return own[formats[(int)cell.StyleIndex!.Value].NumberFormatId!.Value];
        }

        Assert.Equal(("0.0", "+0.0;-0.0;0.0", "0.0%"), (Of("Criticality"), Of("Felt"), Of("Share")));
    }

    [Fact]
    public void A_cell_that_is_too_endlessis_never_cut_within_a_character()
    {
        var endless = new string('x', 32_765) + string.Concat(Enumerable.Repeat("😀", 5));
        using var stream = new MemoryStream();
        MapTableFile.Write(MapTableFile.Tables(SampleMaps.Map with { Title = endless }, 3, null, "en"), stream, TableFormat.Xlsx);
        stream.Position = 0;
        using var file = SpreadsheetDocument.Open(stream, isEditable: false);
        Assert.Contains(Texts(file.WorkbookPart!), t => t == new string('x', 32_765) + "…");
    }

    [Theory]
    [InlineData("lt", "maža konversija: 25,0")]
    [InlineData("ru", "низкая конверсия: 25,0")]
    [InlineData("en", "25 % go on, elsewhere 60 %.")]
    public void What_data_shows_of_a_barrier_stands_in_the_readers_language(string language, string begins)
    {
        var table = MapTableFile.Tables(SampleMaps.Map, 3, SampleMaps.Measurement, language).Tables[0];
        Assert.StartsWith(begins, table.Rows[0].Cells[table.Columns.ToList().FindIndex(c => c.Key == "Barriers")].Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Days_stand_in_files_as_iso_writes_them(string language)
    {
        var stamp = MapTableFile.Tables(SampleMaps.Map, 3, SampleMaps.Measurement, language).Stamp.Select(s => s.Value).ToList();
        Assert.Contains("2025-01-01 – 2025-12-31", stamp);
        Assert.Contains("2026-01-02 03:04 UTC", stamp);
    }

    [Fact]
    public void In_markdown_names_cannot_become_markup_or_break_the_table()
    {
        var lines = Text(TableFormat.Md, "en").Split('\n');
        Assert.Contains(lines, l => l.Contains(@"Puts it \| into the cart", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains(@"\<b\>it\</b\>", StringComparison.Ordinal));
        var head = lines.First(l => l.StartsWith("| Stage", StringComparison.Ordinal));
        var row = lines.First(l => l.Contains("朋友推荐", StringComparison.Ordinal));
        Assert.Equal(Bars(head), Bars(row));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_word_of_tables_is_there_in_every_language(string language)
    {
        var english = new System.Resources.ResourceManager("Kelione.Workspace.Maps.Publishing.Words.TableWords", typeof(TableWords).Assembly)
            .GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!;
        var words = TableWords.For(language);
        var own = new System.Resources.ResourceManager("Kelione.Workspace.Maps.Publishing.Words.TableWords", typeof(TableWords).Assembly)
            .GetResourceSet(language == "en" ? System.Globalization.CultureInfo.InvariantCulture : words.Culture, createIfNotExists: true, tryParents: false)!;
        foreach (System.Collections.DictionaryEntry entry in english)
        {
            Assert.False(string.IsNullOrWhiteSpace(own.GetString((string)entry.Key)), $"{entry.Key} in {language}");
        }
    }

    [Fact]
    public async Task A_workbook_opens_in_LibreOffice_with_its_values_unchanged()
    {
        var office = new[] { "/usr/bin/soffice", "/usr/bin/libreoffice" }.FirstOrDefault(File.Exists);
        Assert.SkipUnless(office is not null, "skipped: LibreOffice is not installed");
        var folder = Directory.CreateTempSubdirectory("kelione-office-");
        try
        {
            var path = Path.Combine(folder.FullName, "table.xlsx");
            await File.WriteAllBytesAsync(path, Bytes(TableFormat.Xlsx, "ru"), TestContext.Current.CancellationToken);
            var start = new ProcessStartInfo(office!)
            {
                ArgumentList = { "--headless", $"-env:UserInstallation=file://{folder.FullName}/profile", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", folder.FullName, path },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            var csv = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "table.csv"), TestContext.Current.CancellationToken);
            Assert.Contains(SampleMaps.Formula.Replace("\"", "\"\"", StringComparison.Ordinal), csv, StringComparison.Ordinal);
            Assert.Contains("朋友推荐", csv, StringComparison.Ordinal);
            Assert.Contains("25.0%", csv, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static System.Globalization.CultureInfo Invariant => System.Globalization.CultureInfo.InvariantCulture;

    private static int Bars(string line) => line.Replace(@"\|", "", StringComparison.Ordinal).Count(c => c == '|');

    private static byte[] Bytes(TableFormat format, string language)
    {
        using var stream = new MemoryStream();
        MapTableFile.Write(MapTableFile.Tables(SampleMaps.Map, 3, SampleMaps.Measurement, language), stream, format);
        return stream.ToArray();
    }

    private static string Text(TableFormat format, string language) => Encoding.UTF8.GetString(Bytes(format, language));

    private static SpreadsheetDocument Open(string language) => SpreadsheetDocument.Open(new MemoryStream(Bytes(TableFormat.Xlsx, language)), isEditable: false);

    private static WorksheetPart First(SpreadsheetDocument file) =>
        (WorksheetPart)file.WorkbookPart!.GetPartById(file.WorkbookPart.Workbook!.Descendants<Sheet>().First().Id!.Value!);

    private static IEnumerable<string> Texts(WorkbookPart part) => part.WorksheetParts.SelectMany(p => p.Worksheet!.Descendants<Text>()).Select(t => t.Text);
}
