using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>One customer's journey, event by event.</summary>
public sealed record TimelineQuestion : Question<TimelineAnswer>
{
    /// <summary>Any id of the person.</summary>
    public required string Customer { get; init; }

    /// <summary>At most this many events, the earliest first; from 1 to 100,000.</summary>
    public int Limit { get; init; } = 10_000;

    /// <summary>A gap longer than this begins a new session.</summary>
    public Duration TimeOut { get; init; } = new(1800 * UtcTime.MicrosPerSecond);

    /// <inheritdoc />
    public override IEnumerable<string> Problems()
    {
        if (string.IsNullOrEmpty(Customer))
        {
            yield return "Name a customer.";
        }

        if (Limit is < 1 or > 100_000 || TimeOut.Micros < 0)
        {
            yield return "limit lies between 1 and 100,000; the time-out cannot be negative.";
        }
    }

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() => [new("session", $"the source's session id where two events have one, else a gap longer than {TimeOut}"), .. PolicyText.Scope(Scope)];
}

/// <summary>One customer's journey; empty where the id is unknown or has no event in the scope (N is 0).</summary>
public sealed record TimelineAnswer : Answer
{
    /// <summary>The id under which the person is shown; the id asked for where it is unknown.</summary>
    public required string Customer { get; init; }

    /// <summary>How many events there are in all.</summary>
    public required long Events { get; init; }

    /// <summary>How many sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>The events in journey order, as many as asked.</summary>
    public required IReadOnlyList<TimelineEvent> Items { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() => [];
}

/// <summary>One event of a timeline.</summary>
public sealed record TimelineEvent
{
    /// <summary>When.</summary>
    [JsonPropertyName("time"), JsonConverter(typeof(UtcMicrosJsonConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required long? TimeMicros { get; init; }

    /// <summary>The activity.</summary>
    public required string Activity { get; init; }

    /// <summary>Seconds since the event before; null for the first.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? SecondsSincePrevious { get; init; }

    /// <summary>The session's number, from 1.</summary>
    public required int Session { get; init; }

    /// <summary>The amount; null where none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Value { get; init; }

    /// <summary>The other text fields and free attributes by name, ordinal order.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }
}
