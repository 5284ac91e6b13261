using System.Text;
using Kelione.Posters.Text;
using SkiaSharp;

namespace Kelione.Posters.Drawing;

/// <summary>Hands the glyphs of one font to Skia, each at its place, with the characters that they stand for: so a PDF can be searched and copied from.</summary>
internal static class GlyphRun
{
    /// <summary>Adds a run.</summary>
    /// <param name="builder">Where to.</param>
    /// <param name="font">The font at its size.</param>
    /// <param name="run">The glyphs.</param>
    /// <param name="text">The whole text.</param>
    /// <param name="end">Where the run's characters end in the text.</param>
    /// <param name="size">The size in units.</param>
    /// <param name="spacing">What follows every character, in units.</param>
    /// <param name="isSearchable">Whether the characters go with the glyphs.</param>
    public static void Add(SKTextBlobBuilder builder, SKFont font, ShapedRun run, string text, int end, double size, double spacing, bool isSearchable)
    {
        var count = run.Glyphs.Length;
        var glyphs = new ushort[count];
        var places = new SKPoint[count];
        for (var i = 0; i < count; i++)
        {
            var glyph = run.Glyphs[i];
            glyphs[i] = glyph.Id;
            places[i] = new SKPoint((float)((glyph.X * size) + (glyph.Ordinal * spacing)), (float)(glyph.Y * size));
        }

        if (!isSearchable)
        {
            builder.AddPositionedRun(glyphs, font, places);
            return;
        }

        var begin = run.Glyphs.Min(g => g.Cluster);
        var characters = Encoding.UTF8.GetBytes(text[begin..end]);
        var buffer = builder.AllocatePositionedTextRun(font, count, characters.Length);
        buffer.SetGlyphs(glyphs);
        buffer.SetPositions(places);
        buffer.SetText(characters);
        buffer.SetClusters([.. run.Glyphs.Select(g => (uint)Encoding.UTF8.GetByteCount(text.AsSpan(begin, g.Cluster - begin)))]);
    }
}
