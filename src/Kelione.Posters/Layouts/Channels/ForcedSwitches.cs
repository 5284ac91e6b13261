using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Ways;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>The red badges where a way had to change channel, each with a card in a free place near it.</summary>
internal sealed class ForcedSwitches
{
    private const double Radius = 11;
    private const double CardWidth = 216;
    private const double Pad = 11;

    // A card farther from its badge than this does not read as its own.
    private const double Reach = 640;

    // Places along the vertical, and shifts of a card beside its badge, by preference.
    private static readonly double[] Shares = [0.5, 0.4, 0.6, 0.3, 0.7, 0.25, 0.75];
    private static readonly double[] Shifts = [0, -10, 10, -20, 20, -32, 32, -44, 44];
    private static readonly double[] StraightShifts = [-8, 34, -20, 50, -34, 66];

    private readonly PosterPage _page;
    private readonly PosterTexts _words;
    private readonly ChannelPlan _plan;
    private readonly FreeRoom _room;
    private readonly List<(ForcedSwitch Switch, (double X, double Y) At)> _badges;

    /// <summary>Chooses the places of the badges and takes their room; the cards come later.</summary>
    public ForcedSwitches(PosterPage page, PosterTexts words, ChannelPlan plan, FreeRoom room)
    {
        (_page, _words, _plan, _room) = (page, words, plan, room);
        _badges = [.. ForcedSwitch.All(page, plan).Select(s => (s, Badge(s)))];
        foreach (var (_, at) in _badges)
        {
            room.Take(SceneBox.At(at.X - Radius - 2, at.Y - Radius - 2, (2 * Radius) + 4, (2 * Radius) + 4), 2);
        }
    }

    /// <summary>Draws badges and cards, the most critical first.</summary>
    /// <returns>How badly the cards collide with what is there; 0 where all stand free.</returns>
    public double Draw()
    {
        var collisions = 0.0;
        foreach (var (forced, at) in _badges.OrderByDescending(b => b.Switch.Criticality ?? 0))
        {
            var card = new ForcedCard(_page, _words, forced, CardWidth);
            var place = _room.Choose(Places(at, card.Height, forced.Leg.Corridor is null), p => Box(p, card.Height).Grow(4), out var cost);
            collisions += cost;
            _room.Take(Box(place, card.Height), 3);
            Leader(at, place, card.Height);
            using (_page.Scene.Mark($"forced:{forced.Way.Way.Id}:{forced.Leg.To.Stop.Step}", $"{_words["Channels.Forced"]}: {forced.Reason}"))
            {
                _page.Scene.Circle(at.X, at.Y, Radius, Ink.Barrier, Ink.Surface, 1.6);
                _page.Scene.Icon("flag", at.X - 6, at.Y - 7, 13, Ink.Surface, 1.4);
                card.Draw(place.X, place.Y);
            }
        }

        return collisions;
    }

    /// <summary>On the vertical part of the move, where nothing else lies; a straight move carries it in its middle.</summary>
    private (double X, double Y) Badge(ForcedSwitch forced)
    {
        var leg = forced.Leg;
        if (leg.Corridor is not { } x)
        {
            return LegPath.At(leg.Points, 0.5);
        }

        var (top, bottom) = (Math.Min(leg.From.Y, leg.To.Y), Math.Max(leg.From.Y, leg.To.Y));
        var places = Shares.Select(s => (X: x, Y: top + ((bottom - top) * s)));
        var others = new FreeRoom();
        foreach (var way in _plan.Ways)
        {
            foreach (var other in way.Legs.Where(l => l != leg))
            {
                others.TakeLine(other.Points, other.Width);
            }
        }

        return others.Choose(places, p => SceneBox.At(p.X - Radius, p.Y - Radius, 2 * Radius, 2 * Radius), out _);
    }

    /// <summary>Beside the badge first, right then left, at growing distances; then anywhere on the board, the nearest first.</summary>
    private IEnumerable<(double X, double Y)> Places((double X, double Y) badge, double height, bool isStraight)
    {
        var (left, right) = (_page.Sheet.GridLeft + 2, _page.Sheet.Right - CardWidth);
        var (top, bottom) = (_plan.Lanes[0].Top + 4, _plan.Bottom - height - 4);
        var near = from dy in Shifts
                   from x in new[] { badge.X + Radius + 10, badge.X - Radius - 10 - CardWidth }
                   select (X: x, Y: badge.Y - (height / 2) + dy);
        var far = from x in Steps(Math.Max(left, badge.X - Reach), Math.Min(right, badge.X + Reach), 18)
                  from y in Steps(top, bottom, 12)
                  orderby Math.Abs(x + (CardWidth / 2) - badge.X) + Math.Abs(y + (height / 2) - badge.Y)
                  select (X: x, Y: y);
        if (isStraight)
        {
            // On a straight move stations stand beside the badge: the card goes above or below the line.
            near = (from y in StraightShifts
                    from dx in new[] { 0.0, -40, 40, -80, 80 }
                    select (X: badge.X - (CardWidth / 2) + dx, Y: y < 0 ? badge.Y - Radius + y - height : badge.Y + Radius + y)).Concat(near);
        }

        return near.Where(p => p.X >= left && p.X <= right && p.Y >= top && p.Y <= bottom).Concat(far).DefaultIfEmpty((X: left, Y: top));
    }

