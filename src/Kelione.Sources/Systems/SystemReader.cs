using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>The rows of a system's export: what its mapper makes of the records of a general format.</summary>
internal sealed class SystemReader : IRowReader
{
    private readonly IRowReader _records;
    private readonly SystemMapper _mapper;
    private readonly SystemRecord _record;
    private readonly SystemRows _rows;
    private int _next;
    private long _rowNumber;

    public SystemReader(IRowReader records, SystemProfile profile, SystemReading reading, SourceLimits limits)
    {
        _records = records;
        _mapper = profile.Open(reading);
        _record = new SystemRecord(records);
        Columns = new ColumnSet(most: limits.MaxColumns);
        _rows = new SystemRows(Columns, profile.Name, reading.Yield == SystemYield.Feedback);
    }

    public ColumnSet Columns { get; }

    public Row Row { get; private set; } = new();

    /// <summary>What was told about who customers are since the last call.</summary>
    public IReadOnlyList<IdentityClue> TakeClues() => _rows.TakeClues();

    /// <summary>What a reader was told about who customers are since the last call; nothing where customers are kept as hashes only, since a clue names them in clear.</summary>
    /// <param name="reader">The reader; one of a general format tells nothing.</param>
    /// <param name="hashed">The fields that are hashed.</param>
    public static IReadOnlyList<IdentityClue> CluesOf(IRowReader reader, IEnumerable<string> hashed) =>
        reader is SystemReader system && system.TakeClues() is { Count: > 0 } clues && !hashed.Contains(EventFields.Customer, StringComparer.OrdinalIgnoreCase) ? clues : [];

    /// <summary>What is to be told once all was read.</summary>
    public IEnumerable<string> EndNotes => _mapper.EndNotes;

    public bool Read()
    {
        while (_next >= _rows.Count)
        {
            if (!_records.Read())
            {
                return false;
            }

            _rows.Clear();
            _record.Renew();
            _next = 0;
            if (_records.Row.Problem is { } problem)
            {
                _rows.Refuse(problem, _records.Row.ProblemField);
            }
            else
            {
                _mapper.Map(_record, _rows);
            }
        }

        Row = _rows[_next++];
        Row.Line = _records.Row.Line;
        Row.Record = ++_rowNumber;
        return true;
    }

    public string RawText(int limit) => _records.RawText(limit);

    public void Dispose() => _records.Dispose();
}
