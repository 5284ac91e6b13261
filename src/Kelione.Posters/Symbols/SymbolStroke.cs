using System.Collections.Immutable;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Symbols;

/// <summary>One stroke of a symbol.</summary>
/// <param name="Segments">Where it runs, in the symbol's own units.</param>
/// <param name="Dash">Its dashes; null for a solid stroke.</param>
internal sealed record SymbolStroke(ImmutableArray<PathSegment> Segments, double[]? Dash = null)
{
    /// <summary>A solid stroke written in the notation of SVG paths (see <see cref="PathNotation"/>).</summary>
    public static SymbolStroke Parse(string notation) => new(PathNotation.Parse(notation));
}
