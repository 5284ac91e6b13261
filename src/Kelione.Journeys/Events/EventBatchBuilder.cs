namespace Kelione.Journeys;

/// <summary>
/// Gathers events row by row into batches. The pools live as long as the builder, and a pool that grew past <see cref="MaxPooledTexts"/>, or whose texts hardly repeat, is replaced by a fresh one
/// when a batch is taken, so that memory stays bounded however long the file is. Not safe for several threads.
/// </summary>
/// <param name="capacity">How many events a batch holds at the most.</param>
public sealed class EventBatchBuilder(int capacity = EventBatchBuilder.DefaultCapacity)
{
    /// <summary>Events in a batch unless told.</summary>
    public const int DefaultCapacity = 65_536;

    /// <summary>A pool larger than this is not carried over into the next batch.</summary>
    public const int MaxPooledTexts = 1 << 20;

    private readonly List<string> _names = [];
    private readonly List<ColumnBuilder> _fields = [];
    private readonly Dictionary<string, int> _fieldIndex = new(StringComparer.Ordinal);
    private ColumnBuilder _customers = new(capacity, dropsUniqueTexts: false);
    private ColumnBuilder _activities = new(capacity, dropsUniqueTexts: false);
    private long[] _times = new long[capacity];
    private double[]? _values;
    private string?[]? _eventIds;

    /// <summary>How many events are gathered so far.</summary>
    public int Count { get; private set; }

    /// <summary>How many events a batch holds at the most.</summary>
    public int Capacity => capacity;

    /// <summary>Whether the batch must be taken before another event is begun.</summary>
    public bool IsFull => Count == capacity;

    /// <summary>The number by which <see cref="SetField(int, ReadOnlySpan{char})"/> knows a field; the same name gives the same number for the builder's life.</summary>
    public int FieldNumber(string name)
    {
        if (!_fieldIndex.TryGetValue(name, out var number))
        {
            number = _fields.Count;
            _fieldIndex.Add(name, number);
            _names.Add(name);
            _fields.Add(new ColumnBuilder(capacity, dropsUniqueTexts: true));
        }

        return number;
    }

    /// <summary>Begins the next event; its optional fields are set by the calls that follow.</summary>
    /// <exception cref="InvalidOperationException">The batch is full.</exception>
    /// <exception cref="ArgumentException">Customer or activity is empty.</exception>
    public void Begin(ReadOnlySpan<char> customer, long timeMicros, ReadOnlySpan<char> activity)
    {
        if (IsFull)
        {
            throw new InvalidOperationException("The batch is full: take it first.");
        }

        if (customer.IsEmpty || activity.IsEmpty)
        {
            throw new ArgumentException("An event needs a customer and an activity.");
        }

        _customers.Set(Count, customer);
        _activities.Set(Count, activity);
        _times[Count] = timeMicros;
        Count++;
    }

    /// <summary>Sets a text field of the event begun last; empty text leaves it without a value.</summary>
    public void SetField(int fieldNumber, ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            _fields[fieldNumber].Set(Count - 1, text);
        }
    }

    /// <summary>Sets the amount of the event begun last.</summary>
    public void SetValue(double value)
    {
        if (_values is null)
        {
            _values = new double[capacity];
            Array.Fill(_values, double.NaN);
        }

        _values[Count - 1] = value;
    }

    /// <summary>Sets the source's own id of the event begun last; empty text leaves it without one.</summary>
    public void SetEventId(string? id)
    {
        if (!string.IsNullOrEmpty(id))
        {
            _eventIds ??= new string?[capacity];
            _eventIds[Count - 1] = id;
        }
    }

    /// <summary>Adds a whole event.</summary>
    public void Add(JourneyEvent journeyEvent)
    {
        Begin(journeyEvent.Customer, journeyEvent.TimeMicros, journeyEvent.Activity);
        foreach (var (name, text) in journeyEvent.Fields)
        {
            SetField(FieldNumber(name), text);
        }

        if (journeyEvent.Value is { } value)
        {
            SetValue(value);
        }

        SetEventId(journeyEvent.EventId);
    }

    /// <summary>Hands over the events gathered so far and starts afresh.</summary>
    public EventBatch Take()
    {
        var fields = new Dictionary<string, TextColumn>(StringComparer.Ordinal);
        for (var i = 0; i < _fields.Count; i++)
        {
            if (_fields[i].Take(Count) is { } column)
            {
                fields.Add(_names[i], column);
            }
        }

        var batch = new EventBatch
        {
            Count = Count,
            Customers = _customers.Take(Count) ?? new TextColumn(new TextPool(), []),
            Activities = _activities.Take(Count) ?? new TextColumn(new TextPool(), []),
            TimesMicros = _times,
            Fields = fields,
            Values = _values,
            EventIds = _eventIds,
        };
        _times = new long[capacity];
        _values = null;
        _eventIds = null;
        Count = 0;
        return batch;
    }

    /// <summary>Puts events into batches.</summary>
    public static IEnumerable<EventBatch> Batches(IEnumerable<JourneyEvent> events, int capacity = DefaultCapacity)
    {
        var builder = new EventBatchBuilder(capacity);
        foreach (var journeyEvent in events)
        {
            builder.Add(journeyEvent);
            if (builder.IsFull)
            {
                yield return builder.Take();
            }
        }

        if (builder.Count > 0)
        {
            yield return builder.Take();
        }
    }

    private sealed class ColumnBuilder(int capacity, bool dropsUniqueTexts)
    {
        private TextPool _pool = new();
        private int _pooledBefore;
        private int[]? _codes;

        public void Set(int row, ReadOnlySpan<char> text)
        {
            if (_codes is null)
            {
                _codes = new int[capacity];
                Array.Fill(_codes, TextColumn.None);
            }

            _codes[row] = _pool.Intern(text);
        }

        public TextColumn? Take(int count)
        {
            if (_codes is null || count == 0)
            {
                return null;
            }

            var column = new TextColumn(_pool, _codes);
            _codes = null;

            // A field whose texts hardly ever come again (ids, addresses, free text) gains nothing from its pool, and many such fields would fill the memory.
            var hardlyRepeats = dropsUniqueTexts && _pool.Count > 2 * capacity && (_pool.Count - _pooledBefore) * 4L > count * 3L;
            if (_pool.Count > MaxPooledTexts || hardlyRepeats)
            {
                _pool = new TextPool();
            }

            _pooledBefore = _pool.Count;
            return column;
        }
    }
}
