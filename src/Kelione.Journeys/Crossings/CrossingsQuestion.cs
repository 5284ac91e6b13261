namespace Kelione.Journeys;

/// <summary>
/// How customers cross between channels, devices or any field's values: consecutive events (of those that have the field) with different values.
/// </summary>
public sealed record CrossingsQuestion : Question<CrossingsAnswer>
{
    /// <summary>The field: channel, device, activity or any other text field.</summary>
    public string Field { get; init; } = EventFields.Channel;

    /// <inheritdoc />
    public override IEnumerable<string> Problems() => string.IsNullOrWhiteSpace(Field) ? ["field cannot be empty."]
        : Field is EventFields.Customer or EventFields.Time or EventFields.Value or EventFields.EventId ? [$"Customers do not cross between values of '{Field}'; name a text field such as channel or device."]
        : [];

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("crossing", $"two events in a row with different {Field}; events without {Field} are passed over"),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>The crossings. Addresses: <c>edge:FROM:TO</c>, <c>value:VALUE</c>, <c>crossed</c>, <c>values:N</c> (customers with exactly N different values).</summary>
public sealed record CrossingsAnswer : Answer
{
    /// <summary>The field.</summary>
    public required string Field { get; init; }

    /// <summary>Customers with at least one event that has the field.</summary>
    public required long Customers { get; init; }

    /// <summary>Of them, those who crossed at least once.</summary>
    public required long Crossed { get; init; }

    /// <summary>The values by falling number of events, then by name.</summary>
    public required IReadOnlyList<ActivityCount> Values { get; init; }

    /// <summary>How many customers used how many different values, by rising number of values.</summary>
    public required IReadOnlyList<ValueSpread> Spread { get; init; }

    /// <summary>Crossings by falling count, then by names; shares are of all crossings out of and into a value; with customers, without times.</summary>
    public required IReadOnlyList<FlowEdge> Edges { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        [Measure.Share("crossed", Crossed, Customers), .. Edges.Select(e => Measure.Share(Handles.Address("edge", e.From, e.To), e.Customers ?? 0, Customers))];
}

/// <summary>How many customers used exactly so many different values.</summary>
public sealed record ValueSpread(int Values, long Customers);
