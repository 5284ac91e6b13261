using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>How customers cross between the values of a field.</summary>
internal static class PlainCrossings
{
    public static Opened Answer(CrossingsQuestion question, PlainView view)
    {
        var behind = new Behind();
        string ValueOf(JourneyEvent e) => Condition.TextOf(e, question.Field)!;
        var journeys = view.Journeys
            .Select(j => j with { Events = [.. j.Events.Where(e => Condition.TextOf(e, question.Field) is not null)] })
            .Where(j => j.Events.Count > 0)
            .ToList();
        var crossings = journeys
            .SelectMany(j => j.Events.Zip(j.Events.Skip(1), (a, b) => (j.Customer, From: ValueOf(a), To: ValueOf(b), Micros: b.TimeMicros - a.TimeMicros)))
            .Where(c => c.From != c.To)
            .ToList();
        behind.Put("crossed", crossings.Select(c => c.Customer));

        var spread = journeys.GroupBy(j => j.Events.Select(ValueOf).Distinct().Count()).OrderBy(g => g.Key).ToList();
        foreach (var group in spread)
        {
            behind.Put(Handles.Address("values", Handles.Part(group.Key)), group);
        }

        var answer = new CrossingsAnswer
        {
            Field = question.Field,
            Customers = journeys.Count,
            Crossed = crossings.Select(c => c.Customer).Distinct().Count(),
            Values = PlainStatus.Count(journeys, j => j.Events.Select(ValueOf), "value", behind),
            Spread = [.. spread.Select(g => new ValueSpread(g.Key, g.Count()))],
            Edges = [.. PlainFlows.Edges(crossings, behind).Select(e => e with { MedianSeconds = null, P90Seconds = null })],
        };
        return new Opened(answer, behind);
    }
}
