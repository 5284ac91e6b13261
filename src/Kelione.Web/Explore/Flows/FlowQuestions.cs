using Kelione.Journeys;
using Kelione.Web.Explore.Frame;

namespace Kelione.Web.Explore.Flows;

/// <summary>The questions that the settings of the flow view mean.</summary>
internal static class FlowQuestions
{
    /// <summary>How many variants of a segment are looked through for those shown.</summary>
    public const int VariantsCompared = 5000;

    /// <summary>How many events deep positions in journeys are looked at.</summary>
    private const int Depth = 40;

    /// <summary>Where in journeys activities stand; orders the graph from left to right.</summary>
    public static StepMatrixQuestion Positions(Scope scope) => new() { Scope = scope, After = Depth };

    /// <summary>The step matrix: <c>anchor</c>, <c>before</c>, <c>after</c>.</summary>
    public static StepMatrixQuestion Matrix(ExploreSettings settings, Scope scope)
    {
        var anchor = settings.Maybe("anchor") is { } name ? StepPattern.Of(name) : null;
        return new StepMatrixQuestion
        {
            Scope = scope,
            Anchor = anchor,
            After = settings.Number("after", anchor is null ? 13 : 8, 1, 40),
            Before = anchor is null ? 0 : settings.Number("before", 4, 0, 40),
        };
    }

    /// <summary>The variants: <c>loops</c> (1 keeps repeats), <c>variants</c> (how many).</summary>
    public static VariantsQuestion Variants(ExploreSettings settings, Scope scope) =>
        new() { Scope = scope, Top = settings.Number("variants", 8, 1, 200), CollapseRepeats = !settings.Flag("loops") };

    /// <summary>The Sankey picture: <c>from</c> is taken by the period, so <c>paths</c> names its anchor; <c>way</c> is forward or backward, <c>columns</c> how many.</summary>
    public static SankeyQuestion Sankey(ExploreSettings settings, Scope scope) => new()
    {
        Scope = scope,
        Anchor = settings.Maybe("paths") is { } name ? StepPattern.Of(name) : null,
        Direction = settings.OneOf("way", "forward", "backward") == "backward" ? FlowDirection.Backward : FlowDirection.Forward,
        Columns = settings.Number("columns", 5, 2, 12),
        TopPerColumn = settings.Number("each", 7, 2, 20),
        CollapseRepeats = !settings.Flag("loops"),
    };
}
