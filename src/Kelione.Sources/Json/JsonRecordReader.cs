namespace Kelione.Sources;

/// <summary>The records of a JSON document.</summary>
internal sealed class JsonRecordReader : IRowReader
{
    private readonly JsonElements _elements;
    private readonly JsonFlattener _flattener;
    private readonly SourceLimits _limits;

    public JsonRecordReader(Stream stream, JsonPlace place, SourceLimits limits)
    {
        _limits = limits;
        _elements = new JsonElements(stream, place, limits);
        Columns = new ColumnSet(most: limits.MaxColumns);
        _flattener = new JsonFlattener(Columns, limits);
    }

    public ColumnSet Columns { get; }

    public Row Row { get; } = new();

    public bool Read()
    {
        if (!_elements.Read())
        {
            return false;
        }

        Row.Clear();
        Row.Line = _elements.Line;
        Row.Record++;
        if (!_elements.IsObject)
        {
            Row.Refuse("the record is no JSON object");
            return true;
        }

        try
        {
            _flattener.Flatten(_elements.Element, Row);
        }
        catch (InvalidOperationException e)
        {
            Row.Refuse(JsonWords.Of(e, _limits));
        }

        return true;
    }

    public string RawText(int limit) => RawTexts.Cut(_elements.Element, limit);

    public void Dispose() => _elements.Dispose();
}
