using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>Draws the ways: thick ones first, thin ones over them with a casing, then the stations and their words.</summary>
internal static class WayDrawing
{
    private const double Casing = 6;
    private static readonly double[] Dash = [6, 4];

    public static void Lines(PosterPage page, ChannelPlan plan)
    {
        foreach (var way in plan.Ways.OrderByDescending(w => w.Legs.Select(l => l.Width).DefaultIfEmpty(0).Max()).ThenBy(w => w.Index))
        {
            using (page.Scene.Mark($"way:{way.Way.Id}", Label(page, way)))
            {
                foreach (var leg in way.Legs)
                {
                    page.Scene.Path(LegPath.Ribbon(leg.Points, leg.StartWidth + Casing, leg.EndWidth + Casing), Ink.Surface, opacity: 0.92);
                }

                foreach (var leg in way.Legs)
                {
                    Line(page, way, leg);
                }
            }
        }
    }

    public static void Stations(PosterPage page, ChannelPlan plan, ChannelMetrics metrics)
    {
        // Where words stand at the stations these are all there is of a step; else its mark is about its name over the column.
        foreach (var step in plan.Ways.SelectMany(way => way.Stops.Select(stop => (way, stop))).GroupBy(s => s.stop.Stop.Step))
        {
            using var mark = metrics.HasWords ? page.Scene.Mark($"step:{step.Key}", page.Reading.Step(step.Key)?.Step.Name ?? step.Key) : null;
            foreach (var (way, stop) in step)
            {
                using (page.Scene.Mark($"stop:{way.Way.Id}:{stop.Stop.Step}:{stop.Stop.Channel}", stop.Stop.Text))
                {
                    Station(page, way, stop);
                    Words(page, way, stop, metrics);
                }
            }
        }
    }

    /// <summary>Takes the room of all that has been drawn, so that badges and cards find free places.</summary>
    public static void Take(FreeRoom room, ChannelPlan plan, ChannelMetrics metrics)
    {
        foreach (var way in plan.Ways)
        {
            foreach (var leg in way.Legs)
            {
                room.TakeLine(leg.Points, leg.Width + 4);
            }

            foreach (var stop in way.Stops)
            {
                room.Take(SceneBox.At(stop.X - 13, stop.Y - 13, 26, 26), 2);
                var width = stop.Label.Lines.Length == 0 && stop.Stop.Customers is null ? 0 : metrics.LabelWidth(stop.Cell.Column);
                room.Take(SceneBox.At(stop.X - ChannelMetrics.Station, stop.Y, width, metrics.LabelHeight(stop.Stop, stop.Label) + 3), 2);
            }
        }
    }

    private static void Line(PosterPage page, PlacedWay way, PlacedLeg leg)
    {
        var colour = WayColours.Line(way.Index);
        if (leg.To.Stop.Arrived is not null)
        {
            page.Scene.Path(LegPath.Ribbon(leg.Points, leg.StartWidth, leg.EndWidth), colour);
        }
        else
        {
            // What was researched runs through, what is assumed is dashed.
            page.Scene.Path(new PathBuilder().Polyline(leg.Points), null, colour, 2.2, way.Way.Origin == ProvenanceKind.Research ? null : Dash, StrokeCap.Butt);
        }
    }

    private static void Station(PosterPage page, PlacedWay way, PlacedStop stop)
    {
        var colour = WayColours.Line(way.Index);
        var counted = stop.Stop.Customers is not null || way.Way.Origin == ProvenanceKind.Research;
        page.Scene.Circle(stop.X, stop.Y, ChannelMetrics.Station, Ink.Surface, colour, 2.2, counted ? null : [3.4, 2.4]);
        page.Scene.Text(stop.X, stop.Y + 3.9, way.Letter, new(way.Letter.Length > 1 ? 9 : 11, 700, WayColours.Text(way.Index)), Anchor.Middle, track: false);
    }

    private static void Words(PosterPage page, PlacedWay way, PlacedStop stop, ChannelMetrics metrics)
    {
        var (x, y) = (stop.X - ChannelMetrics.Station, stop.Y + metrics.LabelOffset(stop.Stop));
        if (stop.Stop.Customers is { } customers)
        {
            var style = new TextStyle(10.6, 700, WayColours.Text(way.Index));
            page.Scene.Text(x, y, page.CountWithin(customers, style, metrics.LabelWidth(stop.Cell.Column)), style);
            y += 12;
        }

        var assumed = way.Way.Origin == ProvenanceKind.Assumption && stop.Stop.Customers is null;
        page.Scene.Block(x, y, assumed ? stop.Label with { Style = stop.Label.Style.Slanted(stop.Stop.Text).In(Ink.Secondary) } : stop.Label);
    }

    private static string Label(PosterPage page, PlacedWay way) => way.Way.Name.Length > 0 ? $"{way.Letter} {way.Way.Name}" : $"{way.Letter} {Name(page, way.Way)}";

    /// <summary>What a way is called: its name, else the channels that it passes.</summary>
    public static string Name(PosterPage page, Way way)
    {
        if (way.Name.Length > 0)
        {
            return way.Name;
        }

        var channels = new List<string>();
        foreach (var stop in way.Stops)
        {
            if (channels.Count == 0 || channels[^1] != stop.Channel)
            {
                channels.Add(stop.Channel);
            }
        }

        return string.Join(" → ", channels.Select(c => page.Reading.Channel(c)?.Name ?? c));
    }
}
