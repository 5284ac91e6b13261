using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Channels;

namespace Kelione.Posters.Layouts.Wheel;

/// <summary>The layouts in which the way bends: round, back, and across channels.</summary>
internal static class WayLayouts
{
    public static ImmutableArray<(MapKind Kind, IPosterLayout Layout)> All { get; } =
        [(MapKind.Cyclic, new WheelLayout()), (MapKind.CrossChannel, new ChannelsLayout()), (MapKind.NonLinear, new NonLinear.NonLinearLayout())];
}
