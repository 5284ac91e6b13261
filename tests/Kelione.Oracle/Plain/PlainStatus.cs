using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>What is there.</summary>
internal static class PlainStatus
{
    public static Opened Answer(StatusQuestion question, PlainView view)
    {
        var events = view.Journeys.SelectMany(j => j.Events).ToList();
        var behind = new Behind();
        behind.Put("all", view.Journeys);
        var activities = Count(view.Journeys, j => j.Events.Select(e => e.Activity), "activity", behind);
        var answer = new StatusAnswer
        {
            Events = events.Count,
            Customers = view.Journeys.Count,
            Activities = activities.Count,
            Channels = events.Select(e => e.Field(EventFields.Channel)).OfType<string>().Distinct().Count(),
            Sources = events.Select(e => e.Field(EventFields.Source)).OfType<string>().Distinct().Count(),
            FirstMicros = events.Count == 0 ? null : events.Min(e => e.TimeMicros),
            LastMicros = events.Count == 0 ? null : events.Max(e => e.TimeMicros),
            ByActivity = activities,
            Fields = [.. events.SelectMany(e => e.Fields.Keys).Distinct().Order(StringComparer.Ordinal)],
        };
        return new Opened(answer, behind);
    }

    /// <summary>How often each name occurs and with how many customers: by falling count, then by name.</summary>
    public static IReadOnlyList<ActivityCount> Count(IEnumerable<PlainJourney> journeys, Func<PlainJourney, IEnumerable<string>> names, string address, Behind behind)
    {
        var occurrences = journeys.SelectMany(j => names(j).Select(name => (Name: name, j.Customer))).ToList();
        foreach (var (name, customer) in occurrences)
        {
            behind.Put(Handles.Address(address, name), [customer]);
        }

        return
        [
            .. occurrences.GroupBy(o => o.Name)
                .Select(g => new ActivityCount(g.Key, g.Count(), g.Select(o => o.Customer).Distinct().Count()))
                .OrderByDescending(a => a.Count).ThenBy(a => a.Activity, StringComparer.Ordinal),
        ];
    }
}
