using System.Collections.Immutable;
using Kelione.Maps;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>The layouts in which the way bends: round, back, and across channels.</summary>
internal static class WayLayouts
{
    public static ImmutableArray<(MapKind Kind, IPosterLayout Layout)> All { get; } = [];
}