    private static IEnumerable<double> Steps(double from, double to, double step)
    {
        for (var v = from; v <= to; v += step)
        {
            yield return v;
        }
    }

    private static SceneBox Box((double X, double Y) at, double height) => SceneBox.At(at.X, at.Y, CardWidth, height);

    /// <summary>A card that stands away from its badge is tied to it by a thin line.</summary>
    private void Leader((double X, double Y) badge, (double X, double Y) card, double height)
    {
        var x = Math.Clamp(badge.X, card.X, card.X + CardWidth);
        var y = Math.Clamp(badge.Y, card.Y, card.Y + height);
        if (Math.Abs(x - badge.X) + Math.Abs(y - badge.Y) > Radius + 24)
        {
            _page.Scene.Line(badge.X, badge.Y, x, y, Ink.Barrier, 0.9);
        }
    }

    /// <summary>The words of a card, measured before it has a place.</summary>
    private sealed class ForcedCard
    {
        private readonly PosterPage _page;
        private readonly ForcedSwitch _forced;
        private readonly string _title;
        private readonly double _width;
        private readonly FittedText _reason;
        private readonly FittedText? _loss;

        public ForcedCard(PosterPage page, PosterTexts words, ForcedSwitch forced, double width)
        {
            (_page, _forced, _width, _title) = (page, forced, width, words["Channels.Forced"]);
            var reason = forced.Reason.Length > 0 ? forced.Reason : words["Channels.NoReason"];
            var style = new TextStyle(10.2, 500);
            _reason = page.Scene.Fit(reason, forced.Reason.Length > 0 ? style : style.Slanted(reason).In(Ink.Hint), width - (2 * Pad), 3, 1.2);
            if (forced is { Stayed: { } stayed, Before: { } of })
            {
                var text = words.Of("Channels.Stayed", page.Numbers.Count(stayed), page.Numbers.Count(of), page.Numbers.Percent((double)stayed / of));
                _loss = page.Scene.Fit(text, new(9.4, 400, Ink.Secondary), width - (2 * Pad) - (forced.Emotion is null ? 0 : 46), 2, 1.15);
            }

            var last = 28 + ((_reason.Lines.Length - 1) * _reason.Leading);
            LossBaseline = last + 19;
            Height = _loss is null && forced.Emotion is null ? last + 10 : LossBaseline + (Math.Max(0, (_loss?.Lines.Length ?? 1) - 1) * (_loss?.Leading ?? 0)) + 10;
        }

        public double Height { get; }

        private double LossBaseline { get; }

        public void Draw(double x, double y)
        {
            var scene = _page.Scene;
            // What nobody has counted yet is an assumption, and dashed as everywhere.
            var counted = _forced.Leg.To.Stop.Arrived is not null;
            scene.Rect(x, y, _width, Height, counted ? Ink.BarrierSoft : Ink.Surface, counted ? null : Ink.Barrier, 0.8, dash: counted ? null : [3, 2.4]);
            scene.Rect(x, y, 3, Height, Ink.Barrier);
            var critical = _forced.Criticality is { } c ? _page.Numbers.Tenths(c) : "";
            var taken = scene.Text(x + _width - 8, y + 14.5, critical, new(11, 700, Ink.Barrier), Anchor.End);
            scene.Block(x + Pad, y + 14, _title, new(9, 600, Ink.Barrier), _width - Pad - 14 - taken, 1);
            scene.Block(x + Pad, y + 28, _reason);
            if (_loss is { } loss)
            {
                scene.Block(x + Pad, y + LossBaseline, loss);
            }

            if (_forced.Emotion is { } emotion)
            {
                scene.Face(PosterPage.FaceOf(emotion.Face, emotion.Mean), x + _width - 15, y + LossBaseline - 3.5, 8.5, Ink.Barrier);
                scene.Text(x + _width - 28, y + LossBaseline, _page.Numbers.Signed(emotion.Mean), new(9.6, 600, Ink.Barrier), Anchor.End);
            }
        }
    }
}
