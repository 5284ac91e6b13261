using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>A channel's lane with its place on the page. Immutable.</summary>
/// <param name="Channel">The channel.</param>
/// <param name="Top">Its upper edge.</param>
/// <param name="Bottom">Its lower edge.</param>
/// <param name="Slots">The height of the line of each slot, from the top of the page; one at least.</param>
internal sealed record ChannelLane(Channel Channel, double Top, double Bottom, ImmutableArray<double> Slots);

/// <summary>A stop with its place. Immutable.</summary>
/// <param name="Stop">The stop.</param>
/// <param name="Cell">Its column, lane and slot.</param>
/// <param name="X">The middle of the station.</param>
/// <param name="Y">The middle of the station.</param>
/// <param name="Label">Its words, set.</param>
internal sealed record PlacedStop(WayStop Stop, StopCell Cell, double X, double Y, FittedText Label);

/// <summary>A move between two stops of a way with its line. Immutable.</summary>
/// <param name="From">The stop left.</param>
/// <param name="To">The stop come to.</param>
/// <param name="Points">The line.</param>
/// <param name="Corridor">The x of its vertical part; null where it runs straight.</param>
/// <param name="StartWidth">How wide it begins, in units.</param>
/// <param name="EndWidth">How wide it ends.</param>
internal sealed record PlacedLeg(PlacedStop From, PlacedStop To, IReadOnlyList<(double X, double Y)> Points, double? Corridor, double StartWidth, double EndWidth)
{
    /// <summary>The wider of both ends.</summary>
    public double Width => Math.Max(StartWidth, EndWidth);
}

/// <summary>A way with its stops and moves on the page. Immutable.</summary>
internal sealed record PlacedWay(Way Way, int Index, ImmutableArray<PlacedStop> Stops, ImmutableArray<PlacedLeg> Legs)
{
    /// <summary>A, B, C… by which the poster calls it; after Z it counts on.</summary>
    public string Letter => Index < 26 ? ((char)('A' + Index)).ToString() : FormattableString.Invariant($"A{Index - 25}");
}

/// <summary>Where everything of a cross-channel poster stands between the head and the table. Immutable.</summary>
/// <param name="Columns">The columns: one for each step that a way stops at.</param>
/// <param name="Lanes">The lanes, online ones first.</param>
/// <param name="Ways">The ways.</param>
/// <param name="Shore">The height of the line between online and offline; null where all channels are on one side.</param>
/// <param name="Bottom">Where the lanes end.</param>
internal sealed record ChannelPlan(StageColumns Columns, ImmutableArray<ChannelLane> Lanes, ImmutableArray<PlacedWay> Ways, double? Shore, double Bottom);
