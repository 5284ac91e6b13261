using System.Numerics;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>A number for all events in their order: customers, times, activities, values, ids and every field by name. Equal for equal events, whichever store gives them and however they fall into batches. Not safe for several threads.</summary>
internal sealed class EventDigest
{
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xC2B2AE3D27D4EB4F;
    private ulong _low;
    private ulong _high;
    private ulong[] _rows = [];

    /// <summary>How many events were added.</summary>
    public long Count { get; private set; }

    /// <summary>Adds events.</summary>
    public void Add(EventBatch batch)
    {
        if (_rows.Length < batch.Count)
        {
            _rows = new ulong[batch.Count];
        }

        var rows = _rows.AsSpan(0, batch.Count);
        rows.Clear();
        AddTexts(rows, EventFields.Customer, batch.Customers);
        AddTexts(rows, EventFields.Activity, batch.Activities);
        foreach (var (name, column) in batch.Fields)
        {
            AddTexts(rows, name, column);
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i] + Spread((ulong)batch.TimesMicros[i] ^ First);
            if (batch.Values is { } values && !double.IsNaN(values[i]))
            {
                row += Spread(BitConverter.DoubleToUInt64Bits(values[i] == 0 ? 0 : values[i]) + Second);
            }

            if (batch.EventIds?[i] is { Length: > 0 } id)
            {
                row += Fold(System.IO.Hashing.XxHash64.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(id.AsSpan())), First);
            }

            // Where an event stands counts as well.
            row = Spread(row);
            _low = BitOperations.RotateLeft(_low, 7) * First + row;
            _high = Spread(_high ^ row) + Second;
        }

        Count += batch.Count;
    }

    /// <summary>The number, in hexadecimal digits.</summary>
    public override string ToString() => FormattableString.Invariant($"{_low:x16}{_high:x16}");

    private static void AddTexts(Span<ulong> rows, string name, TextColumn column)
    {
        var field = System.IO.Hashing.XxHash64.HashToUInt64(System.Runtime.InteropServices.MemoryMarshal.AsBytes(name.AsSpan()));
        for (var i = 0; i < rows.Length; i++)
        {
            if (column.Codes[i] is >= 0 and var code)
            {
                var hash = column.Pool.HashOf(code);
                rows[i] += Fold((ulong)hash ^ field, (ulong)(hash >> 64) ^ Second);
            }
        }
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }

    private static ulong Spread(ulong x)
    {
        x = (x ^ (x >> 33)) * 0xFF51AFD7ED558CCD;
        x = (x ^ (x >> 33)) * 0xC4CEB9FE1A85EC53;
        return x ^ (x >> 33);
    }
}
