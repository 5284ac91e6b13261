using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace Kelione.Posters.Text;

/// <summary>One font of the machine, ready to be measured and drawn. Safe to use from several threads; lives as long as the program.</summary>
internal sealed class FontFace
{
    private static readonly uint[] OutlineTables = [Tag("glyf"), Tag("CFF "), Tag("CFF2")];

    private readonly Font _font;
    private readonly Face _face;

    private FontFace(SKTypeface typeface, Face face, Font font, ImmutableArray<HarfBuzzNative.Variation> variations)
    {
        (Typeface, _face, _font, Variations) = (typeface, face, font, variations);
        UnitsPerEm = face.UnitsPerEm;
    }

    /// <summary>The font as Skia draws it.</summary>
    public SKTypeface Typeface { get; }

    /// <summary>The handle of the font in HarfBuzz.</summary>
    public nint Handle => _face.Handle;

    /// <summary>Where the axes of a variable font stand; none for others.</summary>
    public ImmutableArray<HarfBuzzNative.Variation> Variations { get; }

    /// <summary>How many of the font's own units make its size.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Whether the letters are slanted by themselves.</summary>
    public bool IsSlanted => Typeface.FontSlant != SKFontStyleSlant.Upright;

    /// <summary>Whether glyphs have outlines: those that are pictures of pixels are not used.</summary>
    public bool HasOutlines => Typeface.GetTableTags().Any(OutlineTables.Contains);

    public static FontFace Of(SKTypeface typeface)
    {
        using var stream = typeface.OpenStream(out var index);
        using var blob = Read(stream);

        // The upper half of the index names an instance of a variable font, which the axes say as well.
        var face = new Face(blob, index & 0xFFFF) { UnitsPerEm = typeface.UnitsPerEm };
        face.MakeImmutable();
        var font = new Font(face);
        font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        font.SetFunctionsOpenType();
        ImmutableArray<HarfBuzzNative.Variation> variations = [.. typeface.VariationDesignPosition.Select(axis => new HarfBuzzNative.Variation((uint)axis.Axis, axis.Value))];
        if (variations.Length > 0)
        {
            HarfBuzzNative.SetVariations(font.Handle, [.. variations], (uint)variations.Length);
        }

        return new FontFace(typeface, face, font, variations);
    }

    /// <summary>Whether the font draws a code point.</summary>
    public bool Has(int codePoint) => _font.TryGetNominalGlyph((uint)codePoint, out var glyph) && glyph != 0;

    /// <summary>How far a glyph moves the pen by itself, as a share of the size.</summary>
    public double Advance(ushort glyph) => (double)_font.GetHorizontalGlyphAdvance(glyph) / UnitsPerEm;

    /// <summary>Puts glyphs in the place of a buffer's characters.</summary>
    public void Shape(HarfBuzzSharp.Buffer buffer, Feature[] features) => _font.Shape(buffer, features);

    private static Blob Read(SKStreamAsset stream)
    {
        var size = stream.Length;
        var memory = Marshal.AllocCoTaskMem(size);
        var read = stream.Read(memory, size);
        return new Blob(memory, read, MemoryMode.ReadOnly, () => Marshal.FreeCoTaskMem(memory));
    }

    private static uint Tag(string letters) => ((uint)letters[0] << 24) | ((uint)letters[1] << 16) | ((uint)letters[2] << 8) | letters[3];
}
