namespace Kelione.Sources;

/// <summary>A small table as it stands, without header and roles: what people draw a map in.</summary>
public static class TextGrid
{
    private const int MostRows = 400, MostColumns = 200;
    private const long Largest = 8L << 20;

    /// <summary>The cells of a CSV or of a spreadsheet's first sheet; null where the file is neither, or is larger than a drawing is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is given rather than found out: the sheet, the delimiter, the encoding; null for nothing.</param>
    /// <exception cref="SourceException">The file cannot be opened.</exception>
    public static IReadOnlyList<IReadOnlyList<string>>? TryRead(SourceFile file, ImportRequest? request = null)
    {
        var asked = request ?? ImportRequest.Default;
        using var stream = SourceContent.OpenFile(file);
        if (stream.Length > Largest || SourceContent.PackingOf(stream, file) != Packing.None)
        {
            return null;
        }

        try
        {
            using var content = SourceContent.Open(file, null, SourceLimits.Default);
            var head = SourceHead.Of(content.Stream);
            return SourceFormats.Recognise(head, file.Name) switch
            {
                XlsxFormat => Sheet(file, asked.Sheet),
                DelimitedFormat => Delimited(file, asked),
                _ => null,
            };
        }
        catch (SourceException)
        {
            return null;
        }
    }

    private static List<IReadOnlyList<string>>? Delimited(SourceFile file, ImportRequest request)
    {
        using var looked = SourceContent.Open(file, null, SourceLimits.Default);
        var details = new DelimitedFormat().Inspect(looked, request);
        using var content = SourceContent.Open(file, null, SourceLimits.Default);
        using var text = new TextBlocks(content.Stream, request.Encoding is null ? null : EncodingDetector.Named(request.Encoding));
        using var tokens = new DelimitedTokenizer(text, new Dialect(details.Delimiter ?? ',', details.Quoted, details.CarriageReturnLines ? '\r' : '\n'), SourceLimits.Default);
        var (row, rows) = (new Row(), new List<IReadOnlyList<string>>());
        while (tokens.Read(row))
        {
            if (rows.Count >= MostRows || row.Count > MostColumns || row.Problem is not null)
            {
                return null;
            }

            rows.Add([.. Enumerable.Range(0, row.Count).Select(i => row[i].ToString())]);
        }

        return rows;
    }

    private static List<IReadOnlyList<string>>? Sheet(SourceFile file, string? name)
    {
        using var content = SourceContent.Open(file, null, SourceLimits.Default);
        using var sheets = new XlsxSheets(content, SourceLimits.Default);
        while (name is not null && !sheets.Reader.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            if (!sheets.Next())
            {
                return null;
            }
        }

        var rows = new List<IReadOnlyList<string>>();
        while (XlsxSheets.Read(sheets.Reader))
        {
            if (rows.Count >= MostRows || sheets.Reader.FieldCount > MostColumns)
            {
                return null;
            }

            rows.Add([.. Enumerable.Range(0, sheets.Reader.FieldCount).Select(i => XlsxSheets.TextOf(sheets.Reader.GetValue(i)))]);
        }

        return rows;
    }
}
