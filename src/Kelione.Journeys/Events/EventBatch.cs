namespace Kelione.Journeys;

/// <summary>
/// Some thousand events in columns, on their way from a reader to an engine. Owned by one side at a time: a reader that hands a batch over does not touch it again.
/// All columns have at least <see cref="Count"/> rows.
/// </summary>
public sealed class EventBatch
{
    /// <summary>How many events the batch holds.</summary>
    public required int Count { get; init; }

    /// <summary>The customer of each event; no row is without one.</summary>
    public required TextColumn Customers { get; init; }

    /// <summary>The activity of each event; no row is without one.</summary>
    public required TextColumn Activities { get; init; }

    /// <summary>The time of each event in microseconds since 1970 UTC.</summary>
    public required long[] TimesMicros { get; init; }

    /// <summary>The other text fields by name (see <see cref="EventFields"/>); a field that no event of the batch has may be absent.</summary>
    public required IReadOnlyDictionary<string, TextColumn> Fields { get; init; }

    /// <summary>The amount of each event, NaN where it has none; null where no event has one.</summary>
    public double[]? Values { get; init; }

    /// <summary>The source's own id of each event, null where it gives none; the array is null where no event has one.</summary>
    public string?[]? EventIds { get; init; }

    /// <summary>The readable form of one event.</summary>
    public JourneyEvent this[int row]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Count);
            return new JourneyEvent
            {
                Customer = Customers[row]!,
                Activity = Activities[row]!,
                TimeMicros = TimesMicros[row],
                Fields = Fields.Where(f => f.Value[row] is not null).ToDictionary(f => f.Key, f => f.Value[row]!),
                Value = Values is { } values && !double.IsNaN(values[row]) ? values[row] : null,
                EventId = EventIds?[row],
            };
        }
    }
}
