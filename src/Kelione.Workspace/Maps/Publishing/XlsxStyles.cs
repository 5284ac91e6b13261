using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>The fonts, fills and number formats of a published workbook, in the product's calm palette; each combination that is used gets one cell format.</summary>
internal sealed class XlsxStyles
{
    private const string Ink = "FF1A2232";
    private const string QuietInk = "FF566074";
    private const string Line = "FFE2E5EA";
    private const string HeadFill = "FF1A2232";
    private static readonly string[] GroupFills = ["FFFFFFFF", "FFF1F4FB"];
    private readonly List<(int Font, int Fill, int Format, bool IsRight, bool IsWrapped)> _formats = [(0, 0, 0, false, false)];

    private enum Face
    {
        Plain,
        Measured,
        Assumed,
        Head,
        Title,
        Quiet,
    }

    /// <summary>The format of a column's head.</summary>
    public uint Head => Index(Face.Head, 2, 0, false, true);

    /// <summary>The format of a sheet's title.</summary>
    public uint Title => Index(Face.Title, 0, 0, false, false);

    /// <summary>The format of small print.</summary>
    public uint Quiet => Index(Face.Quiet, 0, 0, false, false);

    /// <summary>The format of running text beneath one another.</summary>
    public uint Plain => Index(Face.Plain, 0, 0, false, true);

    /// <summary>The format of a cell: bold where measured, italic where assumed, small where something is missing.</summary>
    public uint Of(TableCell cell, TableColumnKind kind, int group)
    {
        var face = cell.IsEmpty ? Face.Quiet : cell.Source switch
        {
            ProvenanceKind.Assumption => Face.Assumed,
            ProvenanceKind.Measured when cell.Number is not null => Face.Measured,
            _ => Face.Plain,
        };
        var isNumber = kind is not (TableColumnKind.Name or TableColumnKind.Text);
        return Index(face, group < 0 ? 3 : 3 + group % GroupFills.Length, cell.Number is null ? 0 : Format(kind), isNumber, !isNumber || cell.IsEmpty);
    }

    /// <summary>The stylesheet with all formats that were asked for.</summary>
    public Stylesheet Sheet() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = 164, FormatCode = "+0.0;-0.0;0.0" },
            new NumberingFormat { NumberFormatId = 165, FormatCode = "0.0" },
            new NumberingFormat { NumberFormatId = 166, FormatCode = "0.0%" }) { Count = 3 },
        new Fonts(Enum.GetValues<Face>().Select(FontOf)),
        new Fills([.. new[] { PatternValues.None, PatternValues.Gray125 }.Select(p => new Fill(new PatternFill { PatternType = p })), Solid(HeadFill), .. GroupFills.Select(Solid)]),
        new Borders(
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()),
            new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(new Color { Rgb = Line }) { Style = BorderStyleValues.Thin }, new DiagonalBorder())),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(_formats.Select(f => new CellFormat
        {
            FontId = (uint)f.Font,
            FillId = (uint)f.Fill,
            BorderId = f.Fill > 2 ? 1u : 0u,
            NumberFormatId = (uint)f.Format,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyNumberFormat = true,
            ApplyAlignment = true,
            Alignment = new Alignment
            {
                Vertical = VerticalAlignmentValues.Top,
                Horizontal = f.IsRight ? HorizontalAlignmentValues.Right : HorizontalAlignmentValues.Left,
                WrapText = f.IsWrapped,
            },
        })));

    private uint Index(Face face, int fill, int format, bool isRight, bool isWrapped)
    {
        var wanted = ((int)face, fill, format, isRight, isWrapped);
        var index = _formats.IndexOf(wanted);
        if (index < 0)
        {
            index = _formats.Count;
            _formats.Add(wanted);
        }

        return (uint)index;
    }

    // 3 and 4 are built in: whole numbers with thousands, two digits with thousands; the others stand above.
    private static int Format(TableColumnKind kind) => kind switch
    {
        TableColumnKind.Count => 3,
        TableColumnKind.Share => 166,
        TableColumnKind.Hours => 4,
        TableColumnKind.Score => 165,
        TableColumnKind.Emotion => 164,
        _ => 0,
    };

    private static Fill Solid(string colour) => new(new PatternFill(new ForegroundColor { Rgb = colour }) { PatternType = PatternValues.Solid });

    private static Font FontOf(Face face)
    {
        var font = new Font();
        if (face is Face.Measured or Face.Head or Face.Title)
        {
            font.Append(new Bold());
        }

        if (face == Face.Assumed)
        {
            font.Append(new Italic());
        }

        font.Append(new FontSize { Val = face == Face.Title ? 16 : face == Face.Quiet ? 9 : 10 });
        font.Append(new Color { Rgb = face switch { Face.Head => "FFFFFFFF", Face.Quiet or Face.Assumed => QuietInk, _ => Ink } });
        font.Append(new FontName { Val = "Calibri" });
        return font;
    }
}
