using System.Buffers.Binary;
using Kelione.Engine.Index;

namespace Kelione.Engine.Kernels;

/// <summary>
/// The activities of a journey as bytes that are the same wherever the journey lies: all codes in the width of the widest segment. Where nothing is to be collapsed and the segment has that width,
/// these are the column's own bytes. Has scratch memory: one for each thread.
/// </summary>
internal sealed class VariantCodes(KernelRun run, bool collapse)
{
    private byte[] _scratch = new byte[1 << 8];

    /// <summary>Bytes a code.</summary>
    public int Width { get; } = run.View.Segments.Select(s => s.Activities.Width).DefaultIfEmpty(1).Max();

    public ReadOnlySpan<byte> Of(JourneySegment segment, long first, long end)
    {
        var activities = segment.Activities;
        if (!collapse && activities.Width == Width)
        {
            return activities.Bytes(first * Width, checked((int)(end - first) * Width));
        }

        if (_scratch.Length < (end - first) * Width)
        {
            _scratch = new byte[checked((int)(end - first) * Width * 2)];
        }

        var count = 0;
        if (collapse && Width == 1)
        {
            // A repeat is written over by what comes next, without a branch.
            var codes = activities.Bytes(first, (int)(end - first));
            var scratch = _scratch;
            for (var i = 0; i < codes.Length; i++)
            {
                scratch[count] = codes[i];
                count += i + 1 < codes.Length && codes[i + 1] == codes[i] ? 0 : 1;
            }

            return scratch.AsSpan(0, count);
        }

        for (var row = first; row < end; row++)
        {
            if (!collapse || row == first || activities[row] != activities[row - 1])
            {
                Write(activities[row], _scratch.AsSpan(count++ * Width));
            }
        }

        return _scratch.AsSpan(0, count * Width);
    }

    /// <summary>The bytes of some activities.</summary>
    public byte[] Of(ReadOnlySpan<int> activities)
    {
        var bytes = new byte[activities.Length * Width];
        for (var i = 0; i < activities.Length; i++)
        {
            Write(activities[i], bytes.AsSpan(i * Width));
        }

        return bytes;
    }

    /// <summary>The activity at a place.</summary>
    public int At(ReadOnlySpan<byte> sequence, int place) => Width switch
    {
        1 => sequence[place],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(sequence[(2 * place)..]),
        _ => BinaryPrimitives.ReadInt32LittleEndian(sequence[(4 * place)..]),
    };

    /// <summary>Compares by the ranks of names; one that begins the other comes first.</summary>
    public int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, int[] ranks)
    {
        var same = left.CommonPrefixLength(right) / Width * Width;
        return same == left.Length || same == right.Length ? left.Length - right.Length : ranks[At(left, same / Width)].CompareTo(ranks[At(right, same / Width)]);
    }

    private void Write(int activity, Span<byte> to)
    {
        switch (Width)
        {
            case 1:
                to[0] = (byte)activity;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16LittleEndian(to, (ushort)activity);
                break;
            default:
                BinaryPrimitives.WriteInt32LittleEndian(to, activity);
                break;
        }
    }
}
