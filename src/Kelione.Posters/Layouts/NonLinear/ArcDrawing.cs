using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>An arc with its height on the page. Immutable.</summary>
/// <param name="Move">The move.</param>
/// <param name="Arc">Its legs and level.</param>
/// <param name="Flat">The height of its flat part.</param>
/// <param name="Colour">The colour of its line.</param>
/// <param name="TextColour">The colour of its number.</param>
internal sealed record DrawnArc(JourneyMove Move, PlacedArc Arc, double Flat, Colour Colour, Colour TextColour)
{
    /// <summary>The radius of its corners.</summary>
    public double Radius(double foot) => Math.Max(2, Math.Min(Math.Min((Arc.Right - Arc.Left) * 0.28, Math.Abs(Flat - foot) - 6), 34 + (Arc.Level * 10)));
}

/// <summary>Jumps above the line, or returns below it: lines with arrow heads, rings on passed steps, and words where they stand alone.</summary>
internal sealed class ArcDrawing(PosterPage page, NonLinearGrid grid, ImmutableArray<DrawnArc> arcs, double foot, bool above)
{
    /// <summary>The colour of jumps.</summary>
    public static Colour JumpColour { get; } = Colour.Parse("#5B82D8");

    private static readonly double[] Dash = [6, 4];

    /// <summary>Draws the lines, long ones first, so that short ones lie over them.</summary>
    public void Lines()
    {
        foreach (var arc in arcs.OrderByDescending(a => a.Arc.Move.Length).ThenBy(a => a.Move.From))
        {
            var steps = page.Reading.Steps;
            using (page.Scene.Mark(FormattableString.Invariant($"move:{steps[arc.Move.From].Step.Id}:{steps[arc.Move.To].Step.Id}"), Label(arc)))
            {
                var path = Path(arc);
                var width = arc.Arc.Move.Width;
                page.Scene.Path(path, null, Ink.Surface, width + 4, cap: StrokeCap.Butt);
                page.Scene.Path(path, null, arc.Colour, width, IsDashed(arc) ? Dash : null, StrokeCap.Butt);
                Head(arc);
                foreach (var x in Passed(arc))
                {
                    page.Scene.Circle(x, arc.Flat, RingRadius(width), Ink.Surface, arc.Colour, 1.4);
                }
            }
        }
    }

    /// <summary>Takes the room of the lines.</summary>
    public void Take(FreeRoom room)
    {
        foreach (var arc in arcs)
        {
            var (from, to, width) = (arc.Arc.FromX, arc.Arc.ToX, arc.Arc.Move.Width);
            var (r, right, out_) = (arc.Radius(foot), to > from ? 1 : -1, above ? -1 : 1);
            room.TakeLine(Leg(from, right), width + 3);
            room.TakeLine(Leg(to, -right), width + 3);
            room.TakeLine([(from + (right * r), arc.Flat), (to - (right * r), arc.Flat)], width + 1);

            // Down the leg and round the corner, which passes a quarter of its radius from where the straight lines would meet.
            (double X, double Y)[] Leg(double x, int inward) =>
                [(x, foot), (x, arc.Flat - (out_ * r)), (x + (inward * r * 0.25), arc.Flat - (out_ * r * 0.25)), (x + (inward * r), arc.Flat)];
            foreach (var x in Passed(arc))
            {
                room.Take(new SceneBox(x, arc.Flat, x, arc.Flat).Grow(RingRadius(width)));
            }
        }
    }

    /// <summary>Draws the words of every arc on its flat part, where they touch nothing.</summary>
    /// <returns>How badly they collide; 0 where all stand free.</returns>
    public double Labels(FreeRoom room)
    {
        var collisions = 0.0;
        foreach (var arc in arcs.OrderByDescending(a => a.Move.Customers ?? 0).ThenBy(a => a.Arc.Left))
        {
            var label = new ArcLabel(page, arc);
            if (label.IsEmpty)
            {
                continue;
            }

            var place = room.Choose(Places(arc, label), p => label.Box(p.X, p.Y, p.Lines), out var cost);
            collisions += cost;
            room.Take(label.Box(place.X, place.Y, place.Lines), 3);
            label.Draw(place.X, place.Y, place.Lines);
        }

        return collisions;
    }

    // On a wide arc the ring stands within the line.
    private static double RingRadius(double width) => width > 9 ? 4.2 : Math.Max(3.4, (width / 2) + 1.4);

    private static bool IsDashed(DrawnArc arc) => arc.Move.Customers is null && arc.Move.Origin != ProvenanceKind.Research;

    /// <summary>In the middle of the flat part first, then to both sides; above the line, then below; on one line, then on two.</summary>
    private IEnumerable<(double X, double Y, int Lines)> Places(DrawnArc arc, ArcLabel label)
    {
        var middle = (arc.Arc.Left + arc.Arc.Right) / 2;
        var reach = Math.Max(24, (arc.Arc.Right - arc.Arc.Left) / 2);
        foreach (var lines in label.LinesOf)
        {
            var half = label.Width(lines) / 2;
            foreach (var y in new[] { arc.Flat - (arc.Arc.Move.Width / 2) - 5 - label.Below(lines), arc.Flat + (arc.Arc.Move.Width / 2) + 11 })
            {
                for (var shift = 0.0; shift <= reach; shift += 8)
                {
                    foreach (var x in shift == 0 ? [middle] : new[] { middle - shift, middle + shift })
                    {
                        if (x - half >= page.Sheet.GridLeft - 10 && x + half <= page.Sheet.Right)
                        {
                            yield return (x, y, lines);
                        }
                    }
                }
            }
        }

        yield return (Math.Clamp(middle, page.Sheet.GridLeft + 60, page.Sheet.Right - 60), arc.Flat - (arc.Arc.Move.Width / 2) - 5, 1);
    }

