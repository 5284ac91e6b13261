using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>One person's events in journey order: by time, then import order. The events carry the id under which the person is shown.</summary>
internal sealed record PlainJourney(string Customer, IReadOnlyList<JourneyEvent> Events)
{
    public long FirstMicros => Events[0].TimeMicros;

    public long LastMicros => Events[^1].TimeMicros;

    /// <summary>Repeats of an activity straight after itself count once; the first of them stands for all.</summary>
    public static IReadOnlyList<JourneyEvent> Collapse(IReadOnlyList<JourneyEvent> events) =>
        [.. events.Where((e, i) => i == 0 || events[i - 1].Activity != e.Activity)];

    /// <summary>The position of the first event that matches; null where none does.</summary>
    public int? IndexOf(StepPattern pattern, int from = 0)
    {
        for (var i = from; i < Events.Count; i++)
        {
            if (pattern.Matches(Events[i]))
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>The customer in one line, of these events.</summary>
    public CustomerSummary Summary() => new()
    {
        Customer = Customer,
        Events = Events.Count,
        FirstMicros = FirstMicros,
        LastMicros = LastMicros,
        Value = Events.Any(e => e.Value is not null) ? Events.Sum(e => e.Value ?? 0) : null,
    };
}
