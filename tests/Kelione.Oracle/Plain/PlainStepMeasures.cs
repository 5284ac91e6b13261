using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>What events say of the steps of a drawn journey.</summary>
internal static class PlainStepMeasures
{
    public static Opened Answer(StepMeasuresQuestion question, PlainView view)
    {
        var behind = new Behind();
        var everybody = view.Journeys.Select(j => new PlainStepJourney(question, j)).ToList();
        var visitors = everybody.Where(j => j.Visits.Count > 0).ToList();
        var moves = visitors.SelectMany(j => j.Moves.Select(m => (j.Customer, From: m.From.Step, To: m.To.Step))).ToList();
        foreach (var move in moves)
        {
            behind.Put(Handles.Address("move", question.Steps[move.From].Id, question.Steps[move.To].Id), [move.Customer]);
        }

        var answer = new StepMeasuresAnswer
        {
            Customers = visitors.Count,
            Steps = [.. Enumerable.Range(0, question.Steps.Count).Select(i => PlainStepFigures.Of(question, view, everybody, i, behind))],
            Moves =
            [
                .. moves.GroupBy(m => (m.From, m.To))
                    .Select(g => (g.Key, Customers: g.Select(m => m.Customer).Distinct().Count(), Count: g.Count()))
                    .OrderByDescending(m => m.Customers).ThenBy(m => m.Key.From).ThenBy(m => m.Key.To)
                    .Select(m => new StepMove(question.Steps[m.Key.From].Id, question.Steps[m.Key.To].Id, m.Customers, m.Count)),
            ],
            Conformance = Conformance(visitors, behind),
            Ways = Ways(question, visitors, behind),
            OffMap = OffMap(question, visitors, behind),
            Crossings = question.Crossings ? Crossings(question, visitors) : [],
        };
        return new Opened(answer, behind);
    }

    private static StepConformance Conformance(IReadOnlyList<PlainStepJourney> visitors, Behind behind)
    {
        long Count(string name, Func<PlainStepJourney, bool> wanted)
        {
            var found = visitors.Where(wanted).ToList();
            behind.Put(Handles.Address("class", name), found.Select(j => j.Customer));
            return found.Count;
        }

        Count("all", _ => true);
        return new StepConformance(
            Count("followed", j => j.Class == "followed"),
            Count("left", j => j.Class == "left"),
            Count("skipped", j => j.Class == "skipped"),
            Count("outOfOrder", j => j.Class == "outOfOrder"),
            Count("looped", j => j.IsLooped),
            Count("explained", j => j.Class is "followed" or "left" && !j.IsLooped));
    }

    private static List<StepWay> Ways(StepMeasuresQuestion question, IReadOnlyList<PlainStepJourney> visitors, Behind behind)
    {
        var ways = visitors.GroupBy(j => string.Concat(j.Way.Select(step => (char)('0' + step)))) // the order of these texts is that of the places, the shorter first
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Ids: g.First().Way.Select(step => question.Steps[step].Id).ToList(), Customers: g.Select(j => j.Customer).ToList()))
            .ToList();
        foreach (var (ids, customers) in ways)
        {
            behind.Put(Handles.Address(["way", .. ids]), customers);
        }

        return [.. ways.Take(question.Ways).Select(w => new StepWay(w.Ids, w.Customers.Count))];
    }

    private static List<OffMapFigures> OffMap(StepMeasuresQuestion question, IReadOnlyList<PlainStepJourney> visitors, Behind behind)
    {
        var all = visitors.SelectMany(j => j.OffMap().Select(o => (j.Customer, o.Activity, o.Step, o.Stays))).GroupBy(o => (o.Activity, o.Step)).ToList();
        var figures = new List<(int Step, OffMapFigures Figures)>();
        foreach (var group in all)
        {
            var (activity, after) = (group.Key.Activity, question.Steps[group.Key.Step].Id);
            var customers = group.GroupBy(o => o.Customer).ToList();
            var leave = customers.Where(c => !c.Last().Stays).ToList();
            behind.Put(Handles.Address("offmap", activity, after), customers.Select(c => c.Key));
            if (leave.Count > 0)
            {
                behind.Put(Handles.Address("leave", activity, after), leave.Select(c => c.Key));
            }

            figures.Add((group.Key.Step, new OffMapFigures(activity, after, customers.Count, leave.Count)));
        }

        return
        [
            .. figures.OrderByDescending(f => f.Figures.Customers).ThenBy(f => f.Figures.Activity, StringComparer.Ordinal).ThenBy(f => f.Step)
                .Select(f => f.Figures).Take(question.OffMap),
        ];
    }

    private static List<StepCrossing> Crossings(StepMeasuresQuestion question, IReadOnlyList<PlainStepJourney> visitors)
    {
        var crossings =
            from journey in visitors
            from move in journey.Moves
            select (
                journey.Customer,
                Key: (From: (move.From.Step, Place: journey.PlaceOf(move.From.Last)), To: (move.To.Step, Place: journey.PlaceOf(move.To.First))),
                Micros: journey.TimeOf(move.To.First) - journey.TimeOf(move.From.Last));
        return
        [
            .. crossings.GroupBy(c => c.Key)
                .Select(g => (g.Key, Customers: g.Select(c => c.Customer).Distinct().Count(), Seconds: PlainMath.Seconds(g.Select(c => c.Micros), 0.5)!.Value))
                .OrderByDescending(c => c.Customers).ThenBy(c => c.Key.From.Step).ThenBy(c => c.Key.To.Step)
                .ThenBy(c => c.Key.From.Place.Channel, StringComparer.Ordinal).ThenBy(c => c.Key.From.Place.Device, StringComparer.Ordinal)
                .ThenBy(c => c.Key.To.Place.Channel, StringComparer.Ordinal).ThenBy(c => c.Key.To.Place.Device, StringComparer.Ordinal)
                .Select(c => new StepCrossing(
                    question.Steps[c.Key.From.Step].Id, c.Key.From.Place.Channel, c.Key.From.Place.Device,
                    question.Steps[c.Key.To.Step].Id, c.Key.To.Place.Channel, c.Key.To.Place.Device, c.Customers, c.Seconds)),
        ];
    }
}