    private PathBuilder Path(DrawnArc arc)
    {
        var (x0, x1, flat, r) = (arc.Arc.FromX, arc.Arc.ToX, arc.Flat, arc.Radius(foot));
        var (right, out_) = (x1 > x0 ? 1 : -1, above ? -1 : 1);
        return new PathBuilder().Move(x0, foot).Line(x0, flat - (out_ * r)).Quadratic(x0, flat, x0 + (right * r), flat)
            .Line(x1 - (right * r), flat).Quadratic(x1, flat, x1, flat - (out_ * r)).Line(x1, foot + (out_ * 7));
    }

    private void Head(DrawnArc arc)
    {
        var half = 3.2 + (arc.Arc.Move.Width * 0.5);
        var (x, out_) = (arc.Arc.ToX, above ? -1 : 1);
        page.Scene.Path(new PathBuilder().Move(x - half, foot + (out_ * 8)).Line(x + half, foot + (out_ * 8)).Line(x, foot + (out_ * (8 - Math.Min(half * 1.6, 9)))).Close(), arc.Colour);
    }

    /// <summary>Where the flat part of a jump passes above a step.</summary>
    private IEnumerable<double> Passed(DrawnArc arc)
    {
        var r = arc.Radius(foot);
        return above
            ? Enumerable.Range(arc.Move.From + 1, arc.Move.To - arc.Move.From - 1).Select(i => grid.Centres[i]).Where(x => x > arc.Arc.Left + r - 2 && x < arc.Arc.Right - r + 2)
            : [];
    }

    private string Label(DrawnArc arc)
    {
        var steps = page.Reading.Steps;
        var count = arc.Move.Customers is { } n ? $"{page.Numbers.Count(n)}: " : "";
        return $"{count}{steps[arc.Move.From].Step.Name} → {steps[arc.Move.To].Step.Name}";
    }
}

/// <summary>The words of an arc: a number in bold and why, on one line, on two, or narrow on several.</summary>
internal sealed class ArcLabel
{
    private const double WidestOfTwo = 150;
    private static readonly TextStyle Number = new(11, 700);
    private readonly PosterPage _page;
    private readonly DrawnArc _arc;
    private readonly string _count;
    private readonly TextStyle _style;
    private readonly double _countWidth;
    private readonly double _textWidth;
    private readonly ImmutableArray<string> _wrapped;
    private readonly ImmutableArray<string> _narrow;

    public ArcLabel(PosterPage page, DrawnArc arc)
    {
        (_page, _arc) = (page, arc);
        _count = arc.Move.Customers is { } n ? page.Numbers.Count(n) : "";
        var style = new TextStyle(9.4, 400);
        _style = arc.Move.Customers is null ? style.Slanted(arc.Move.Text).In(Ink.Secondary) : style;
        _countWidth = _count.Length > 0 ? page.Scene.Measure(_count, Number) + (arc.Move.Text.Length > 0 ? 5 : 0) : 0;
        _textWidth = page.Scene.Measure(arc.Move.Text, _style);
        _wrapped = arc.Move.Text.Length == 0 ? [] : page.Scene.Wrap(arc.Move.Text, _style, Math.Max(60, Math.Min(WidestOfTwo, (_textWidth * 0.55) + 8)), balance: true);
        _narrow = arc.Move.Text.Length == 0 ? [] : page.Scene.Wrap(arc.Move.Text, _style, 74, balance: true);
    }

    /// <summary>Whether there is nothing to say.</summary>
    public bool IsEmpty => _count.Length == 0 && _arc.Move.Text.Length == 0;

    /// <summary>How it can be set, by preference: 1 for one line, 2 for two, 3 for a narrow column.</summary>
    public int[] LinesOf => _wrapped.Length < 2 ? [1] : _narrow.Length > _wrapped.Length ? [1, 2, 3] : [1, 2];

    /// <summary>How wide it is.</summary>
    public double Width(int lines) => lines == 1 ? _countWidth + _textWidth : Math.Max(_countWidth, Wrapped(lines).Max(l => _page.Scene.Measure(l, _style)));

    /// <summary>How far below its first baseline the last one stands.</summary>
    public double Below(int lines) => lines == 1 ? 0 : (_count.Length > 0 ? Wrapped(lines).Length : Wrapped(lines).Length - 1) * 11.2;

    /// <summary>The box about a middle and a first baseline.</summary>
    public SceneBox Box(double x, double y, int lines) => new(x - (Width(lines) / 2) - 2, y - 8.6, x + (Width(lines) / 2) + 2, y + Below(lines) + 2.4);

    /// <summary>Draws it.</summary>
    public void Draw(double x, double y, int lines)
    {
        if (lines == 1)
        {
            var left = x - (Width(1) / 2);
            _page.Scene.Text(left, y, _count, Number with { Colour = _arc.TextColour }, halo: Ink.Surface);
            _page.Scene.Text(left + _countWidth, y, _arc.Move.Text, _style, halo: Ink.Surface);
            return;
        }

        if (_count.Length > 0)
        {
            _page.Scene.Text(x, y, _count, Number with { Colour = _arc.TextColour }, Anchor.Middle, halo: Ink.Surface);
            y += 11.2;
        }

        var wrapped = Wrapped(lines);
        for (var i = 0; i < wrapped.Length; i++)
        {
            _page.Scene.Text(x, y + (i * 11.2), wrapped[i], _style, Anchor.Middle, halo: Ink.Surface);
        }
    }

    private ImmutableArray<string> Wrapped(int lines) => lines == 3 ? _narrow : _wrapped;
}
