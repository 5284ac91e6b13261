using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>One customer's journey, event by event.</summary>
internal static class PlainTimeline
{
    public static Opened Answer(TimelineQuestion question, PlainView view)
    {
        var customer = view.World.ShownAs(question.Customer);
        var events = view.Journeys.FirstOrDefault(j => j.Customer == customer)?.Events ?? [];
        var sessions = PlainSessions.Split(events, question.TimeOut, useSessionIds: true);
        var numbers = sessions.SelectMany((s, i) => s.Select(_ => i + 1)).ToList();
        var items = events.Select((e, i) => new TimelineEvent
        {
            TimeMicros = e.TimeMicros,
            Activity = e.Activity,
            SecondsSincePrevious = i == 0 ? null : (e.TimeMicros - events[i - 1].TimeMicros) / 1e6,
            Session = numbers[i],
            Value = e.Value,
            Fields = e.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Value),
        });
        var answer = new TimelineAnswer
        {
            N = events.Count > 0 ? 1 : 0,
            Customer = customer,
            Events = events.Count,
            Sessions = sessions.Count,
            Items = [.. items.Take(question.Limit)],
        };
        return new Opened(answer, new Behind());
    }
}

/// <summary>Which customers stand out.</summary>
internal static class PlainCustomers
{
    public static Opened Answer(CustomersQuestion question, PlainView view)
    {
        var behind = new Behind();
        behind.Put("all", view.Journeys);
        var customers = view.Journeys.Select(j => j.Summary())
            .OrderByDescending(c => question.Order switch
            {
                CustomerOrder.Value => c.Value ?? double.NegativeInfinity,
                CustomerOrder.Events => c.Events,
                _ => 0,
            })
            .ThenByDescending(c => question.Order == CustomerOrder.Last ? c.LastMicros : 0)
            .ThenBy(c => c.Customer, StringComparer.Ordinal);
        return new Opened(new CustomersAnswer { Customers = [.. customers.Take(question.Top)] }, behind);
    }
}
