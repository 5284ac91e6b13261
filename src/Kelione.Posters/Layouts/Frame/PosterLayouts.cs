using System.Collections.Frozen;
using Kelione.Maps;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Roles;
using Kelione.Posters.Layouts.Wheel;

namespace Kelione.Posters.Layouts;

/// <summary>Which layout a kind of map has. Each family of layouts names its own.</summary>
internal static class PosterLayouts
{
    private static readonly FrozenDictionary<MapKind, IPosterLayout> All =
        GridLayouts.All.Concat(WayLayouts.All).Concat(RoleLayouts.All).ToFrozenDictionary(l => l.Kind, l => l.Layout);

    /// <summary>The layout of a kind.</summary>
    public static IPosterLayout For(MapKind kind) => All.TryGetValue(kind, out var layout) ? layout : All[MapKind.Linear];
}
