using ExcelDataReader;

namespace Kelione.Sources;

/// <summary>Spreadsheets: <c>.xlsx</c>, and the older <c>.xls</c>. One sheet is read: the named one, or the first with a table.</summary>
internal sealed class XlsxFormat() : SourceFormat("xlsx", "Excel spreadsheet", "xls", "excel")
{
    private const int SampleRows = 200;
    private const int MaxPrologueRows = 50;

    internal override bool Recognises(SourceHead head) => head.StartsWith("PK\x3\x4"u8) || head.StartsWith([0xD0, 0xCF, 0x11, 0xE0]);

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request)
    {
        using var sheets = new XlsxSheets(content, request.Limits);
        var names = new List<string>();
        (string Sheet, List<string[]> Rows)? chosen = null;
        var overview = false;
        do
        {
            names.Add(sheets.Reader.Name);
            var rows = SampleOf(sheets.Reader);
            overview |= IsOverview(sheets.Reader.Name);

            // A workbook of a statistic tells about itself on its first sheet.
            if (request.Sheet is null && overview && chosen is { } first && IsOverview(first.Sheet) && sheets.Reader.Name.Equals("Data", StringComparison.OrdinalIgnoreCase))
            {
                chosen = null;
            }

            var isAsked = request.Sheet is null ? rows.Any(r => r.Count(c => c.Length > 0) >= 2) : sheets.Reader.Name.Equals(request.Sheet, StringComparison.OrdinalIgnoreCase);
            if (isAsked && chosen is null)
            {
                chosen = (sheets.Reader.Name, rows);
            }
        }
        while (sheets.Next());

        if (chosen is not { } found)
        {
            throw new SourceException(request.Sheet is null
                ? $"{content.DisplayName}: no sheet has a table; there are: {string.Join(", ", names)}."
                : $"{content.DisplayName}: there is no sheet '{request.Sheet}'; there are: {string.Join(", ", names)}.");
        }

        return Describe(found.Sheet, found.Rows, names, request);
    }

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) => new XlsxReader(content, details, limits);

    /// <summary>Whether a sheet tells about the others.</summary>
    public static bool IsOverview(string sheet) => sheet.Equals("Overview", StringComparison.OrdinalIgnoreCase) || sheet.Equals("Content", StringComparison.OrdinalIgnoreCase);

    private static FormatDetails Describe(string sheet, List<string[]> rows, List<string> names, ImportRequest request)
    {
        // The table begins where a row is as wide as most of the rows are.
        var filled = rows.Select(r => r.Count(c => c.Length > 0)).ToList();
        var usual = filled.Where(f => f > 0).GroupBy(f => f).OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key).Select(g => g.Key).FirstOrDefault();
        var first = filled.FindIndex(f => f >= Math.Max(1, usual * 0.7));
        first = first < 0 || first > MaxPrologueRows ? 0 : first;
        var top = rows.Count > first ? rows[first] : [];
        var hasHeader = request.Columns is null && HeaderRule.LooksLikeHeader([.. top.Where(c => c.Length > 0)], []);
        var notes = new List<string>();
        if (names.Count > 1)
        {
            notes.Add($"sheet '{sheet}' is read; others are: {string.Join(", ", names.Where(n => n != sheet))}");
        }

        return new FormatDetails
        {
            Sheet = sheet,
            Columns = ColumnSet.DistinctNames(request.Columns ?? (hasHeader ? top : top.Select(_ => ""))),
            HasHeader = hasHeader,
            PrologueRows = first,
            Prologue = [.. rows.Take(first).SelectMany(r => r).Where(c => c.Trim().Length > 0).Take(20)],
            OtherSheets = [.. names.Where(n => n != sheet)],
            Notes = notes,
        };
    }

    private static List<string[]> SampleOf(IExcelDataReader reader)
    {
        var rows = new List<string[]>();
        while (rows.Count < SampleRows && XlsxSheets.Read(reader))
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = XlsxSheets.TextOf(reader.GetValue(i));
            }

            rows.Add(cells);
        }

        return rows;
    }
}
