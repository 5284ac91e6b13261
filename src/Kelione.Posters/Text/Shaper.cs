using System.Collections.Immutable;
using System.Text;
using HarfBuzzSharp;

namespace Kelione.Posters.Text;

/// <summary>Turns text into glyphs: chooses a font for every character, and lets HarfBuzz kern and place. Safe to use from several threads.</summary>
internal static class Shaper
{
    // Ligatures are off so that every letter has a place of its own: lines can be spaced, and texts found in a PDF.
    private static readonly Feature[] Proportional = [Feature.Parse("liga=0"), Feature.Parse("clig=0")];
    private static readonly Feature[] Tabular = [.. Proportional, Feature.Parse("tnum=1")];

    [ThreadStatic]
    private static HarfBuzzSharp.Buffer? t_buffer;

    public static ShapedText Shape(FontLibrary fonts, string text, int weight, bool italic, bool tabular)
    {
        var missing = ImmutableArray.CreateBuilder<int>();
        var runs = ImmutableArray.CreateBuilder<ShapedRun>();
        var starts = new double[text.Length + 1];
        var (x, clusters) = (0.0, 0);
        foreach (var (face, from, to) in Runs(fonts, text, weight, italic, missing))
        {
            var run = Run(face, text, from, to, x, clusters, tabular ? Tabular : Proportional, starts, out x, out clusters);
            runs.Add(run);
        }

        starts[^1] = x;
        return new ShapedText(text, runs.ToImmutable(), starts, clusters, missing.ToImmutable());
    }

    /// <summary>Stretches of one font. A mark, a joiner or a space stays with what stands before it where that font has it.</summary>
    private static List<(FontFace Face, int From, int To)> Runs(FontLibrary fonts, string text, int weight, bool italic, ImmutableArray<int>.Builder missing)
    {
        var runs = new List<(FontFace Face, int From, int To)>();
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            var last = runs.Count > 0 ? runs[^1].Face : null;
            var face = last is not null && StaysWithTheLast(rune) && last.Has(rune.Value) ? last : fonts.Find(rune.Value, weight, italic);
            if (face is null)
            {
                if (!IsIgnorable(rune))
                {
                    missing.Add(rune.Value);
                }

                face = last ?? fonts.Default(weight, italic);
            }

            if (face == last)
            {
                runs[^1] = (face, runs[^1].From, i + length);
            }
            else
            {
                runs.Add((face, i, i + length));
            }

            i += length;
        }

        return runs;
    }

    private static ShapedRun Run(
        FontFace face, string text, int from, int to, double x, int clusters, Feature[] features, double[] starts, out double endX, out int endClusters)
    {
        var buffer = t_buffer ??= new HarfBuzzSharp.Buffer();
        buffer.ClearContents();
        buffer.AddUtf16(text, from, to - from);
        buffer.GuessSegmentProperties();

        // Scripts written from right to left are drawn in the order of their letters: no language of the product has them.
        buffer.Direction = Direction.LeftToRight;
        face.Shape(buffer, features);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var glyphs = ImmutableArray.CreateBuilder<ShapedGlyph>(infos.Length);
        var (em, filled, start) = ((double)face.UnitsPerEm, from, x);
        for (var i = 0; i < infos.Length; i++)
        {
            var cluster = Math.Clamp((int)infos[i].Cluster, from, to - 1);
            if (i == 0 || cluster != Math.Clamp((int)infos[i - 1].Cluster, from, to - 1))
            {
                clusters++;
                while (filled <= cluster)
                {
                    starts[filled++] = x;
                }
            }

            glyphs.Add(new ShapedGlyph((ushort)infos[i].Codepoint, cluster, x + (positions[i].XOffset / em), -positions[i].YOffset / em, clusters - 1));
            x += positions[i].XAdvance / em;
        }

        // Characters that share the last cluster begin where the run ends.
        while (filled < to)
        {
            starts[filled++] = x;
        }

        (endX, endClusters) = (x, clusters);
        return new ShapedRun(face, start, glyphs.ToImmutable());
    }

    private static bool StaysWithTheLast(Rune rune) =>
        rune.Value is ' ' or 0xA0 or 0x202F || IsIgnorable(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.EnclosingMark;

    /// <summary>Joiners and variation selectors: without them a text reads the same.</summary>
    private static bool IsIgnorable(Rune rune) => rune.Value is 0x200C or 0x200D or 0x2060 or (>= 0xFE00 and <= 0xFE0F);
}
