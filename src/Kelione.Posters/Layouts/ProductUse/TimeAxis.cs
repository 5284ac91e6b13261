using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.ProductUse;

/// <summary>The axis of days beneath the retention: ticks with hours, days or years, never two labels over one another.</summary>
internal static class TimeAxis
{
    /// <summary>The height from the axis to below its labels.</summary>
    public const double Height = 20;

    private static TextStyle Style { get; } = new(8.8, 400, Ink.Hint);

    public static void Draw(GridPlan plan, TimeScale scale, double y)
    {
        var (scene, last) = (plan.Scene, plan.Sheet.GridLeft - 4);
        for (var s = 0; s < plan.Page.Reading.Stages.Length; s++)
        {
            foreach (var day in scale.Ticks(s, 62))
            {
                var (x, text) = (scale.X(day), Label(plan, day));
                var width = scene.Measure(text, Style);
                var anchor = x + (width / 2) > plan.Sheet.Right ? Anchor.End : Anchor.Middle;
                var left = anchor == Anchor.End ? x - width : x - (width / 2);
                scene.Line(x, y, x, y + 4, Ink.Hint, 0.8);
                if (left > last + 5 && (day >= scale.Last || x + (width / 2) + 5 < RoomEnd(plan, scale, s, day)))
                {
                    scene.Text(x, y + 14, text, Style, anchor, halo: Ink.Surface);
                    last = left + width;
                }
            }
        }
    }

    private static string Label(GridPlan plan, double day) => day switch
    {
        < 1 => plan.Page.Words.Of("Time.Hours", plan.Page.Numbers.Plain(Math.Round(day * 24, 1))),
        < 730 => plan.Page.Words.Of("Time.Days", plan.Page.Numbers.Plain(Math.Round(day, 1))),
        _ => plan.Page.Words.Of("Time.Years", plan.Page.Numbers.Plain(Math.Round(day / 365, 1))),
    };

    /// <summary>Where the label of the section's end begins: a round day just before it gives way.</summary>
    private static double RoomEnd(GridPlan plan, TimeScale scale, int section, double day)
    {
        var end = scale.Edges[section + 1];
        return day >= end ? double.PositiveInfinity : scale.X(end) - (plan.Scene.Measure(Label(plan, end), Style) * (end >= scale.Last ? 1 : 0.5));
    }
}
