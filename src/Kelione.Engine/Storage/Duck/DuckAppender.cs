using System.Buffers;
using System.Text;
using DuckDB.NET.Native;

namespace Kelione.Engine.Storage.Duck;

/// <summary>
/// Appends chunks of up to <see cref="Capacity"/> rows to a table: fill the columns by pointer, then <see cref="Append"/>. It commits by itself every 204,800 rows
/// unless the connection has begun a transaction, so callers always begin one.
/// </summary>
internal sealed unsafe class DuckAppender : IDisposable
{
    private readonly DuckDBAppender _appender;
    private readonly DuckDBDataChunk _chunk;
    private readonly nint[] _vectors;
    private readonly nint[] _pointers;

    /// <param name="connection">The connection; a transaction is begun on it.</param>
    /// <param name="table">The table's name.</param>
    /// <param name="types">The types of all its columns, in order.</param>
    /// <param name="catalog">The attached database it is in; null for the main one.</param>
    public DuckAppender(DuckConnection connection, string table, IReadOnlyList<DuckDBType> types, string? catalog = null)
    {
        if (!NativeMethods.Appender.DuckDBAppenderCreateExt(connection.Handle, catalog!, null!, table, out _appender).IsSuccess())
        {
            throw new DuckException(Error(_appender));
        }

        var logical = types.Select(NativeMethods.LogicalType.DuckDBCreateLogicalType).ToArray();
        _chunk = NativeMethods.DataChunks.DuckDBCreateDataChunk([.. logical.Select(t => t.DangerousGetHandle())], (ulong)logical.Length);
        Array.ForEach(logical, t => t.Dispose());
        _vectors = new nint[types.Count];
        _pointers = new nint[types.Count];
        ReadPointers();
    }

    /// <summary>Rows in a chunk.</summary>
    public static int Capacity { get; } = (int)NativeMethods.Helpers.DuckDBVectorSize();

    /// <summary>The values of a column in the chunk that is being filled.</summary>
    public T* Pointer<T>(int column)
        where T : unmanaged => (T*)_pointers[column];

    /// <summary>The bits that say which rows of a column have a value; all set at first.</summary>
    public ulong* WritableValidity(int column)
    {
        NativeMethods.Vectors.DuckDBVectorEnsureValidityWritable(_vectors[column]);
        return NativeMethods.Vectors.DuckDBVectorGetValidity(_vectors[column]);
    }

    /// <summary>Leaves every row of a column without a value.</summary>
    public void SetAllNull(int column) => new Span<ulong>(WritableValidity(column), Capacity / 64).Clear();

    public void SetText(int column, int row, ReadOnlySpan<char> text)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        fixed (byte* pointer = bytes)
        {
            NativeMethods.Vectors.DuckDBVectorAssignStringElementLength(_vectors[column], (ulong)row, pointer, Encoding.UTF8.GetBytes(text, bytes));
        }

        ArrayPool<byte>.Shared.Return(bytes);
    }

    /// <summary>Appends the first rows of the chunk and clears it.</summary>
    public void Append(int count)
    {
        NativeMethods.DataChunks.DuckDBDataChunkSetSize(_chunk, (ulong)count);
        if (!NativeMethods.Appender.DuckDBAppendDataChunk(_appender, _chunk).IsSuccess())
        {
            throw new DuckException(Error(_appender));
        }

        NativeMethods.DataChunks.DuckDBDataChunkReset(_chunk);
        ReadPointers();
    }

    /// <summary>Hands all that was appended to the transaction.</summary>
    public void Flush()
    {
        if (!NativeMethods.Appender.DuckDBAppenderFlush(_appender).IsSuccess())
        {
            throw new DuckException(Error(_appender));
        }
    }

    /// <summary>Drops what was appended and not yet flushed, so that letting go of the appender does not write it.</summary>
    public void Clear() => NativeMethods.Appender.DuckDBAppenderClear(_appender);

    public void Dispose()
    {
        _chunk.Dispose();
        _appender.Dispose();
    }

    private static string Error(DuckDBAppender appender)
    {
        using var data = NativeMethods.Appender.DuckDBAppenderErrorData(appender);
        return data.Message is { Length: > 0 } message ? message : "The database takes no more rows.";
    }

    private void ReadPointers()
    {
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, i);
            _pointers[i] = (nint)NativeMethods.Vectors.DuckDBVectorGetData(_vectors[i]);
        }
    }
}
