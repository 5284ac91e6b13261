using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>What a column of a scenario's events holds.</summary>
internal enum EventColumnKind
{
    Customer,
    Activity,
    Time,
    Channel,
    Device,
    Session,
    Touchpoint,
    Source,
    Account,
    Role,
    Attribute,
    Value,
    Id,
}

/// <summary>One column of a scenario's events.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Header">Its name in files.</param>
/// <param name="Field">The event field it is, a name of <see cref="EventFields"/> or a free attribute.</param>
/// <param name="Attribute">For free attributes, the place among them.</param>
internal sealed record EventColumn(EventColumnKind Kind, string Header, string Field, int Attribute = -1);

/// <summary>Which columns the events of a scenario have, in the order of files, and how ids are written. Immutable.</summary>
internal sealed class EventSchema
{
    private static readonly Dictionary<EventColumnKind, EventColumn> Known = new[]
    {
        new EventColumn(EventColumnKind.Customer, "customer_id", EventFields.Customer),
        new EventColumn(EventColumnKind.Activity, "event", EventFields.Activity),
        new EventColumn(EventColumnKind.Time, "timestamp", EventFields.Time),
        new EventColumn(EventColumnKind.Channel, "channel", EventFields.Channel),
        new EventColumn(EventColumnKind.Device, "device", EventFields.Device),
        new EventColumn(EventColumnKind.Session, "session_id", EventFields.Session),
        new EventColumn(EventColumnKind.Touchpoint, "touchpoint", EventFields.Touchpoint),
        new EventColumn(EventColumnKind.Source, "source", EventFields.Source),
        new EventColumn(EventColumnKind.Account, "account_id", EventFields.Account),
        new EventColumn(EventColumnKind.Role, "role", EventFields.Role),
        new EventColumn(EventColumnKind.Value, "amount", EventFields.Value),
        new EventColumn(EventColumnKind.Id, "event_id", EventFields.EventId),
    }.ToDictionary(c => c.Kind);

    /// <summary>The schema with customer, event and time, then the optional columns given, then the free attributes, then the amount and the id where given.</summary>
    public EventSchema(IReadOnlyList<EventColumnKind> optional, params IReadOnlyList<string> attributes)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(attributes.Count, AttributeWords.Length);
        var last = new[] { EventColumnKind.Value, EventColumnKind.Id };
        Columns =
        [
            Known[EventColumnKind.Customer], Known[EventColumnKind.Activity], Known[EventColumnKind.Time],
            .. optional.Except(last).Select(kind => Known[kind]),
            .. attributes.Select((name, place) => new EventColumn(EventColumnKind.Attribute, name, name, place)),
            .. last.Intersect(optional).Select(kind => Known[kind]),
        ];
    }

    /// <summary>The columns in order.</summary>
    public IReadOnlyList<EventColumn> Columns { get; }
}
