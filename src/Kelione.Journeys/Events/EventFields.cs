namespace Kelione.Journeys;

/// <summary>
/// The names of the text fields that every event may have beside customer, time and activity. Any other name is a free attribute of the event.
/// Conditions, breakdowns and readers use these very names.
/// </summary>
public static class EventFields
{
    /// <summary>Whose event it is; the id as the source wrote it.</summary>
    public const string Customer = "customer";

    /// <summary>When it happened.</summary>
    public const string Time = "time";

    /// <summary>The event's name.</summary>
    public const string Activity = "activity";

    /// <summary>Where company and customer met: web, app, store, call centre…</summary>
    public const string Channel = "channel";

    /// <summary>The customer action meeting a tool or channel.</summary>
    public const string Touchpoint = "touchpoint";

    /// <summary>Phone, tablet, desktop, till…</summary>
    public const string Device = "device";

    /// <summary>The system that recorded the event.</summary>
    public const string Source = "source";

    /// <summary>The source's own session id.</summary>
    public const string Session = "session";

    /// <summary>The company the customer acts for (B2B).</summary>
    public const string Account = "account";

    /// <summary>The part the customer plays in that company (B2B): user, decision maker…</summary>
    public const string Role = "role";

    /// <summary>Money, a number.</summary>
    public const string Value = "value";

    /// <summary>The source's own id of the event.</summary>
    public const string EventId = "id";

    /// <summary>The well-known optional text fields, in the order in which they are shown.</summary>
    public static IReadOnlyList<string> WellKnown { get; } = [Channel, Touchpoint, Device, Source, Session, Account, Role];

    /// <summary>Whether a name is taken by the product, so that it cannot name a free attribute.</summary>
    public static bool IsReserved(string name) =>
        name is Customer or Time or Activity or Channel or Touchpoint or Device or Source or Session or Account or Role or Value or EventId;
}
