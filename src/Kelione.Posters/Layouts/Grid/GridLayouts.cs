using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Emotional;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>The layouts of columns and lanes.</summary>
internal static class GridLayouts
{
    public static ImmutableArray<(MapKind Kind, IPosterLayout Layout)> All { get; } = [(MapKind.Linear, new LinearLayout()), (MapKind.Channel, new ChannelLayout()), (MapKind.Stage, new StageLayout()), (MapKind.Emotional, new EmotionalLayout())];
}
