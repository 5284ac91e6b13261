using System.Buffers.Binary;
using System.IO.Hashing;
using Microsoft.Win32.SafeHandles;

namespace Kelione.Workspace;

/// <summary>Finds the way back into a journal's file behind a damage.</summary>
internal static class JournalRepair
{
    private const int Piece = 4 << 20;

    /// <summary>Bytes looked at before a frame is believed to begin and its checksum is worked out: its head, the form of its payload, and the length of the source's name.</summary>
    private const int Glance = JournalFiles.FrameHead + 2;
    private const int LongestSource = 64;

    /// <summary>Where the next whole frame begins; null where there is none.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="from">Where to begin looking.</param>
    /// <param name="length">Where the file ends.</param>
    public static long? NextFrame(SafeFileHandle handle, long from, long length)
    {
        var piece = new byte[Piece];
        for (var start = from; start + Glance <= length; start += Piece - Glance + 1)
        {
            var read = RandomAccess.Read(handle, piece, start);
            for (var i = 0; i + Glance <= read; i++)
            {
                var size = BinaryPrimitives.ReadInt32LittleEndian(piece.AsSpan(i));
                if (piece[i + JournalFiles.FrameHead] == ArrivalWriter.Form && piece[i + JournalFiles.FrameHead + 1] is > 0 and <= LongestSource
                    && size is > 1 and <= JournalFiles.LongestPayload && start + i + JournalFiles.FrameHead + size <= length
                    && IsWhole(handle, start + i + JournalFiles.FrameHead, size, BinaryPrimitives.ReadUInt64LittleEndian(piece.AsSpan(i + 4))))
                {
                    return start + i;
                }
            }
        }

        return null;
    }

    private static bool IsWhole(SafeFileHandle handle, long offset, int size, ulong sum)
    {
        var (hash, buffer) = (new XxHash3(), new byte[64 * 1024]);
        for (var left = size; left > 0;)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, Math.Min(left, buffer.Length)), offset + size - left);
            if (read == 0)
            {
                return false;
            }

            hash.Append(buffer.AsSpan(0, read));
            left -= read;
        }

        return hash.GetCurrentHashAsUInt64() == sum;
    }
}
