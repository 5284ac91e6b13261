using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>Solves where lanes, stations and corridors stand, once the columns are known.</summary>
internal sealed class ChannelPlanner(SceneBuilder scene, ChannelCells cells, ChannelMetrics metrics)
{
    /// <summary>The height that the shore line takes between online and offline lanes.</summary>
    public const double ShoreHeight = 22;

    private const double LeastLane = 66;
    private const double AboveFirst = 20;
    private const double BetweenSlots = 3;
    private const double BelowLast = 4;

    private readonly ImmutableArray<ImmutableArray<FittedText>> _labels =
        [.. cells.Ways.Select((w, i) => w.Stops.Select((s, k) => metrics.Label(scene, s, cells.Cells[i][k].Column)).ToImmutableArray())];

    /// <summary>The least height of all lanes together.</summary>
    public double LeastHeight => Enumerable.Range(0, cells.Channels.Length).Sum(LeastHeightOf) + (HasShore ? ShoreHeight : 0);

    /// <summary>Whether there are channels on both sides.</summary>
    public bool HasShore => cells.Online > 0 && cells.Online < cells.Channels.Length;

    /// <summary>The plan between two heights; where there is more room than needed the lanes share it.</summary>
    public ChannelPlan Plan(double top, double bottom)
    {
        var spare = Math.Max(0, (bottom - top - LeastHeight) / Math.Max(1, cells.Channels.Length));
        var lanes = ImmutableArray.CreateBuilder<ChannelLane>();
        var y = top;
        double? shore = null;
        for (var i = 0; i < cells.Channels.Length; i++)
        {
            if (HasShore && i == cells.Online)
            {
                shore = y + (ShoreHeight / 2);
                y += ShoreHeight;
            }

            var end = y + LeastHeightOf(i) + spare;
            lanes.Add(new ChannelLane(cells.Channels[i], y, end, [.. SlotOffsets(i, spare).Select(o => y + o)]));
            y = end;
        }

        var stops = Stops(lanes);
        var corridors = Corridors(stops);
        return new ChannelPlan(metrics.Columns, lanes.ToImmutable(), [.. cells.Ways.Select((w, i) => new PlacedWay(w, i, stops[i], Legs(stops[i], i, corridors)))], shore, y);
    }

    private double LeastHeightOf(int lane)
    {
        var (offsets, below) = Offsets(lane);
        return Math.Max(LeastLane, offsets[^1] + below + BelowLast);
    }

    /// <summary>Where the lines of a lane stand below its top, the room to spare shared out between them.</summary>
    private IEnumerable<double> SlotOffsets(int lane, double spare)
    {
        var (offsets, below) = Offsets(lane);
        var extra = LeastHeightOf(lane) + spare - (offsets[^1] + below + BelowLast);
        var part = Math.Min(extra / (offsets.Count + 1), 40);
        return offsets.Select((o, k) => o + (part * (k + 0.7)));
    }

    private (List<double> Offsets, double Below) Offsets(int lane)
    {
        var offsets = new List<double>();
        var (y, below) = (0.0, 0.0);
        for (var slot = 0; slot < cells.SlotsOf(lane); slot++)
        {
            var (half, label) = Extent(lane, slot);
            y = slot == 0 ? Math.Max(AboveFirst, half + 8) : y + Math.Max(below, half + 8) + half + BetweenSlots;
            below = label;
            offsets.Add(y);
        }

        return (offsets, below);
    }

    /// <summary>Half the width of the widest way in a slot, and how far its deepest words reach below its line.</summary>
    private (double Half, double Label) Extent(int lane, int slot)
    {
        var (half, label) = (ChannelMetrics.Station, 30.0);
        for (var w = 0; w < cells.Ways.Length; w++)
        {
            for (var i = 0; i < cells.Cells[w].Length; i++)
            {
                if (cells.Cells[w][i] is var cell && cell.Lane == lane && cell.Slot == slot)
                {
                    half = Math.Max(half, metrics.Width(cells.Ways[w].Stops[i].Customers) / 2);
                    label = Math.Max(label, metrics.LabelHeight(cells.Ways[w].Stops[i], _labels[w][i]));
                }
            }
        }

        return (half, label);
    }

    private ImmutableArray<ImmutableArray<PlacedStop>> Stops(ImmutableArray<ChannelLane>.Builder lanes) =>
    [
        .. cells.Ways.Select((way, w) => way.Stops.Select((stop, i) =>
        {
            var cell = cells.Cells[w][i];
            return new PlacedStop(stop, cell, metrics.Columns.Columns[cell.Column] + metrics.StationX[cell.Column], lanes[cell.Lane].Slots[cell.Slot], _labels[w][i]);
        }).ToImmutableArray()),
    ];

    /// <summary>The x of every change of lane, by way and the number of the move.</summary>
    private Dictionary<(int Way, int Move), double> Corridors(ImmutableArray<ImmutableArray<PlacedStop>> stops)
    {
        var result = new Dictionary<(int, int), double>();
        var byColumn = from w in Enumerable.Range(0, stops.Length)
                       from i in Enumerable.Range(1, Math.Max(0, stops[w].Length - 1))
                       let a = stops[w][i - 1]
                       let b = stops[w][i]
                       where Math.Abs(a.Y - b.Y) >= Corridor.Near
                       group (Way: w, Move: i, Change: Change(w, a, b)) by LaneSlots.CorridorOf(a.Cell, b.Cell);
        foreach (var column in byColumn)
        {
            var changes = column.ToList();
            var order = Corridor.Order([.. changes.Select(c => c.Change)]);
            var widths = order.Select(k => changes[k].Change.Width).ToList();
            var room = metrics.StationX[column.Key] - ChannelMetrics.Station - ChannelMetrics.CorridorEdge;
            var gap = widths.Count == 1 ? 0 : Math.Clamp((room - widths.Sum()) / widths.Count, 4, 12);
            var x = metrics.Columns.Columns[column.Key] + ChannelMetrics.CorridorEdge + (Math.Max(0, room - widths.Sum() - (gap * (widths.Count - 1))) / 2);
            for (var k = 0; k < order.Length; k++)
            {
                result[(changes[order[k]].Way, changes[order[k]].Move)] = x + (widths[k] / 2);
                x += widths[k] + gap;
            }
        }

        return result;
    }

    /// <summary>A move as its corridor sees it: where it stands left of the corridor, and where right.</summary>
    private LaneChange Change(int way, PlacedStop a, PlacedStop b)
    {
        var width = Math.Max(metrics.Width(a.Stop.Customers), metrics.Width(b.Stop.Customers));
        return a.Cell.Column <= b.Cell.Column ? new LaneChange(way, a.Y, b.Y, width) : new LaneChange(way, b.Y, a.Y, width);
    }

    private ImmutableArray<PlacedLeg> Legs(ImmutableArray<PlacedStop> stops, int way, Dictionary<(int, int), double> corridors) =>
    [
        .. Enumerable.Range(1, Math.Max(0, stops.Length - 1)).Select(i =>
        {
            var (a, b) = (stops[i - 1], stops[i]);
            var (start, end) = b.Stop.Arrived is null ? (2.2, 2.2) : (metrics.Width(a.Stop.Customers ?? b.Stop.Arrived), metrics.Width(b.Stop.Customers));
            var corridor = corridors.TryGetValue((way, i), out var x) ? x : (double?)null;
            var points = LegPath.Points(a.X, a.Y, b.X, b.Y, corridor ?? b.X, ChannelMetrics.Radius(Math.Max(start, end)));
            return new PlacedLeg(a, b, points, corridor, start, end);
        }),
    ];
}
