using System.Collections.Immutable;

namespace Kelione.Posters.Text;

/// <summary>A text turned into glyphs, in ems: at size s everything is s times as large. Immutable.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Runs">Stretches of one font each, in the order of the text.</param>
/// <param name="Starts">Where the character at each index of the text begins, and at last where the text ends; characters drawn as one share a place.</param>
/// <param name="Clusters">How many characters a reader counts: letter spacing follows each.</param>
/// <param name="Missing">Code points that no font has, as often as they occur.</param>
internal sealed record ShapedText(string Text, ImmutableArray<ShapedRun> Runs, double[] Starts, int Clusters, ImmutableArray<int> Missing)
{
    /// <summary>The whole width.</summary>
    public double Width => Starts[^1];

    /// <summary>Where the characters of a run end in the text.</summary>
    /// <param name="run">Its index.</param>
    public int EndOf(int run) => run + 1 < Runs.Length ? Runs[run + 1].Glyphs[0].Cluster : Text.Length;
}

/// <summary>Glyphs of one font.</summary>
/// <param name="Face">The font.</param>
/// <param name="X">Where the run begins.</param>
/// <param name="Glyphs">Its glyphs from left to right.</param>
internal sealed record ShapedRun(FontFace Face, double X, ImmutableArray<ShapedGlyph> Glyphs);

/// <summary>One glyph at its place.</summary>
/// <param name="Id">Its number in the font.</param>
/// <param name="Cluster">The index in the text of the first character that it draws.</param>
/// <param name="X">Where it is drawn, from the beginning of the text.</param>
/// <param name="Y">How far below the baseline it is drawn.</param>
/// <param name="Ordinal">How many clusters of the text stand before it: letter spacing is added as often.</param>
internal readonly record struct ShapedGlyph(ushort Id, int Cluster, double X, double Y, int Ordinal);
