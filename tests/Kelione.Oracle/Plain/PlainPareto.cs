using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Which few carry most.</summary>
internal static class PlainPareto
{
    public static Opened Answer(ParetoQuestion question, PlainView view)
    {
        var events = view.Journeys.SelectMany(j => j.Events).Where(e => Condition.TextOf(e, question.Over) is not null).ToList();
        var items = events.GroupBy(e => Condition.TextOf(e, question.Over)!)
            .Select(g => (Name: g.Key, Amount: AmountOf(question, g), Customers: g.Select(e => e.Customer).Distinct().ToList()))
            .OrderByDescending(i => i.Amount).ThenBy(i => i.Name, StringComparer.Ordinal)
            .ToList();
        var total = items.Sum(i => i.Amount);
        double Carried(int count) => total > 0 ? items.Take(count).Sum(i => i.Amount) / total : 0;
        int Part(int percent) => (items.Count * percent + 99) / 100;

        var carrying = total > 0 ? Enumerable.Range(1, items.Count).First(count => Carried(count) >= question.Target || count == items.Count) : 0;
        var behind = new Behind();
        foreach (var item in items.Take(question.Top))
        {
            behind.Put(Handles.Address("item", item.Name), item.Customers);
        }

        if (question.Over == EventFields.Customer)
        {
            behind.Put("carrying", items.Take(carrying).Select(i => i.Name));
        }

        var answer = new ParetoAnswer
        {
            Total = total,
            Items = items.Count,
            Carrying = carrying,
            CarryingShare = PlainMath.Share(carrying, items.Count),
            CarriedByTop20Percent = Carried(Part(20)),
            Top = [.. items.Take(question.Top).Select((item, i) => new ParetoItem(item.Name, item.Amount, total > 0 ? item.Amount / total : 0, Carried(i + 1)))],
            Curve = [.. Enumerable.Range(1, 20).Select(i => Carried(Part(5 * i)))],
        };
        return new Opened(answer, behind);
    }

    private static double AmountOf(ParetoQuestion question, IEnumerable<JourneyEvent> events) =>
        question.Measure == ParetoMeasure.Events ? events.Count() : Math.Max(0, events.Sum(e => e.Value ?? 0));
}
