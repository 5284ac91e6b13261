namespace Kelione.Sources;

/// <summary>Delimited text as records: rows below the header, each with as many cells as there are columns.</summary>
internal sealed class DelimitedReader : IRowReader
{
    private readonly TextBlocks _text;
    private readonly DelimitedTokenizer _tokenizer;
    private readonly int _width;
    private int _toSkip;

    public DelimitedReader(SourceContent content, FormatDetails details, SourceLimits limits)
    {
        // ASCII in the sample leaves the encoding open: the decoder then decides when it meets the first other character.
        var decided = details.EncodingReason is null || details.EncodingReason.StartsWith("only ASCII", StringComparison.Ordinal) || details.Encoding is null
            ? null
            : EncodingDetector.Named(details.Encoding);
        _text = new TextBlocks(content.Stream, decided);
        var dialect = new Dialect(details.Delimiter ?? ',', details.Quoted, details.CarriageReturnLines ? '\r' : '\n');
        _tokenizer = new DelimitedTokenizer(_text, dialect, limits);
        Columns = new ColumnSet(details.Columns);
        _width = Columns.Count;
        _toSkip = details.PrologueRows + (details.HasHeader ? 1 : 0) + (details.HasSecondHeader ? 1 : 0);
    }

    public ColumnSet Columns { get; }

    public Row Row { get; } = new();

    public bool Read()
    {
        for (; _toSkip > 0; _toSkip--)
        {
            if (!_tokenizer.Read(Row))
            {
                return false;
            }
        }

        if (!_tokenizer.Read(Row))
        {
            return false;
        }

        if (Row.Count != _width && Row.Problem is null)
        {
            CheckWidth();
        }

        if (_text.HasNul && _tokenizer.Raw.Contains('\0'))
        {
            Row.Refuse("the row holds zero bytes");
        }

        return true;
    }

    public string RawText(int limit) => RawTexts.Cut(_tokenizer.Raw, limit);

    public void Dispose() => _tokenizer.Dispose();

    private void CheckWidth()
    {
        // Some exports end every row with one delimiter more than the header.
        for (var i = _width; i < Row.Count; i++)
        {
            if (!Row[i].IsWhiteSpace())
            {
                Row.Refuse(Invariant($"the row has {Row.Count} cells where there are {_width} columns"));
                return;
            }
        }

        if (Row.Count < _width)
        {
            Row.Refuse(Invariant($"the row has {Row.Count} cells where there are {_width} columns"));
        }
    }
}
