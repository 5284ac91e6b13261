namespace Kelione.Sources;

/// <summary>
/// The events of an object-centric log as records: one for each related object of the chosen type, which is the customer. An event that names none belongs to those that its objects belong to, and the record says
/// through which; where there is none either, it comes as one record that is refused.
/// </summary>
internal sealed class OcelReader(IOcelLog log, OcelOwners owners, SourceLimits limits) : IRowReader
{
    private readonly OcelEvent _event = new();
    private readonly List<(string? Customer, string? Through)> _customers = [];
    private int _next;

    public ColumnSet Columns { get; } = new([OcelEvent.ObjectColumn, OcelEvent.ActivityColumn, OcelEvent.TimeColumn, OcelEvent.IdColumn], limits.MaxColumns);

    public Row Row { get; } = new();

    public bool Read()
    {
        if (_next >= _customers.Count)
        {
            _event.Clear();
            if (!log.Read(_event))
            {
                return false;
            }

            OcelCustomers.Of(_event.Objects.Distinct(StringComparer.Ordinal), o => log.TypeOf(o) == owners.Type, owners, _customers);
            _next = 0;
        }

        Fill(_customers[_next++]);
        return true;
    }

    public string RawText(int limit) => RawTexts.Cut(Row.Describe(Columns), limit);

    public void Dispose() => log.Dispose();

    private void Fill((string? Id, string? Through) customer)
    {
        Row.Clear();
        Row.Line = _event.Line;
        Row.Record++;
        Row.Set(0, customer.Id);
        Row.Set(1, _event.Activity);
        Row.Set(2, _event.Time);
        Row.Set(3, _event.Id);
        foreach (var (name, value) in _event.Attributes)
        {
            Row.Set(Columns.IndexOrAdd(name), value);
        }

        if (customer.Through is { } through)
        {
            Row.Set(Columns.IndexOrAdd(OcelEvent.ThroughColumn), through);
        }

        if (customer.Id is null)
        {
            Row.Refuse(OcelCustomers.Refusal(owners.Type), OcelEvent.ObjectColumn);
        }
    }
}

/// <summary>Whose an event is.</summary>
internal static class OcelCustomers
{
    /// <summary>Why an event is nobody's.</summary>
    public static string Refusal(string type) => $"the event has no object of the type '{type}', nor one that belongs to any";

    /// <summary>Those of the type among its objects; where there are none, those to whom its objects belong, each with the first such object.</summary>
    /// <param name="objects">What the event names, each once.</param>
    /// <param name="isCustomer">Whether an object is of the customers' type.</param>
    /// <param name="owners">To whom objects belong.</param>
    /// <param name="customers">Made anew; one pair of nulls for nobody.</param>
    public static void Of(IEnumerable<string> objects, Func<string, bool> isCustomer, OcelOwners owners, List<(string? Customer, string? Through)> customers)
    {
        customers.Clear();
        List<string> named = [.. objects];
        customers.AddRange(named.Where(isCustomer).Select(o => ((string?)o, (string?)null)));
        if (customers.Count == 0)
        {
            customers.AddRange(named.SelectMany(o => owners.Of(o), (o, owner) => (Customer: (string?)owner, Through: (string?)o)).DistinctBy(c => c.Customer, StringComparer.Ordinal));
        }

        if (customers.Count == 0)
        {
            customers.Add((null, null));
        }
    }
}
