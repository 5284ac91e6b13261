using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Whether a rule holds for a whole, unfiltered journey.</summary>
internal static class PlainSegments
{
    public static bool Holds(SegmentRule rule, PlainJourney journey) => rule switch
    {
        DidRule did => Did(did, journey),
        AttributeRule attribute => Attribute(attribute.Condition, journey),
        SequenceRule sequence => Enumerable.Range(0, journey.Events.Count).Any(i => FollowsFrom(sequence, journey, i)),
        NotRule not => !Holds(not.Rule, journey),
        AndRule and => and.Rules.All(r => Holds(r, journey)),
        OrRule or => or.Rules.Any(r => Holds(r, journey)),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };

    private static bool Did(DidRule did, PlainJourney journey)
    {
        var times = journey.Events
            .Where(e => did.Step.Matches(e))
            .Where(e => did.During is null || did.During.Contains(e.TimeMicros))
            .Where(e => did.InFirst is null || e.TimeMicros < journey.FirstMicros + did.InFirst.Value.Micros)
            .Select(e => e.TimeMicros)
            .ToList();
        var most = did.Within is { } within
            ? times.Select(start => times.Count(t => t >= start && t - start <= within.Micros)).DefaultIfEmpty(0).Max()
            : times.Count;
        return most >= did.AtLeast && (did.AtMost is null || times.Count <= did.AtMost);
    }

    private static bool Attribute(Condition condition, PlainJourney journey) => condition.Comparison switch
    {
        Comparison.IsNot => !journey.Events.Any(e => (condition with { Comparison = Comparison.Is }).Matches(e)),
        Comparison.Absent => !journey.Events.Any(e => (condition with { Comparison = Comparison.Present }).Matches(e)),
        _ => journey.Events.Any(condition.Matches),
    };

    /// <summary>Taking the first step here, taking each next one as early as can be leaves most room for the rest.</summary>
    private static bool FollowsFrom(SequenceRule rule, PlainJourney journey, int first)
    {
        var at = first - 1;
        foreach (var step in rule.Steps)
        {
            if (journey.IndexOf(step, at + 1) is not { } next)
            {
                return false;
            }

            at = next;
        }

        var start = journey.IndexOf(rule.Steps[0], first)!.Value;
        return rule.Within is null || journey.Events[at].TimeMicros - journey.Events[start].TimeMicros <= rule.Within.Value.Micros;
    }
}
