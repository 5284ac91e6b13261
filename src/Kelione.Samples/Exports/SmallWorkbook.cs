using System.Globalization;
using System.Security;
using System.Text;

namespace Kelione.Samples;

/// <summary>A spreadsheet of texts, numbers and moments, as small as the format allows.</summary>
internal static class SmallWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Writes sheets.</summary>
    public static void Write(Stream target, params ReadOnlySpan<(string Name, IReadOnlyList<IReadOnlyList<object?>> Rows)> sheets)
    {
        var (types, names, links) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var parts = new List<(string, string)>();
        for (var i = 1; i <= sheets.Length; i++)
        {
            types.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="{Types}worksheet+xml"/>""");
            names.Append(CultureInfo.InvariantCulture, $"""<sheet name="{SecurityElement.Escape(sheets[i - 1].Name)}" sheetId="{i}" r:id="rId{i}"/>""");
            links.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rId{i}" Type="{Relations}/worksheet" Target="worksheets/sheet{i}.xml"/>""");
            parts.Add((string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{i}.xml"), $"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(sheets[i - 1].Rows.Select(Row))}</sheetData></worksheet>"""));
        }

        // A moment is a number of days; that it is one is a matter of its style, the second of two.
        if (sheets.ToArray().Any(s => s.Rows.Any(r => r.Any(c => c is DateTime))))
        {
            types.Append(CultureInfo.InvariantCulture, $"""<Override PartName="/xl/styles.xml" ContentType="{Types}styles+xml"/>""");
            links.Append(CultureInfo.InvariantCulture, $"""<Relationship Id="rIdStyles" Type="{Relations}/styles" Target="styles.xml"/>""");
            parts.Add(("xl/styles.xml", $"""<styleSheet xmlns="{Main}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>"""));
        }

        ExportFiles.Zip(
            target,
            [
                ("[Content_Types].xml", $"""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Types}sheet.main+xml"/>{types}</Types>"""),
                ("_rels/.rels", $"""<Relationships xmlns="{Packages}"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""),
                ("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{names}</sheets></workbook>"""),
                ("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Packages}">{links}</Relationships>"""),
                .. parts,
            ]);
    }

    // A…Z, AA…
    private static string Letters(int column) => (column < 26 ? "" : Letters((column / 26) - 1)) + (char)('A' + (column % 26));

    private static string Row(IReadOnlyList<object?> cells, int index)
    {
        var text = new StringBuilder();
        for (var column = 0; column < cells.Count; column++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"{Letters(column)}{index + 1}");
            text.Append(cells[column] switch
            {
                null => "",
                DateTime moment => string.Create(CultureInfo.InvariantCulture, $"""<c r="{place}" s="1"><v>{moment.ToOADate():R}</v></c>"""),
                double number => string.Create(CultureInfo.InvariantCulture, $"""<c r="{place}"><v>{number:R}</v></c>"""),
                var other => $"""<c r="{place}" t="inlineStr"><is><t>{SecurityElement.Escape(other.ToString())}</t></is></c>""",
            });
        }

        return string.Create(CultureInfo.InvariantCulture, $"""<row r="{index + 1}">{text}</row>""");
    }
}
