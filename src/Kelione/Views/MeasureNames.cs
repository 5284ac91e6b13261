using Kelione.Journeys;

namespace Kelione.CommandLine.Views;

/// <summary>What to call a number of an answer where numbers of any analysis stand in one list.</summary>
internal static class MeasureNames
{
    /// <summary>The name of a number by its address.</summary>
    /// <param name="t">The words.</param>
    /// <param name="answer">An answer that has the number.</param>
    /// <param name="address">Its address.</param>
    public static string Of(Texts t, Answer answer, string address)
    {
        var parts = Handles.Parts(address);
        return (answer, parts) switch
        {
            (RetentionAnswer, ["overall", var day]) => t.ReturnedOnDay(day),
            (FunnelAnswer funnel, ["step", var k]) when At(funnel.Steps, k) is { } step => $"{k} {step.Step}",
            (DropOffsAnswer left, ["left", var k]) when At(left.Steps, k) is { } step => $"{t.DropOffs}: {step.Step} → {step.Next}",
            (AhaAnswer, ["retained"]) => t.Retention,
            (AhaAnswer, ["candidate", var activity, var times, "with"]) => $"{t.DidEarly} {activity} ≥{times}×",
            (AttributionAnswer, ["channel", var channel, var model]) => $"{channel} ({model})",
            (VariantsAnswer, ["variant", ..]) => string.Join(" › ", parts[1..]),
            (SegmentDiscoveryAnswer, ["scenario", ..]) => string.Join(" … ", parts[1..]),
            (CrossingsAnswer, ["crossed"]) => t.Crossings,
            (SessionsAnswer, ["bounced"]) => t.SingleEventSessions,
            (_, ["edge", var from, var to]) => $"{from} → {to}",
            (_, ["start", var activity]) => $"{t.StartsWith} {activity}",
            (_, ["end", var activity]) => $"{t.EndsWith} {activity}",
            (_, ["activity" or "item" or "segment", var name]) => name,
            _ => string.Join(' ', parts),
        };
    }

    private static T? At<T>(IReadOnlyList<T> items, string number)
        where T : class => int.TryParse(number, System.Globalization.CultureInfo.InvariantCulture, out var k) && k >= 1 && k <= items.Count ? items[k - 1] : null;
}
