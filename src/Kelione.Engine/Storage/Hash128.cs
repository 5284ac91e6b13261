using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Kelione.Engine.Storage;

/// <summary>128 bits of a hash, in two halves that are added and mixed apart.</summary>
internal readonly record struct Hash128(ulong Low, ulong High)
{
    /// <summary>The hash of a text, as <see cref="Journeys.TextPool.HashOf"/> gives it.</summary>
    public static Hash128 OfText(ReadOnlySpan<char> text) => From(XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text)));

    public static Hash128 From(UInt128 hash) => new((ulong)hash, (ulong)(hash >> 64));

    public override int GetHashCode() => (int)Low;

    public static Hash128 operator +(Hash128 left, Hash128 right) => new(left.Low + right.Low, left.High + right.High);
}

/// <summary>
/// Who an event is, by 128 bits: (source, source's id) where it has an id, else (customer, time, activity, value, every field by name). The parts are mixed one by one and
/// then <em>added</em>, so the order of the fields means nothing and a field that is absent adds nothing: an attribute that first appears in a later file changes no identity.
/// The number of the occurrence is not in the hash; <see cref="IdentitySet"/> counts. The hash is kept nowhere on disk, so its recipe may change.
/// </summary>
internal static class EventIdentity
{
    /// <summary>The part that a text in a field adds.</summary>
    public static Hash128 OfField(Hash128 name, Hash128 text) => new(
        Fold(text.Low ^ name.Low ^ 0xA0761D6478BD642F, text.High ^ 0xE7037ED1A0B428DB),
        Fold(text.High ^ name.High ^ 0x8EBC6AF09C88C6E3, text.Low ^ 0x589965CC75374CC3));

    /// <summary>The part that the time adds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Hash128 OfTime(long timeMicros) => OfNumber((ulong)timeMicros, 0x1D8E4E27C47D124F);

    /// <summary>The part that the amount adds; none for NaN, and both zeros are one.</summary>
    public static Hash128 OfValue(double value) =>
        double.IsNaN(value) ? default : OfNumber(BitConverter.DoubleToUInt64Bits(value == 0 ? 0 : value), 0xEB44ACCAB455D165);

    /// <summary>The whole identity of an event that its source numbered.</summary>
    /// <param name="source">The part of the field "source"; default where none is given.</param>
    /// <param name="id">The id.</param>
    public static Hash128 OfSourceId(Hash128 source, ReadOnlySpan<char> id) =>
        Finish(source + OfField(new Hash128(0x6C62272E07BB0142, 0x62B821756295C58D), Hash128.OfText(id)));

    /// <summary>Spreads a sum of parts over all bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Hash128 Finish(Hash128 sum) => new(Spread(sum.Low + BitOperations.RotateLeft(sum.High, 32)), Spread(sum.High ^ BitOperations.RotateLeft(sum.Low, 17)));

    private static Hash128 OfNumber(ulong number, ulong salt) => new(Spread(number ^ salt), Spread(BitOperations.RotateLeft(number, 29) + salt));

    // MurmurHash3's 64-bit finalizer (Austin Appleby, public domain): a bijection, so different times never fall together.
    private static ulong Spread(ulong x)
    {
        x = (x ^ x >> 33) * 0xFF51AFD7ED558CCD;
        x = (x ^ x >> 33) * 0xC4CEB9FE1A85EC53;
        return x ^ x >> 33;
    }

    private static ulong Fold(ulong left, ulong right)
    {
        var high = Math.BigMul(left, right, out var low);
        return high ^ low;
    }
}
