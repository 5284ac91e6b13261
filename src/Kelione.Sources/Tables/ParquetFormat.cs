using Parquet;
using Parquet.Schema;

namespace Kelione.Sources;

/// <summary>Apache Parquet. Columns of nested records come as <c>outer.inner</c>; lists of one level as their JSON text; deeper ones are passed over, and that is said.</summary>
internal sealed class ParquetFormat() : SourceFormat("parquet", "Apache Parquet")
{
    internal override bool Recognises(SourceHead head) => head.StartsWith("PAR1"u8);

    internal override FormatDetails Inspect(SourceContent content, ImportRequest request)
    {
        using var reader = new ParquetRecordReader(content, request.Limits);
        return new FormatDetails
        {
            Columns = reader.Columns.Names,
            HasHeader = true,
            Notes = reader.PassedOver.Count == 0 ? [] : [$"columns that hold lists or unknown types are passed over: {string.Join(", ", reader.PassedOver)}"],
        };
    }

    internal override IRowReader Open(SourceContent content, FormatDetails details, SourceLimits limits) => new ParquetRecordReader(content, limits);
}

/// <summary>The rows of a Parquet file, one row group in memory at a time.</summary>
internal sealed class ParquetRecordReader : IRowReader
{
    private readonly ParquetReader _parquet;
    private readonly List<ParquetCells> _cells = [];
    private readonly List<ParquetLists> _lists = [];
    private readonly SourceLimits _limits;
    private readonly long _fileLength;
    private int _group = -1;
    private int _rows;
    private int _next;

    public ParquetRecordReader(SourceContent content, SourceLimits limits)
    {
        var file = content.Seekable();
        _limits = limits;
        _fileLength = file.Length;
        // The library is asynchronous throughout; our readers run on a thread of their own, where waiting holds nobody up.
        _parquet = Kindly(() => ParquetReader.CreateAsync(file, leaveStreamOpen: true).GetAwaiter().GetResult());
        var names = new List<string>();
        var lists = new Dictionary<string, List<DataField>>(StringComparer.Ordinal);
        foreach (var field in Kindly(() => _parquet.Schema.DataFields))
        {
            var name = string.Join('.', field.Path.ToList());
            if (field.MaxRepetitionLevel == 0 && ParquetCells.Of(field) is { } cells)
            {
                names.Add(name);
                _cells.Add(cells);
            }
            else if (ParquetLists.CanRead(field))
            {
                var list = ParquetLists.NameOf(field);
                (lists.TryGetValue(list, out var leaves) ? leaves : lists[list] = []).Add(field);
            }
            else
            {
                PassedOver.Add(name);
            }
        }

        foreach (var (name, leaves) in lists)
        {
            names.Add(name);
            _lists.Add(new ParquetLists(_parquet.Schema, leaves));
        }

        Columns = new ColumnSet(ColumnSet.DistinctNames(names));
    }

    /// <summary>Columns that are not read.</summary>
    public List<string> PassedOver { get; } = [];

    public ColumnSet Columns { get; }

    public Row Row { get; } = new();

    public bool Read()
    {
        while (_next == _rows)
        {
            if (++_group >= _parquet.RowGroupCount)
            {
                return false;
            }

            Kindly(LoadGroup);
        }

        Row.Clear();
        Row.Record++;
        for (var i = 0; i < _cells.Count; i++)
        {
            _cells[i].Put(_next, Row, i);
        }

        for (var i = 0; i < _lists.Count; i++)
        {
            _lists[i].Put(_next, Row, _cells.Count + i);
        }

        _next++;
        return true;
    }

    public string RawText(int limit) => RawTexts.Cut(Row.Describe(Columns), limit);

    public void Dispose() => _parquet.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private bool LoadGroup()
    {
        using var group = _parquet.OpenRowGroupReader(_group);
        var rows = CheckedRows(group.RowCount);
        foreach (var cells in _cells)
        {
            cells.LoadAsync(group, rows).GetAwaiter().GetResult();
        }

        foreach (var list in _lists)
        {
            list.LoadAsync(group, rows).GetAwaiter().GetResult();
        }

        _rows = rows;
        _next = 0;
        return true;
    }

    // The footer can state any number of rows, and memory is taken for them before the first value is seen.
    private int CheckedRows(long rows)
    {
        const int LeastValueBytes = 8;
        if (rows < 0)
        {
            throw new SourceException("the Parquet file is damaged: a row group has a negative number of rows.");
        }

        var values = (Int128)rows * Math.Max(1, _cells.Count);
        if (values > _limits.MaxRowGroupValues)
        {
            throw new SourceException(Invariant($"row group {_group + 1} has {rows} rows of {_cells.Count} columns, more than the {_limits.MaxRowGroupValues} values that are read at once; write the file with smaller row groups, or fewer columns."));
        }

        var bytes = values * LeastValueBytes;
        return bytes > _limits.RatioFromBytes && (double)bytes > _limits.MaxRatio * _fileLength
            ? throw new SourceException(Invariant($"row group {_group + 1} states {rows} rows of {_cells.Count} columns in a file of {_fileLength} bytes (a bomb?) and was refused; write the file anew if it is what you expect."))
            : (int)rows;
    }

    // A damaged file shows itself in the library by exceptions of any kind.
    private static T Kindly<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (SourceException or OperationCanceledException or OutOfMemoryException))
        {
            throw new SourceException($"the Parquet file is damaged, cut off or of a kind that is not known ({e.Message.TrimEnd('.')}); what came before was kept.", 0, e);
        }
    }
}
