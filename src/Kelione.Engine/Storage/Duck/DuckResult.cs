using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Native;

namespace Kelione.Engine.Storage.Duck;

/// <summary>A streaming result, chunk by chunk (2,048 rows or fewer); pointers are good until the next <see cref="Next"/>.</summary>
internal sealed unsafe class DuckResult : IDisposable
{
    private readonly nint[] _vectors;
    private DuckDBResult _result;
    private DuckDBDataChunk? _chunk;

    public DuckResult(DuckDBResult result)
    {
        _result = result;
        _vectors = new nint[(int)NativeMethods.Query.DuckDBColumnCount(ref _result)];
    }

    /// <summary>Rows in the present chunk.</summary>
    public int Count { get; private set; }

    /// <summary>Goes to the next chunk; false after the last.</summary>
    public bool Next()
    {
        // A filter can leave a chunk empty in the middle of a stream.
        while (Fetch())
        {
            if (Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values of a column; where a row is null its value means nothing.</summary>
    public T* Pointer<T>(int column)
        where T : unmanaged => (T*)NativeMethods.Vectors.DuckDBVectorGetData(_vectors[column]);

    /// <summary>One bit a row, set where the row has a value; null where all have.</summary>
    public ulong* Validity(int column) => NativeMethods.Vectors.DuckDBVectorGetValidity(_vectors[column]);

    public bool IsValid(int column, int row)
    {
        var validity = Validity(column);
        return validity is null || (validity[row >> 6] >> (row & 63) & 1) != 0;
    }

    /// <summary>The UTF-8 text of a row.</summary>
    public ReadOnlySpan<byte> Utf8(int column, int row) => DuckText.Of(Pointer<DuckText>(column) + row);

    /// <summary>The text of a row, or null.</summary>
    public string? Text(int column, int row) => IsValid(column, row) ? Encoding.UTF8.GetString(Utf8(column, row)) : null;

    public void Dispose()
    {
        _chunk?.Dispose();
        _chunk = null;
        _result.Close();
    }

    private bool Fetch()
    {
        _chunk?.Dispose();
        _chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(_result);
        if (_chunk.IsInvalid)
        {
            _chunk = null;
            Count = 0;
            var error = NativeMethods.Query.DuckDBResultError(ref _result);
            return string.IsNullOrEmpty(error) ? false : throw new DuckException(error);
        }

        Count = (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(_chunk);
        for (var i = 0; i < _vectors.Length; i++)
        {
            _vectors[i] = NativeMethods.DataChunks.DuckDBDataChunkGetVector(_chunk, i);
        }

        return true;
    }
}

/// <summary>A text as vectors hold it, in 16 bytes: a length of four, then up to twelve bytes in place, or a prefix of four and a pointer.</summary>
[StructLayout(LayoutKind.Sequential, Size = 16)]
internal readonly unsafe struct DuckText
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Of(DuckText* text)
    {
        var length = *(int*)text;
        return length <= 12 ? new ReadOnlySpan<byte>((byte*)text + 4, length) : new ReadOnlySpan<byte>(*(byte**)((byte*)text + 8), length);
    }
}
