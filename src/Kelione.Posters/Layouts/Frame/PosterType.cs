using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>The type scale of posters.</summary>
internal static class PosterType
{
    public static TextStyle Kicker { get; } = new(9.5, 600, Ink.Hint, Spacing: 0.9);

    public static TextStyle Question { get; } = new(14, 500);

    public static TextStyle Finding { get; } = new(14, 400, Ink.Barrier);

    public static TextStyle Figure { get; } = new(29, 600, Spacing: -0.4);

    public static TextStyle FigureName { get; } = new(11, 600);

    public static TextStyle FigureNote { get; } = new(9.6, 400, Ink.Secondary);

    public static TextStyle StageName { get; } = new(20, 700, Spacing: -0.3);

    public static TextStyle StageGoal { get; } = new(10, 400, Ink.Secondary);

    public static TextStyle LaneName { get; } = new(11, 600);

    public static TextStyle LaneHint { get; } = new(8.8, 400, Ink.Hint);

    public static TextStyle StepName { get; } = new(12.4, 600);

    public static TextStyle Card { get; } = new(9.4);

    public static TextStyle CardNote { get; } = new(8.8, 400, Ink.Secondary);

    public static TextStyle Foot { get; } = new(9, 400, Ink.Secondary);

    public static TextStyle LegendName { get; } = new(9.6, 600);

    public static TextStyle LegendNote { get; } = new(9.2, 400, Ink.Secondary);

    /// <summary>The style slanted — but not for Chinese, which has no italics.</summary>
    public static TextStyle Slanted(this TextStyle style, string text) => style with { Italic = !text.Any(LineBreaks.IsHan) };

    /// <summary>The style in another colour.</summary>
    public static TextStyle In(this TextStyle style, Colour colour) => style with { Colour = colour };

    /// <summary>The style in another size.</summary>
    public static TextStyle Sized(this TextStyle style, double size) => style with { Size = size };

    /// <summary>The style in another weight.</summary>
    public static TextStyle Weighted(this TextStyle style, int weight) => style with { Weight = weight };
}
