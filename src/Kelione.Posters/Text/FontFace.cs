using System.Collections.Immutable;
using System.Runtime.InteropServices;
using HarfBuzzSharp;
using Kelione.Posters.Scenes;
using SkiaSharp;

namespace Kelione.Posters.Text;

/// <summary>One font of the machine, ready to be measured and drawn. Safe to use from several threads; lives as long as the program.</summary>
internal sealed class FontFace
{
    /// <summary>How far letters lean that have no italics of their own, Chinese characters among them: as far sideways for a height of 1.</summary>
    public const double Slant = 0.2;

    private static readonly uint[] OutlineTables = [Tag("glyf"), Tag("CFF "), Tag("CFF2")];
    private static readonly uint[] PrintableTables = [Tag("glyf"), Tag("CFF ")];

    private readonly Font _font;
    private readonly Face _face;

    private FontFace(SKTypeface typeface, Face face, Font font, ImmutableArray<HarfBuzzNative.Variation> variations, bool fitsPdf)
    {
        (Typeface, _face, _font, Variations, FitsPdf) = (typeface, face, font, variations, fitsPdf);
        (UnitsPerEm, IsSlanted) = (face.UnitsPerEm, typeface.FontSlant != SKFontStyleSlant.Upright);
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
    public bool IsSlanted { get; }

    /// <summary>Whether a PDF can hold the font itself: it knows no fonts with the newer outlines of variable PostScript fonts (CFF2).</summary>
    public bool FitsPdf { get; }

    /// <summary>
    /// The font of a typeface; null when it is none that posters use: glyphs that are pictures of pixels, formats older than OpenType,
    /// or a file that the system does not hand out.
    /// </summary>
    public static FontFace? Of(SKTypeface typeface)
    {
        if (!typeface.TryGetTableTags(out var tables) || !tables.Any(OutlineTables.Contains))
        {
            return null;
        }

        var stream = typeface.OpenStream(out var index);
        if (stream is null)
        {
            return null;
        }

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

        return new FontFace(typeface, face, font, variations, tables.Any(PrintableTables.Contains));
    }

    /// <summary>Whether the font draws a code point.</summary>
    public bool Has(int codePoint) => _font.TryGetNominalGlyph((uint)codePoint, out var glyph) && glyph != 0;

    /// <summary>How far a glyph moves the pen by itself, as a share of the size.</summary>
    public double Advance(ushort glyph) => (double)_font.GetHorizontalGlyphAdvance(glyph) / UnitsPerEm;

    /// <summary>Puts glyphs in the place of a buffer's characters.</summary>
    public void Shape(HarfBuzzSharp.Buffer buffer, Feature[] features) => _font.Shape(buffer, features);

    /// <summary>The shape of a glyph at size 1, y downwards from the baseline; empty for a space.</summary>
    public ImmutableArray<PathSegment> Outline(ushort glyph)
    {
        using var font = new SKFont(Typeface, UnitsPerEm) { Hinting = SKFontHinting.None, LinearMetrics = true };
        using var path = font.GetGlyphPath(glyph);
        var outline = new PathBuilder();
        if (path is null)
        {
            return [];
        }

        using var verbs = path.CreateIterator(forceClose: false);
        var points = new SKPoint[4];
        for (var verb = verbs.Next(points); verb != SKPathVerb.Done; verb = verbs.Next(points))
        {
            _ = verb switch
            {
                SKPathVerb.Move => outline.Move(points[0].X, points[0].Y),
                SKPathVerb.Line => outline.Line(points[1].X, points[1].Y),
                SKPathVerb.Quad or SKPathVerb.Conic => outline.Quadratic(points[1].X, points[1].Y, points[2].X, points[2].Y),
                SKPathVerb.Cubic => outline.Curve(points[1].X, points[1].Y, points[2].X, points[2].Y, points[3].X, points[3].Y),
                _ => outline.Close(),
            };
        }

        return PathSegments.Scale(outline.ToSegments(), 1.0 / UnitsPerEm);
    }

    private static Blob Read(SKStreamAsset stream)
    {
        var size = stream.Length;
        if (stream.GetMemoryBase() is var mapped && mapped != 0)
        {
            // The file is mapped into memory already, for as long as the stream lives: fonts of Chinese characters are not copied.
            return new Blob(mapped, size, MemoryMode.ReadOnly, stream.Dispose);
        }

        using var owned = stream;
        var memory = Marshal.AllocCoTaskMem(size);
        var read = stream.Read(memory, size);
        return new Blob(memory, read, MemoryMode.ReadOnly, () => Marshal.FreeCoTaskMem(memory));
    }

    private static uint Tag(string letters) => ((uint)letters[0] << 24) | ((uint)letters[1] << 16) | ((uint)letters[2] << 8) | letters[3];
}
