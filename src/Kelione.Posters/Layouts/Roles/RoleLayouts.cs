using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.B2B;
using Kelione.Posters.Layouts.ProductUse;
using Kelione.Posters.Layouts.Screens;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>The layouts of several travellers or screens side by side, and of use over time.</summary>
internal static class RoleLayouts
{
    public static ImmutableArray<(MapKind Kind, IPosterLayout Layout)> All { get; } = [(MapKind.B2B, new B2BLayout()), (MapKind.ProductUse, new ProductUseLayout()), (MapKind.MultiScreen, new MultiScreenLayout()), (MapKind.Role, new RoleLayout())];
}
