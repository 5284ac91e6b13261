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

        Engine.Index.IndexFolder.Flush(folder);
        return File.OpenHandle(PathOf(segment), FileMode.Open, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Writes the head of a frame.</summary>
    public static void WriteFrameHead(Span<byte> head, ReadOnlySpan<byte> payload)
    {
        BinaryPrimitives.WriteInt32LittleEndian(head, payload.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(head[4..], XxHash3.HashToUInt64(payload));
    }

    /// <summary>Reads the whole frames of a file from an offset on; stops at the first that is not whole.</summary>
    /// <param name="from">Where to begin.</param>
    /// <param name="end">Where to stop at the latest; null for the end of the file.</param>
    /// <returns>The payloads, each with the place after it. A payload is valid until the next one is asked for.</returns>
    public IEnumerable<(ReadOnlyMemory<byte> Payload, JournalPlace After)> Read(JournalPlace from, long? end)
    {
        using var handle = File.OpenHandle(PathOf(from.Segment), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var length = Math.Min(end ?? long.MaxValue, RandomAccess.GetLength(handle));
        var (offset, head, buffer) = (Math.Max(from.Offset, FileHead), new byte[FrameHead], new byte[64 * 1024]);
        if (!HasHead(handle, from.Segment))
        {
            yield break;
        }

        while (offset + FrameHead <= length && Fill(handle, head, FrameHead, offset))
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(head);
            if (size is < 1 or > LongestPayload || offset + FrameHead + size > length)
            {
                yield break;
            }

            if (buffer.Length < size)
            {
                buffer = new byte[Math.Max(size, buffer.Length * 2)];
            }

            if (!Fill(handle, buffer, size, offset + FrameHead) || XxHash3.HashToUInt64(buffer.AsSpan(0, size)) != BinaryPrimitives.ReadUInt64LittleEndian(head.AsSpan(4)))
            {
                yield break;
            }

            offset += FrameHead + size;
            yield return (buffer.AsMemory(0, size), new JournalPlace(from.Segment, offset));
        }
    }

    private static bool HasHead(SafeFileHandle handle, long segment)
    {
        var head = new byte[FileHead];
        return Fill(handle, head, FileHead, 0)
            && BinaryPrimitives.ReadUInt32LittleEndian(head) == Magic
            && BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) == Form
            && BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8)) == segment;
    }

    private static bool Fill(SafeFileHandle handle, byte[] buffer, int count, long offset)
    {
        var done = 0;
        while (done < count)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(done, count - done), offset + done);
            if (read == 0)
            {
                return false;
            }

            done += read;
        }

        return true;
    }
}
