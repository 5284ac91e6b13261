using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>How customers move.</summary>
internal static class PlainFlows
{
    private sealed record Move(string Customer, string From, string To, long Micros);

    public static Opened Answer(FlowsQuestion question, PlainView view)
    {
        var behind = new Behind();
        var journeys = view.Journeys.Select(j => Cut(question, j)).OfType<PlainJourney>().ToList();
        var moves = journeys.SelectMany(Moves).ToList();
        var answer = new FlowsAnswer
        {
            Customers = journeys.Count,
            Transitions = moves.Count,
            EdgeCount = moves.Select(m => (m.From, m.To)).Distinct().Count(),
            Edges = [.. Edges(moves, question.Details, behind).Take(question.Top ?? int.MaxValue)],
            Starts = Ends(journeys, j => j.Events[0].Activity, "start", behind),
            Ends = Ends(journeys, j => j.Events[^1].Activity, "end", behind),
            Activities = PlainStatus.Count(journeys, j => j.Events.Select(e => e.Activity), "activity", behind),
        };
        return new Opened(answer, behind);
    }

    /// <summary>Crossings are transitions too: between values of a field.</summary>
    public static IReadOnlyList<FlowEdge> Edges(IEnumerable<(string Customer, string From, string To, long Micros)> moves, Behind behind) =>
        [.. Edges([.. moves.Select(m => new Move(m.Customer, m.From, m.To, m.Micros))], details: true, behind)];

    private static IEnumerable<FlowEdge> Edges(IReadOnlyList<Move> moves, bool details, Behind behind)
    {
        foreach (var move in moves)
        {
            behind.Put(Handles.Address("edge", move.From, move.To), [move.Customer]);
        }

        return moves.GroupBy(m => (m.From, m.To))
            .Select(g => new FlowEdge
            {
                From = g.Key.From,
                To = g.Key.To,
                Count = g.Count(),
                Customers = details ? g.Select(m => m.Customer).Distinct().Count() : null,
                ShareOfExits = PlainMath.Share(g.Count(), moves.Count(m => m.From == g.Key.From)),
                ShareOfEntries = PlainMath.Share(g.Count(), moves.Count(m => m.To == g.Key.To)),
                MedianSeconds = details ? PlainMath.Seconds(g.Select(m => m.Micros), 0.5) : null,
                P90Seconds = details ? PlainMath.Seconds(g.Select(m => m.Micros), 0.9) : null,
            })
            .OrderByDescending(e => e.Count).ThenBy(e => e.From, StringComparer.Ordinal).ThenBy(e => e.To, StringComparer.Ordinal);
    }

    private static IEnumerable<Move> Moves(PlainJourney journey) =>
        journey.Events.Zip(journey.Events.Skip(1), (a, b) => new Move(journey.Customer, a.Activity, b.Activity, b.TimeMicros - a.TimeMicros));

    /// <summary>First cut, then collapsed; null where the journey lacks the event at which it is to be cut.</summary>
    private static PlainJourney? Cut(FlowsQuestion question, PlainJourney journey)
    {
        var first = question.From is null ? 0 : journey.IndexOf(question.From);
        if (first is null)
        {
            return null;
        }

        var last = question.To is null ? journey.Events.Count - 1 : journey.IndexOf(question.To, question.From is null ? 0 : first.Value + 1);
        if (last is null)
        {
            return null;
        }

        IReadOnlyList<JourneyEvent> events = [.. journey.Events.Take(last.Value + 1).Skip(first.Value)];
        return journey with { Events = question.CollapseRepeats ? PlainJourney.Collapse(events) : events };
    }

    private static IReadOnlyList<FlowEnd> Ends(IReadOnlyList<PlainJourney> journeys, Func<PlainJourney, string> activity, string address, Behind behind)
    {
        foreach (var journey in journeys)
        {
            behind.Put(Handles.Address(address, activity(journey)), journey);
        }

        return
        [
            .. journeys.GroupBy(activity)
                .Select(g => new FlowEnd(g.Key, g.Count(), PlainMath.Share(g.Count(), journeys.Count)))
                .OrderByDescending(e => e.Count).ThenBy(e => e.Activity, StringComparer.Ordinal),
        ];
    }
}
