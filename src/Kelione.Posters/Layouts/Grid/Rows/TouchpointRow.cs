using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>Touchpoints in wide columns: icon, name, and for measured ones the share of the step's customers with a bar.</summary>
internal sealed class SharedTouchpointRow(GridPlan plan, Lane lane) : GridRow(plan)
{
    private static readonly double[] BarParts = [0.4, 0.3, 0.2];

    private readonly ImmutableArray<ImmutableArray<(Card Card, double? Share)>> _columns =
        [.. plan.StepsAt.Select(at => at.SelectMany(s => plan.Page.Reading.At(lane, s.Step).Select(c => (c, TouchpointShares.Of(plan.Page.Reading, s, c)))).ToImmutableArray())];

    public override string Name => Plan.Page.LaneName(lane);

    public override string Hint => Plan.Words["Touchpoints.Hint"];

    public override double NameBaseline => 20;

    public override double Least => (_columns.Max(c => c.Length) * Leading) + 13;

    private double Leading => Plan.Sizes.Touchpoint * 1.58;

    /// <summary>How much of a column's width the bars take.</summary>
    private double BarPart { get; } = PartOf(plan, lane) ?? BarParts[^1];

    /// <summary>Whether any touchpoint of a lane has a measured share, and all names stand beside bars on a line: names come before bars.</summary>
    public static bool HasShares(GridPlan plan, Lane lane) => Shares(plan, lane).Any(s => s.Share is not null) && PartOf(plan, lane) is not null;

    // The widest bars beside which all names have room; null for none.
    private static double? PartOf(GridPlan plan, Lane lane)
    {
        bool Fits(int column, Card card, double? share, double part) =>
            plan.Scene.Measure(card.Text, NameStyle(plan, card)) <= NameWidth(plan.Width(column), share is null ? null : plan.Width(column) * part);
        var all = Shares(plan, lane).ToList();
        return BarParts.Cast<double?>().FirstOrDefault(part => all.All(s => Fits(s.Column, s.Card, s.Share, part!.Value)));
    }

    private static IEnumerable<(int Column, Card Card, double? Share)> Shares(GridPlan plan, Lane lane) =>
        plan.StepsAt.SelectMany((at, i) => at.SelectMany(s => plan.Page.Reading.At(lane, s.Step).Select(c => (i, c, TouchpointShares.Of(plan.Page.Reading, s, c)))));

    private static double NameWidth(double width, double? bar) => bar is { } b ? width - b - 84 : width - 34;

    private static TextStyle NameStyle(GridPlan plan, Card card)
    {
        var style = new TextStyle(plan.Sizes.Touchpoint, 400, card.Missing ? Ink.Caution : Ink.Text);
        return card.Missing ? style.Slanted(card.Text) : style;
    }

    public override void Draw(double y, double height)
    {
        for (var i = 0; i < Plan.Count; i++)
        {
            for (var k = 0; k < _columns[i].Length; k++)
            {
                DrawOne(i, _columns[i][k].Card, _columns[i][k].Share, y + 17 + (k * Leading));
            }
        }
    }

    private void DrawOne(int column, Card card, double? share, double y)
    {
        var (scene, x, width) = (Plan.Scene, Plan.X(column) + 7, Plan.Width(column));
        var colour = card.Missing ? Ink.Caution : Ink.Text;
        var bar = width * BarPart;
        using (scene.Mark($"card:{card.Id}", card.Text))
        {
            scene.Icon(TouchpointIcons.Of(Plan.Page.Reading, card), x, y - 11, 15, colour, 1.15);
            scene.Block(x + 23, y, card.Text, NameStyle(Plan, card), NameWidth(width, share is null ? null : bar), 1);
            if (share is { } part)
            {
                scene.Text(x + width - bar - 22, y, Plan.Page.Numbers.WholePercent(part), new TextStyle(11, 600, colour), Anchor.End);
                scene.Rect(x + width - bar - 14, y - 6.6, Math.Max(1, (bar - 8) * part), 5.6, card.Missing ? Ink.Caution : Ink.Secondary);
            }
        }
    }
}

/// <summary>Touchpoints in narrow columns: icons only, two or three of them; their names stand in the notes.</summary>
internal sealed class TouchpointIconRow(GridPlan plan, Lane lane) : GridRow(plan)
{
    private const double IconSize = 14;

    public override string Name => Plan.Page.LaneName(lane);

    public override double NameBaseline => 19;

    public override double Least => 36;

    public override void Draw(double y, double height)
    {
        for (var i = 0; i < Plan.Count; i++)
        {
            if (Plan.Steps[i] is { } step)
            {
                DrawIcons(i, [.. Plan.Page.Reading.At(lane, step.Step)], y + (height / 2));
            }
        }
    }

    private void DrawIcons(int column, ImmutableArray<Card> cards, double y)
    {
        var room = Math.Max(1, (int)((Plan.Width(column) - 2) / (IconSize + 4)));
        var icons = cards.Select(c => (Icon: TouchpointIcons.Of(Plan.Page.Reading, c), c.Missing, Card: c)).DistinctBy(c => c.Icon).Take(room).ToList();
        var x = Plan.Middle(column) - (((icons.Count * (IconSize + 6)) - 6) / 2);
        foreach (var (icon, missing, card) in icons)
        {
            using (Plan.Scene.Mark($"card:{card.Id}", card.Text))
            {
                if (missing)
                {
                    Plan.Scene.Rect(x - 2.5, y - 9.5, IconSize + 5, 19, null, Ink.Caution, 0.9, 3, [2.4, 2]);
                }

                Plan.Scene.Icon(icon, x, y - (IconSize / 2), IconSize, missing ? Ink.Caution : Ink.Text, 1.15);
            }

            x += IconSize + 6;
        }
    }
}

/// <summary>How many of a step's customers met a touchpoint, by its channel or device.</summary>
internal static class TouchpointShares
{
    /// <summary>The share, 0 to 1; null where the events do not tell.</summary>
    public static double? Of(MapReading reading, StepReading step, Card card)
    {
        if (step.Measure is not { } measure)
        {
            return null;
        }

        return (reading.Channel(card.Channel) is { } channel ? Sum(measure.Channels, channel.Values, channel.Name, channel.Id) : null)
            ?? (reading.Device(card.Device) is { } device ? Sum(measure.Devices, device.Values, device.Name, device.Id) : null);
    }

    private static double? Sum(ValueList<MixShare> mix, ValueList<string>? values, string name, string id)
    {
        var names = values is { Count: > 0 } ? values.ToArray() : [name, id];
        var found = mix.Where(m => m.Value is not null && names.Contains(m.Value, StringComparer.OrdinalIgnoreCase)).ToList();
        return found.Count == 0 ? null : Math.Min(1, found.Sum(m => m.Share));
    }
}
