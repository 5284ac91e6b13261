using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Kelione.Workspace;

/// <summary>
/// The tables as a workbook: a sheet for each, heads and names frozen, data bars, numbers as numbers. All words are strings of the file, never formulas, so nothing of a name can be calculated.
/// </summary>
internal static class XlsxTable
{
    private const int LongestCell = 32_767;
    private const string BarColour = "FFAFC4F0";

    /// <summary>Writes the workbook.</summary>
    public static void Write(Stream stream, MapTables tables, TableWords words)
    {
        using var buffer = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(buffer, SpreadsheetDocumentType.Workbook))
        {
            var workbook = file.AddWorkbookPart();
            var styles = new XlsxStyles();
            var sheets = new Sheets();
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var table in tables.Tables)
            {
                Add(workbook, sheets, SheetName(table.Title, names), Sheet(tables, table, words, styles));
            }

            workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = styles.Sheet();
            workbook.Workbook = new Workbook(sheets);
            file.PackageProperties.Title = Clean(tables.Title);
            file.PackageProperties.Creator = "Kelione";
            file.PackageProperties.Language = tables.Language;
        }

        buffer.Position = 0;
        buffer.CopyTo(stream);
    }

    private static void Add(WorkbookPart workbook, Sheets sheets, string name, Worksheet sheet)
    {
        var part = workbook.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        sheets.Append(new Sheet { Id = workbook.GetIdOfPart(part), SheetId = (uint)sheets.Count() + 1, Name = name });
    }

    private static Worksheet Sheet(MapTables tables, PublishedTable table, TableWords words, XlsxStyles styles)
    {
        var data = new SheetData();
        uint row = 1;
        data.Append(new Row(Cell(1, row, tables.Title, styles.Title)) { RowIndex = row });
        var stamp = string.Join("   ·   ", tables.Stamp.Select(s => $"{s.Key}: {s.Value}"));
        data.Append(new Row(Cell(1, ++row, stamp, styles.Quiet)) { RowIndex = row });
        data.Append(new Row(Cell(1, ++row, $"{words["BoldIsMeasured"]} {words["ItalicIsAssumed"]} {words["EmptyIsNoData"]}", styles.Quiet)) { RowIndex = row });
        row += 2;
        var head = row;
        data.Append(new Row(table.Columns.Select((c, i) => Cell(i + 1, head, c.Title, styles.Head))) { RowIndex = head });
        foreach (var line in table.Rows)
        {
            row++;
            var at = row;
            data.Append(new Row(line.Cells.Select((cell, i) => Cell(i + 1, at, cell, table.Columns[i].Kind, line.Group, styles))) { RowIndex = at });
        }

        var sheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetViews(new SheetView(Frozen(table, head)) { WorkbookViewId = 0, ShowGridLines = false }),
            new Columns(table.Columns.Select((c, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = Width(table, i), CustomWidth = true })),
            data);
        if (table.Rows.Count > 0)
        {
            sheet.Append(new AutoFilter { Reference = $"A{head}:{Letters(table.Columns.Count)}{row}" });
            var priority = 0;
            foreach (var i in Enumerable.Range(0, table.Columns.Count).Where(i => table.Columns[i].HasBars))
            {
                sheet.Append(Bars($"{Letters(i + 1)}{head + 1}:{Letters(i + 1)}{row}", table.Columns[i].Kind, ++priority));
            }
        }

        sheet.Append(new PageMargins { Left = 0.4, Right = 0.4, Top = 0.5, Bottom = 0.5, Header = 0.3, Footer = 0.3 });
        sheet.Append(new PageSetup { Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0, PaperSize = 9 });
        return sheet;
    }

    private static Pane Frozen(PublishedTable table, uint head)
    {
        var names = table.Columns.TakeWhile(c => c.Kind == TableColumnKind.Name).Count();
        var pane = new Pane { VerticalSplit = head, TopLeftCell = $"{Letters(names + 1)}{head + 1}", State = PaneStateValues.Frozen, ActivePane = names > 0 ? PaneValues.BottomRight : PaneValues.BottomLeft };
        if (names > 0)
        {
            pane.HorizontalSplit = names;
        }

        return pane;
    }

    // Bars start from 0, so that their lengths can be compared; a share's whole is 1, a score's 10.
    private static ConditionalFormatting Bars(string cells, TableColumnKind kind, int priority)
    {
        var most = kind switch
        {
            TableColumnKind.Share => new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "1" },
            TableColumnKind.Score => new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "10" },
            _ => new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Max },
        };
        var bar = new DataBar(new ConditionalFormatValueObject { Type = ConditionalFormatValueObjectValues.Number, Val = "0" }, most, new Color { Rgb = BarColour });
        return new ConditionalFormatting(new ConditionalFormattingRule(bar) { Type = ConditionalFormatValues.DataBar, Priority = priority })
        {
            SequenceOfReferences = new ListValue<StringValue> { InnerText = cells },
        };
    }

    private static Cell Cell(int column, uint row, TableCell cell, TableColumnKind kind, int group, XlsxStyles styles)
    {
        var style = styles.Of(cell, kind, group);
        return cell.Number is { } number && double.IsFinite(number)
            ? new Cell(new CellValue(number)) { CellReference = $"{Letters(column)}{row}", DataType = CellValues.Number, StyleIndex = style }
            : Cell(column, row, cell.Text.Length > 0 ? cell.Text : cell.Lack, style);
    }

    private static Cell Cell(int column, uint row, string text, uint style) => text.Length == 0
        ? new Cell { CellReference = $"{Letters(column)}{row}", StyleIndex = style }
        : new Cell(new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }))
        {
            CellReference = $"{Letters(column)}{row}", DataType = CellValues.InlineString, StyleIndex = style,
        };

    // XML takes no control characters; a cell holds at most 32,767 characters.
    private static string Clean(string text)
    {
        var clean = string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value == '\n' || (!System.Text.Rune.IsControl(r) && r.Value is not (0xFFFE or 0xFFFF))));
        return clean.Length > LongestCell ? Begin(clean, LongestCell - 1) + "…" : clean;
    }

    // Never between the halves of a character beyond the basic plane.
    private static string Begin(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];

    private static double Width(PublishedTable table, int column)
    {
        var longest = table.Rows.SelectMany(r => r.Cells[column].Text.Split('\n')).Append(table.Columns[column].Title).Max(Cells);
        return table.Columns[column].Kind switch
        {
            TableColumnKind.Name => Math.Clamp(longest + 2, 12, 32),
            TableColumnKind.Text => Math.Clamp(longest * 0.6, 18, 44),
            _ => 14,
        };
    }

    // A Han character is as wide as two others.
    private static int Cells(string text) => text.Sum(c => c >= 0x2E80 ? 2 : 1);

    private static string Letters(int column) => column <= 26 ? ((char)('A' + column - 1)).ToString() : Letters((column - 1) / 26) + Letters((column - 1) % 26 + 1);

    // A sheet's name has at most 31 characters and none of \ / ? * [ ] :
    private static string SheetName(string title, HashSet<string> taken)
    {
        var name = string.Concat(title.Where(c => !"\\/?*[]:'".Contains(c, StringComparison.Ordinal)));
        name = Begin(name, 28);
        var unique = name;
        for (var i = 2; !taken.Add(unique); i++)
        {
            unique = string.Create(CultureInfo.InvariantCulture, $"{name} {i}");
        }

        return unique;
    }
}
