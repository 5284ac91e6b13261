using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Where customers go round.</summary>
internal static class PlainLoops
{
    private sealed record Round(string Customer, IReadOnlyList<string> Activities, long Micros);

    public static Opened Answer(LoopsQuestion question, PlainView view)
    {
        var behind = new Behind();
        var rounds = view.Journeys.SelectMany(j => Rounds(j, question.MaxLength)).ToList();
        foreach (var round in rounds)
        {
            behind.Put(Handles.Address(["loop", .. round.Activities]), [round.Customer]);
        }

        var loops = rounds.GroupBy(r => Handles.Address([.. r.Activities]))
            .Select(g => new Loop(g.First().Activities, g.Count(), g.Select(r => r.Customer).Distinct().Count(), PlainMath.Seconds(g.Select(r => r.Micros), 0.5)!.Value))
            .OrderByDescending(l => l.Count).ThenBy(l => l.Activities, PlainMath.Names)
            .Take(question.Top);
        return new Opened(new LoopsAnswer { Loops = [.. loops] }, behind);
    }

    private static IEnumerable<Round> Rounds(PlainJourney journey, int maxLength)
    {
        var events = journey.Events;
        return from first in Enumerable.Range(0, events.Count)
               from length in Enumerable.Range(1, maxLength)
               let last = first + length
               where last < events.Count && events[last].Activity == events[first].Activity
               where !events.Skip(first + 1).Take(length - 1).Any(e => e.Activity == events[first].Activity)
               select new Round(
                   journey.Customer, [.. events.Skip(first).Take(length + 1).Select(e => e.Activity)], events[last].TimeMicros - events[first].TimeMicros);
    }
}
