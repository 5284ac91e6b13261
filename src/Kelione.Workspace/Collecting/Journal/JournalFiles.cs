using System.Buffers.Binary;
using System.Globalization;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Kelione.Workspace;

/// <summary>
/// The files of the journal: <c>000000000001.log</c> and so on, each a head of 16 bytes (<c>KELJ</c>, form, number) and frames. A frame is the length of its payload (4 bytes), the payload's XXH3 (8 bytes) and the payload,
/// all little-endian. What comes after the last whole frame was never acknowledged.
/// </summary>
/// <param name="folder">Where they lie.</param>
internal sealed class JournalFiles(string folder)
{
    /// <summary>Bytes before a payload.</summary>
    public const int FrameHead = 12;

    /// <summary>Bytes before the first frame.</summary>
    public const int FileHead = 16;

    /// <summary>The longest payload; anything longer is damage.</summary>
    public const int LongestPayload = 256 << 20;

    /// <summary>Files behind each other that are looked at to count what waits; there are never so many that count.</summary>
    private const int MostCounted = 1000;
    private const uint Magic = 0x4A4C454B;
    private const uint Form = 1;

    /// <summary>Where they lie.</summary>
    public string Folder => folder;

    /// <summary>The file of a number.</summary>
    public string PathOf(long segment) => Path.Combine(folder, segment.ToString("000000000000", CultureInfo.InvariantCulture) + ".log");

    /// <summary>The numbers of the files that are there, in order.</summary>
    public IReadOnlyList<long> Segments() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, "*.log").Select(f => long.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).Where(n => n > 0).Order()];

    /// <summary>The bytes between two places; 0 where the first is not before the second.</summary>
    public long Between(JournalPlace from, JournalPlace to)
    {
        if (from.Segment >= to.Segment)
        {
            return from.Segment == to.Segment ? Math.Max(0, to.Offset - from.Offset) : 0;
        }

        var bytes = to.Offset - from.Offset;
        for (var segment = Math.Max(from.Segment, to.Segment - MostCounted); segment < to.Segment; segment++)
        {
            var file = new FileInfo(PathOf(segment));
            bytes += file.Exists ? file.Length : segment == from.Segment ? from.Offset : 0;
        }

        return Math.Max(0, bytes);
    }

    /// <summary>Makes a new file, durable with its name when this returns.</summary>
    public SafeFileHandle Create(long segment)
    {
        PrivateFiles.MakeFolder(folder);
        using (var stream = PrivateFiles.Create(PathOf(segment), FileMode.Create))
        {
            Span<byte> head = stackalloc byte[FileHead];
            BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
            BinaryPrimitives.WriteUInt32LittleEndian(head[4..], Form);
            BinaryPrimitives.WriteInt64LittleEndian(head[8..], segment);
            stream.Write(head);
            stream.Flush(flushToDisk: true);
        }

        PrivateFiles.FlushFolder(folder);
        return File.OpenHandle(PathOf(segment), FileMode.Open, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Writes the head of a frame.</summary>
    public static void WriteFrameHead(Span<byte> head, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(head, payload.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(head[4..], XxHash3.HashToUInt64(payload));
    }

    /// <summary>Reads the whole frames of a file from an offset on. What is no whole frame at its end was torn off by a crash; where whole frames follow, or the file's head is not one, it is damage: it is told, and the reading goes on behind it.</summary>
    /// <param name="begin">Where to begin.</param>
    /// <param name="end">Where to stop at the latest; null for the end of the file.</param>
    /// <param name="onDamage">Told of damage: from where to where; null to be silent.</param>
    /// <returns>The payloads, each with the place after it. A payload is valid until the next one is asked for.</returns>
    public IEnumerable<(ReadOnlyMemory<byte> Payload, JournalPlace After)> Read(JournalPlace begin, long? end, Action<JournalPlace, long>? onDamage = null)
    {
        using var handle = File.OpenHandle(PathOf(begin.Segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = Math.Min(end ?? long.MaxValue, RandomAccess.GetLength(handle));
        var (offset, buffer) = (Math.Max(begin.Offset, FileHead), new byte[64 * 1024]);
        if (begin.Offset <= FileHead && length > FileHead && !HasHead(handle, begin.Segment))
        {
            offset = JournalRepair.NextFrame(handle, FileHead, length) ?? length;
            onDamage?.Invoke(begin with { Offset = 0 }, offset);
        }

        while (offset + FrameHead <= length)
        {
            if (!TryRead(handle, offset, length, ref buffer, out var size))
            {
                if (JournalRepair.NextFrame(handle, offset + 1, length) is not { } next)
                {
                    yield break;
                }

                onDamage?.Invoke(begin with { Offset = offset }, next);
                offset = next;
                continue;
            }

            offset += FrameHead + size;
            yield return (buffer.AsMemory(0, size), begin with { Offset = offset });
        }
    }

    /// <summary>Keeps a part of a file in a file of its own.</summary>
    public void Copy(JournalPlace from, long end, string path)
    {
        using var handle = File.OpenHandle(PathOf(from.Segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var to = PrivateFiles.Create(path, FileMode.Create);
        var buffer = new byte[64 * 1024];
        for (var offset = from.Offset; offset < end;)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, end - offset)), offset);
            if (read == 0)
            {
                break;
            }

            to.Write(buffer, 0, read);
            offset += read;
        }

        to.Flush(flushToDisk: true);
    }

    private static bool TryRead(SafeFileHandle handle, long offset, long length, ref byte[] buffer, out int size)
    {
        Span<byte> head = stackalloc byte[FrameHead];
        size = Fill(handle, head, offset) ? BinaryPrimitives.ReadInt32LittleEndian(head) : 0;
        if (size is < 1 or > LongestPayload || offset + FrameHead + size > length)
        {
            return false;
        }

        if (buffer.Length < size)
        {
            buffer = new byte[Math.Max(size, buffer.Length * 2)];
        }

        var payload = buffer.AsSpan(0, size);
        return Fill(handle, payload, offset + FrameHead) && XxHash3.HashToUInt64(payload) == BinaryPrimitives.ReadUInt64LittleEndian(head[4..]);
    }

    private static bool HasHead(SafeFileHandle handle, long segment)
    {
        Span<byte> head = stackalloc byte[FileHead];
        return Fill(handle, head, 0)
            && BinaryPrimitives.ReadUInt32LittleEndian(head) == Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) == Form
            && BinaryPrimitives.ReadInt64LittleEndian(head[8..]) == segment;
    }

    private static bool Fill(SafeFileHandle handle, Span<byte> buffer, long offset)
    {
        var done = 0;
        while (done < buffer.Length)
        {
            var read = RandomAccess.Read(handle, buffer[done..], offset + done);
            if (read == 0)
            {
                return false;
            }

            done += read;
        }

        return true;
    }
}
