using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>How journeys split into sessions.</summary>
internal static class PlainSessions
{
    public static Opened Answer(SessionsQuestion question, PlainView view)
    {
        var behind = new Behind();
        behind.Put("all", view.Journeys);
        var journeys = view.Journeys.Select(j => (Journey: j, Sessions: Split(j.Events, question.TimeOut, question.UseSessionIds))).ToList();
        var sessions = journeys.SelectMany(j => j.Sessions.Select(s => new PlainJourney(j.Journey.Customer, s))).ToList();
        var bounces = sessions.Where(s => s.Events.Count == 1).ToList();
        behind.Put("bounced", bounces);
        var spread = journeys.GroupBy(j => j.Sessions.Count).OrderBy(g => g.Key).ToList();
        foreach (var group in spread)
        {
            behind.Put(Handles.Address("sessions", Handles.Part(group.Key)), group.Select(j => j.Journey));
        }

        var answer = new SessionsAnswer
        {
            Sessions = sessions.Count,
            PerCustomer = PlainMath.Share(sessions.Count, journeys.Count),
            MedianSeconds = PlainMath.Seconds(sessions.Select(s => s.LastMicros - s.FirstMicros), 0.5) ?? 0,
            MedianEvents = sessions.Count == 0 ? 0 : Quantiles.OfSorted(sessions.Select(s => (long)s.Events.Count).Order().ToArray(), 0.5),
            Bounces = bounces.Count,
            Entries = PlainStatus.Count(sessions, s => [s.Events[0].Activity], "entry", behind),
            Exits = PlainStatus.Count(sessions, s => [s.Events[^1].Activity], "exit", behind),
            Spread = [.. spread.Select(g => new ValueSpread(g.Key, g.Count()))],
        };
        return new Opened(answer, behind);
    }

    /// <summary>The sessions of a journey, each with its events.</summary>
    public static IReadOnlyList<IReadOnlyList<JourneyEvent>> Split(IReadOnlyList<JourneyEvent> events, Duration timeOut, bool useSessionIds)
    {
        var sessions = new List<List<JourneyEvent>>();
        foreach (var e in events)
        {
            if (sessions.Count == 0 || IsNew(sessions[^1][^1], e, timeOut, useSessionIds))
            {
                sessions.Add([]);
            }

            sessions[^1].Add(e);
        }

        return sessions;
    }

    private static bool IsNew(JourneyEvent before, JourneyEvent e, Duration timeOut, bool useSessionIds) =>
        useSessionIds && before.Field(EventFields.Session) is { } left && e.Field(EventFields.Session) is { } right
            ? left != right
            : e.TimeMicros - before.TimeMicros > timeOut.Micros;
}
