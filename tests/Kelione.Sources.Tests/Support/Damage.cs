using System.Globalization;
using CsCheck;

namespace Kelione.Sources.Tests;

/// <summary>What can happen to bytes.</summary>
internal enum DamageKind
{
    /// <summary>A byte is another.</summary>
    Flip,

    /// <summary>Some are gone.</summary>
    Delete,

    /// <summary>Some come twice.</summary>
    Repeat,

    /// <summary>Foreign ones stand between.</summary>
    Insert,

    /// <summary>The end is gone.</summary>
    Cut,

    /// <summary>The end comes first.</summary>
    Swap,
}

/// <summary>Damage to a file.</summary>
/// <param name="Kind">What happens.</param>
/// <param name="Where">Where, 0 (the beginning) to 1.</param>
/// <param name="Length">To how many bytes.</param>
/// <param name="Noise">Bytes that come from elsewhere; one at least where it flips or inserts.</param>
internal sealed record Damage(DamageKind Kind, double Where, int Length, byte[] Noise)
{
    /// <summary>One to four damages, one after the other.</summary>
    public static Gen<Damage[]> Several { get; } =
        Gen.Select(Gen.Enum<DamageKind>(), Gen.Double[0, 1], Gen.Int[1, 40], Gen.Byte.Array[1, 8]).Select((kind, where, length, noise) => new Damage(kind, where, length, noise)).Array[1, 4];

    /// <summary>How many cases: so many, or times the number in <c>KELIONE_CASES</c>.</summary>
    public static int Cases(int usual) => usual * (int.TryParse(Environment.GetEnvironmentVariable("KELIONE_CASES"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Max(1, times) : 1);

    /// <summary>The bytes afterwards.</summary>
    public byte[] Do(byte[] bytes)
    {
        if (bytes.Length < 2)
        {
            return Noise;
        }

        var at = (int)(Where * (bytes.Length - 1));
        var end = Math.Min(bytes.Length, at + Length);
        switch (Kind)
        {
            case DamageKind.Flip:
                var flipped = (byte[])bytes.Clone();
                flipped[at] ^= Noise[0];
                return flipped;
            case DamageKind.Delete: return [.. bytes[..at], .. bytes[end..]];
            case DamageKind.Repeat: return [.. bytes[..end], .. bytes[at..]];
            case DamageKind.Insert: return [.. bytes[..at], .. Noise, .. bytes[at..]];
            case DamageKind.Cut: return bytes[..Math.Max(1, at)];
            default: return [.. bytes[at..], .. bytes[..at]];
        }
    }
}
