using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace Kelione.Posters.Text;

/// <summary>One font of the machine, ready to be measured and drawn. Safe to use from several threads; lives as long as the program.</summary>
internal sealed class FontFace
{
    private readonly Font _font;

    private FontFace(SKTypeface typeface, Blob blob, Face face, Font font, int index)
    {
        (Typeface, Data, Index, _font) = (typeface, blob, index, font);
        UnitsPerEm = face.UnitsPerEm;
    }

    /// <summary>The font as it is drawn.</summary>
    public SKTypeface Typeface { get; }

    /// <summary>The whole font file.</summary>
    public Blob Data { get; }

    /// <summary>Which font of the file it is.</summary>
    public int Index { get; }

    /// <summary>How many of the font's own units make its size.</summary>
    public int UnitsPerEm { get; }

    /// <summary>Whether the letters are slanted by themselves.</summary>
    public bool IsSlanted => Typeface.FontSlant != SKFontStyleSlant.Upright;

    public static FontFace Of(SKTypeface typeface)
    {
        using var stream = typeface.OpenStream(out var index);
        var blob = Read(stream);
        blob.MakeImmutable();
        var face = new Face(blob, index) { Index = index };
        face.UnitsPerEm = typeface.UnitsPerEm;
        face.MakeImmutable();
        var font = new Font(face);
        font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        font.SetFunctionsOpenType();
        return new FontFace(typeface, blob, face, font, index);
    }

    /// <summary>Whether the font draws a code point.</summary>
    public bool Has(int codePoint) => _font.TryGetNominalGlyph((uint)codePoint, out var glyph) && glyph != 0;

    /// <summary>Puts glyphs in the place of a buffer's characters.</summary>
    public void Shape(HarfBuzzSharp.Buffer buffer, Feature[] features) => _font.Shape(buffer, features);

    private static Blob Read(SKStreamAsset stream)
    {
        var size = stream.Length;
        var memory = Marshal.AllocCoTaskMem(size);
        var read = stream.Read(memory, size);
        return new Blob(memory, read, MemoryMode.ReadOnly, () => Marshal.FreeCoTaskMem(memory));
    }
}
