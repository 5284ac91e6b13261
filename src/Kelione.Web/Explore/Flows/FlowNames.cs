using Kelione.Journeys;

namespace Kelione.Web.Explore.Flows;

/// <summary>The names of what stands in flows, in the reader's words.</summary>
internal static class FlowNames
{
    /// <summary>An activity as it is called; what is no activity in the reader's language.</summary>
    /// <param name="name">The name in an answer.</param>
    /// <param name="isBackward">Whether columns go back, so that what is called the end is where journeys began.</param>
    public static string Of(string name, bool isBackward = false) => name switch
    {
        SankeyAnswer.End => ExploreTexts.Flows[isBackward ? "Journey.Begins" : "Journey.Over"],
        StepMatrixAnswer.Start => ExploreTexts.Flows["Journey.NotBegun"],
        SankeyAnswer.Other => ExploreTexts.Flows["Others"],
        _ => name,
    };

    /// <summary>What a number is when it stands on a map.</summary>
    public static string Pin(Measure measure) => Handles.Parts(measure.Address) switch
    {
        ["edge", var from, var to] => $"{from} → {to}",
        ["start", var activity] => ExploreTexts.Flows["Pin.Start", activity],
        ["end", var activity] => ExploreTexts.Flows["Pin.End", activity],
        ["link", var column, var from, var to] => $"{Of(from)} → {Of(to)} ({column})",
        var parts => string.Join(" · ", parts),
    };
}
