using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>The latest events of a workspace by their own time: what a live view shows.</summary>
public static class NewestEvents
{
    private const long Enough = 2_000;

    /// <summary>Reads them, the newest first; events of one moment by customer.</summary>
    /// <param name="workspace">Where they are.</param>
    /// <param name="most">At most so many.</param>
    /// <param name="where">Conditions that each must satisfy; empty for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<IReadOnlyList<JourneyEvent>> ReadAsync(JourneyWorkspace workspace, int most, IReadOnlyList<Condition>? where = null, CancellationToken cancellationToken = default)
    {
        var scope = new Scope { Where = where ?? [] };
        var whole = await CountAsync(workspace, scope, cancellationToken);
        if (whole is not { Events: > 0, FirstMicros: { } first, LastMicros: { } last })
        {
            return [];
        }

        var from = await StartAsync(workspace, scope, (first, last), most, cancellationToken);
        var newest = new PriorityQueue<JourneyEvent, (long Time, long Order)>();
        var order = 0L;
        await foreach (var e in workspace.Store.ExportAsync(scope with { Period = new Period(from, null) }, cancellationToken))
        {
            newest.Enqueue(e, (e.TimeMicros, --order));
            if (newest.Count > most)
            {
                newest.Dequeue();
            }
        }

        var events = new List<JourneyEvent>(newest.Count);
        while (newest.TryDequeue(out var e, out _))
        {
            events.Add(e);
        }

        events.Reverse();
        return events;
    }

    // Halves the time that is looked at as long as enough events are in the later half, so that little is read of a workspace with hundreds of millions of events.
    private static async Task<long> StartAsync(JourneyWorkspace workspace, Scope scope, (long First, long Last) span, int most, CancellationToken cancellationToken)
    {
        var from = span.First;
        var length = span.Last - span.First;
        while (length > 1)
        {
            var later = span.Last - (length / 4);
            var there = await CountAsync(workspace, scope with { Period = new Period(later, null) }, cancellationToken);
            if (there.Events < most)
            {
                break;
            }

            (from, length) = (later, span.Last - later);
            if (there.Events <= Enough)
            {
                break;
            }
        }

        return from;
    }

    private static async Task<StatusAnswer> CountAsync(JourneyWorkspace workspace, Scope scope, CancellationToken cancellationToken) =>
        (StatusAnswer)await workspace.Engine.AskAsync(new StatusQuestion { Scope = scope }, cancellationToken);
}
