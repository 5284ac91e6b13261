using Kelione.Journeys;

namespace Kelione.ClickHouse.Support;

/// <summary>Short events.</summary>
internal static class Events
{
    /// <summary>Events in import order; times in seconds.</summary>
    public static IReadOnlyList<JourneyEvent> Of(params (string Customer, string Activity, long Second)[] events) =>
        [.. events.Select(e => new JourneyEvent { Customer = e.Customer, Activity = e.Activity, TimeMicros = e.Second * UtcTime.MicrosPerSecond, Fields = new Dictionary<string, string> { ["channel"] = "web" } })];
}
