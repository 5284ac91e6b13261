namespace Kelione.Sources;

/// <summary>The rows of one sheet below its header.</summary>
internal sealed class XlsxReader : IRowReader
{
    private readonly XlsxSheets _sheets;
    private readonly int _width;

    public XlsxReader(SourceContent content, FormatDetails details, SourceLimits limits)
    {
        Columns = new ColumnSet(details.Columns);
        _width = Columns.Count;
        _sheets = new XlsxSheets(content, limits);
        while (details.Sheet is { } sheet && _sheets.Reader.Name != sheet)
        {
            if (!_sheets.Next())
            {
                throw new SourceException($"{content.DisplayName}: there is no sheet '{sheet}' any more.");
            }
        }

        for (var i = 0; i < details.PrologueRows + (details.HasHeader ? 1 : 0); i++)
        {
            XlsxSheets.Read(_sheets.Reader);
            Row.Line++;
        }
    }

    public ColumnSet Columns { get; }

    public Row Row { get; } = new();

    public bool Read()
    {
        while (XlsxSheets.Read(_sheets.Reader))
        {
            Row.Clear();
            Row.Line++;
            var isEmpty = true;
            for (var i = 0; i < _sheets.Reader.FieldCount; i++)
            {
                var text = XlsxSheets.TextOf(_sheets.Reader.GetValue(i));
                isEmpty = isEmpty && text.Length == 0;
                if (i < _width)
                {
                    Row.Set(i, text);
                }
                else if (text.Length > 0)
                {
                    Row.Refuse(Invariant($"the row has a cell in column {i + 1} where there are {_width} columns"));
                }
            }

            if (!isEmpty)
            {
                Row.Record = Row.Line;
                return true;
            }
        }

        return false;
    }

    public string RawText(int limit) => RawTexts.Cut(Row.Describe(Columns), limit);

    public void Dispose() => _sheets.Dispose();
}
