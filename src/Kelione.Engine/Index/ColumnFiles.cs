using System.Collections.Concurrent;
using System.IO.Hashing;
using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Kelione.Engine.Index;

/// <summary>One column's file as the manifest knows it.</summary>
/// <param name="Name">The column; the file is called so, with <c>.col</c>.</param>
/// <param name="Bytes">Its length; the file is <see cref="NativeBuffer.Slack"/> longer.</param>
/// <param name="Checksums">XxHash3 of every block of <see cref="ColumnFiles.BlockBytes"/>.</param>
internal sealed record ColumnFile(string Name, long Bytes, ulong[] Checksums)
{
    public string FileName => Name + ".col";
}

/// <summary>Writes columns as files of a folder. They are written from memory, not through a mapping: on a full disk a write fails, a mapping would kill the process.</summary>
internal sealed unsafe class ColumnFiles(string folder) : IColumnSink
{
    public const int BlockBytes = 1 << 22;
    private readonly ConcurrentBag<ColumnFile> _written = [];

    public IReadOnlyList<ColumnFile> Written => [.. _written.OrderBy(f => f.Name, StringComparer.Ordinal)];

    public void Add(string name, NativeBuffer column)
    {
        using (column)
        {
            var file = new ColumnFile(name, column.Bytes, Checksums(column.Pointer, column.Bytes));
            using var handle = File.OpenHandle(Path.Combine(folder, file.FileName), FileMode.CreateNew, FileAccess.Write);
            for (long at = 0; at < column.Bytes + NativeBuffer.Slack; at += BlockBytes)
            {
                var size = (int)Math.Min(BlockBytes, column.Bytes + NativeBuffer.Slack - at);
                RandomAccess.Write(handle, new ReadOnlySpan<byte>(column.Pointer + at, size), at);
            }

            _written.Add(file);
        }
    }

    /// <summary>Makes all files durable, together: the disk does that in little more time than it takes for one.</summary>
    public void Flush() => Parallel.ForEach(_written, file =>
    {
        using var handle = File.OpenHandle(Path.Combine(folder, file.FileName), FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    });

    /// <summary>The checksum of each block.</summary>
    public static ulong[] Checksums(byte* pointer, long bytes)
    {
        var sums = new ulong[(bytes + BlockBytes - 1) / BlockBytes];
        for (var block = 0; block < sums.Length; block++)
        {
            sums[block] = Checksum(pointer, bytes, block);
        }

        return sums;
    }

    public static ulong Checksum(byte* pointer, long bytes, long block) =>
        XxHash3.HashToUInt64(new ReadOnlySpan<byte>(pointer + block * BlockBytes, (int)Math.Min(BlockBytes, bytes - block * BlockBytes)));
}

/// <summary>The column files of a folder, mapped into memory for reading.</summary>
internal sealed unsafe class MappedColumns : IColumnSource
{
    private readonly Dictionary<string, (MemoryMappedFile File, SafeBuffer View, nint Pointer, ColumnFile Column)> _columns = new(StringComparer.Ordinal);

    /// <summary>Maps the files.</summary>
    /// <exception cref="InvalidDataException">A file is missing or has another length than the manifest says.</exception>
    public MappedColumns(string folder, IEnumerable<ColumnFile> files)
    {
        try
        {
            foreach (var file in files)
            {
                var path = Path.Combine(folder, file.FileName);
                if (!File.Exists(path) || new FileInfo(path).Length != file.Bytes + NativeBuffer.Slack)
                {
                    throw new InvalidDataException($"{path} is missing or has another length than its manifest says.");
                }

                var mapped = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
                var view = mapped.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
                byte* pointer = null;
                view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
                _columns.Add(file.Name, (mapped, view.SafeMemoryMappedViewHandle, (nint)pointer, file));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public long TotalBytes => _columns.Values.Sum(c => c.Column.Bytes);

    public bool TryColumn(string name, out byte* pointer, out long bytes)
    {
        var found = _columns.TryGetValue(name, out var column);
        pointer = (byte*)column.Pointer;
        bytes = found ? column.Column.Bytes : 0;
        return found;
    }

    /// <summary>Compares checksums.</summary>
    /// <param name="most">
    /// How many blocks of a column to look at, spread evenly with the first and the last; null for all. Columns whose values lead to memory (offsets, codes) are looked at in full all the same: a wrong time gives
    /// a wrong answer until the full check ends, a wrong code could end the process.
    /// </param>
    /// <param name="cancellationToken">Ends the check early, with an exception.</param>
    /// <returns>The name of the first damaged column; null where all is well.</returns>
    public string? FindDamage(int? most, CancellationToken cancellationToken = default)
    {
        foreach (var (name, column) in _columns)
        {
            var blocks = column.Column.Checksums.Length;
            var isHarmless = name is ColumnNames.Times or ColumnNames.Sequences or ColumnNames.Values;
            var taken = isHarmless ? Math.Min(blocks, most ?? blocks) : blocks;
            for (var i = 0; i < taken; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var block = taken == 1 ? 0 : (long)i * (blocks - 1) / (taken - 1);
                if (ColumnFiles.Checksum((byte*)column.Pointer, column.Column.Bytes, block) != column.Column.Checksums[block])
                {
                    return name;
                }
            }
        }

        return null;
    }

    public void Dispose()
    {
        foreach (var (file, view, _, _) in _columns.Values)
        {
            view.ReleasePointer();
            view.Dispose();
            file.Dispose();
        }

        _columns.Clear();
    }
}
