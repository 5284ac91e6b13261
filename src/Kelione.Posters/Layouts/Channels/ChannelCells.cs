using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>What stands where, in whole numbers: the columns, the lanes and the cells of all stops. Immutable.</summary>
/// <param name="Ways">The ways.</param>
/// <param name="Channels">The channels that a way touches, in the map's order, online ones first.</param>
/// <param name="ColumnsOfStage">How many columns each stage has: one for each of its steps that a way stops at, one at least.</param>
/// <param name="Cells">The cell of every stop, way by way.</param>
internal sealed record ChannelCells(ImmutableArray<Way> Ways, ImmutableArray<Channel> Channels, ImmutableArray<int> ColumnsOfStage, ImmutableArray<ImmutableArray<StopCell>> Cells)
{
    /// <summary>How many slots a lane has, one at least.</summary>
    public int SlotsOf(int lane) => Cells.SelectMany(w => w).Where(c => c.Lane == lane).Select(c => c.Slot + 1).DefaultIfEmpty(1).Max();

    /// <summary>How many of the channels are online.</summary>
    public int Online => Channels.Count(c => c.Online);

    /// <summary>Finds the cells.</summary>
    public static ChannelCells Of(MapReading reading, ImmutableArray<Way> ways)
    {
        var visited = ways.SelectMany(w => w.Stops).Select(s => s.Step).ToHashSet();
        var columnOf = new Dictionary<string, int>();
        var counts = ImmutableArray.CreateBuilder<int>();
        var column = 0;
        foreach (var stage in reading.Stages)
        {
            var steps = stage.Stage.Steps.Where(s => visited.Contains(s.Id)).ToList();
            for (var i = 0; i < steps.Count; i++)
            {
                columnOf.TryAdd(steps[i].Id, column + i);
            }

            counts.Add(Math.Max(1, steps.Count));
            column += Math.Max(1, steps.Count);
        }

        var used = ways.SelectMany(w => w.Stops).Select(s => s.Channel).ToHashSet();
        var channels = reading.Map.Channels.Where(c => used.Contains(c.Id)).OrderBy(c => !c.Online).ToImmutableArray();
        var laneOf = channels.Select((c, i) => (c.Id, i)).ToDictionary(c => c.Id, c => c.i);
        var cells = LaneSlots.Assign([.. ways.Select(w => w.Stops.Select(s => new StopCell(columnOf[s.Step], laneOf[s.Channel])).ToImmutableArray())]);
        return new ChannelCells(ways, channels, counts.ToImmutable(), cells);
    }
}
