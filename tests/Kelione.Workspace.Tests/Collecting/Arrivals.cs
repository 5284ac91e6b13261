using System.Net;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests.Collecting;

/// <summary>Events that arrive.</summary>
internal static class Arrivals
{
    public static readonly long Noon = UtcTime.FromDateTime(new DateTime(2026, 5, 11, 12, 0, 0, DateTimeKind.Utc));

    public static readonly ArrivalSender Sender = new(CollectorProtocols.All.Single(p => p.Name == "kelione"), IPAddress.Parse("203.0.113.77"), "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0", AsksNotToBeTracked: false);

    public static CollectedEvent Event(string customer, string activity, string? id, long seconds = 0) => new() { Activity = activity, UserId = customer, Id = id, TimeMicros = Noon + (seconds * UtcTime.MicrosPerSecond) };

    public static Collected Of(params IEnumerable<CollectedEvent> events)
    {
        var collected = new Collected();
        collected.Events.AddRange(events.Select((e, i) => e.Index == 0 ? e with { Index = i } : e));
        return collected;
    }

    public static async Task<List<JourneyEvent>> StoredAsync(JourneyWorkspace workspace)
    {
        Assert.True(await workspace.Intake.SettleAsync());
        var events = new List<JourneyEvent>();
        await foreach (var stored in workspace.Store.ExportAsync(Scope.All))
        {
            events.Add(stored);
        }

        return events;
    }
}
