namespace Kelione.Journeys;

/// <summary>
/// One thing that one customer did, at one moment. Immutable. This is the readable form, for examples, timelines, exports and the plain oracle;
/// bulk data travels as <see cref="EventBatch"/>.
/// </summary>
public sealed record JourneyEvent
{
    /// <summary>The customer's id as the source wrote it; never empty.</summary>
    public required string Customer { get; init; }

    /// <summary>When, in microseconds since 1970 UTC.</summary>
    public required long TimeMicros { get; init; }

    /// <summary>The event's name; never empty.</summary>
    public required string Activity { get; init; }

    /// <summary>
    /// The other text fields by name: the well-known ones of <see cref="EventFields"/> and free attributes. A field without a value is absent; the empty text is not kept.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = NoFields;

    /// <summary>Money or another amount; null where the event has none.</summary>
    public double? Value { get; init; }

    /// <summary>The source's own id of the event; null where it gives none.</summary>
    public string? EventId { get; init; }

    /// <summary>No fields at all.</summary>
    public static IReadOnlyDictionary<string, string> NoFields { get; } = new Dictionary<string, string>();

    /// <summary>The value of a text field, or null. <c>customer</c> and <c>activity</c> may be asked for by name too.</summary>
    public string? Field(string name) => name switch
    {
        EventFields.Customer => Customer,
        EventFields.Activity => Activity,
        _ => Fields.GetValueOrDefault(name),
    };
}
