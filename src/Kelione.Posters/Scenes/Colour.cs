using System.Globalization;

namespace Kelione.Posters.Scenes;

/// <summary>A colour of the sRGB space, opaque. Immutable. How much of it covers what lies beneath is the element's opacity.</summary>
/// <param name="Red">Red, 0 to 255.</param>
/// <param name="Green">Green, 0 to 255.</param>
/// <param name="Blue">Blue, 0 to 255.</param>
public readonly record struct Colour(byte Red, byte Green, byte Blue)
{
    /// <summary>The colour written as <c>#rrggbb</c> in lower case.</summary>
    public string Hex => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

    /// <summary>Reads <c>#rrggbb</c>, in either case.</summary>
    /// <param name="hex">Seven characters, the first a hash.</param>
    /// <exception cref="FormatException">The text is not of that form.</exception>
    public static Colour Parse(string hex) =>
        hex is ['#', _, _, _, _, _, _] && int.TryParse(hex.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var rgb)
            ? new Colour((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)
            : throw new FormatException($"“{hex}” is not a colour: write it as #rrggbb.");

    /// <summary>This colour with a share of another laid over it, each channel apart.</summary>
    /// <param name="other">The colour to add.</param>
    /// <param name="share">How much of the other: 0 gives this colour, 1 the other.</param>
    public Colour Mix(Colour other, double share)
    {
        byte Channel(byte mine, byte theirs) => (byte)Math.Round(mine + ((theirs - mine) * Math.Clamp(share, 0, 1)), MidpointRounding.AwayFromZero);
        return new Colour(Channel(Red, other.Red), Channel(Green, other.Green), Channel(Blue, other.Blue));
    }

    /// <summary>The colour as <see cref="Hex"/>.</summary>
    public override string ToString() => Hex;
}
