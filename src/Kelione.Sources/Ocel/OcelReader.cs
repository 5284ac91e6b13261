namespace Kelione.Sources;

/// <summary>
/// The events of an object-centric log as records: one for each related object of the chosen type, which is the customer.
/// An event without such an object comes as one record that is refused.
/// </summary>
internal sealed class OcelReader(IOcelLog log, string objectType, SourceLimits limits) : IRowReader
{
    private readonly OcelEvent _event = new();
    private readonly List<string> _customers = [];
    private int _next;

    public ColumnSet Columns { get; } = new([OcelEvent.ObjectColumn, OcelEvent.ActivityColumn, OcelEvent.TimeColumn, OcelEvent.IdColumn], limits.MaxColumns);

    public Row Row { get; } = new();

    public bool Read()
    {
        if (_next < _customers.Count)
        {
            Fill(_customers[_next++]);
            return true;
        }

        _event.Clear();
        if (!log.Read(_event))
        {
            return false;
        }

        _customers.Clear();
        _customers.AddRange(_event.Objects.Distinct(StringComparer.Ordinal).Where(o => log.TypeOf(o) == objectType));
        _next = 1;
        Fill(_customers.Count > 0 ? _customers[0] : null);
        return true;
    }

    public string RawText(int limit) => RawTexts.Cut(Row.Describe(Columns), limit);

    public void Dispose() => log.Dispose();

    private void Fill(string? customer)
    {
        Row.Clear();
        Row.Line = _event.Line;
        Row.Record++;
        Row.Set(0, customer);
        Row.Set(1, _event.Activity);
        Row.Set(2, _event.Time);
        Row.Set(3, _event.Id);
        foreach (var (name, value) in _event.Attributes)
        {
            Row.Set(Columns.IndexOrAdd(name), value);
        }

        if (customer is null)
        {
            Row.Refuse($"the event has no object of the type '{objectType}'", OcelEvent.ObjectColumn);
        }
    }
}
