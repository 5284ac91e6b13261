using System.Globalization;
using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>How a condition compares.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Comparison>))]
public enum Comparison
{
    /// <summary>The field is one of the values (<c>=</c>).</summary>
    [JsonStringEnumMemberName("is")]
    Is,

    /// <summary>The field is none of the values; an event without the field satisfies it (<c>!=</c>).</summary>
    [JsonStringEnumMemberName("isNot")]
    IsNot,

    /// <summary>The field holds one of the values somewhere inside, letter case ignored (<c>~</c>).</summary>
    [JsonStringEnumMemberName("contains")]
    Contains,

    /// <summary>The field is a number above the value (<c>&gt;</c>).</summary>
    [JsonStringEnumMemberName("above")]
    Above,

    /// <summary>The field is a number at or above the value (<c>&gt;=</c>).</summary>
    [JsonStringEnumMemberName("atLeast")]
    AtLeast,

    /// <summary>The field is a number below the value (<c>&lt;</c>).</summary>
    [JsonStringEnumMemberName("below")]
    Below,

    /// <summary>The field is a number at or below the value (<c>&lt;=</c>).</summary>
    [JsonStringEnumMemberName("atMost")]
    AtMost,

    /// <summary>The event has the field at all (<c>field</c> alone).</summary>
    [JsonStringEnumMemberName("present")]
    Present,

    /// <summary>The event lacks the field (<c>!field</c>).</summary>
    [JsonStringEnumMemberName("absent")]
    Absent,
}

/// <summary>
/// A demand on one field of an event: <c>channel=web|app</c>, <c>price&gt;=100</c>, <c>country!=LT</c>, <c>page~cart</c>, <c>coupon</c>, <c>!coupon</c>.
/// Immutable; equal where field, comparison and values are.
/// </summary>
public sealed record Condition
{
    /// <summary>The field: a name of <see cref="EventFields"/> (also <c>activity</c>, <c>customer</c>, <c>value</c>) or a free attribute.</summary>
    public required string Field { get; init; }

    /// <summary>How to compare.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>The values to compare with: one or more for is, isNot and contains; exactly one number, in invariant form, for the numeric ones; none for present and absent.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether an event with this text in the field (null: absent) satisfies the condition. <c>value</c> is compared in its invariant text form.</summary>
    public bool Matches(string? text) => Comparison switch
    {
        Comparison.Is => text is not null && Values.Contains(text, StringComparer.Ordinal),
        Comparison.IsNot => text is null || !Values.Contains(text, StringComparer.Ordinal),
        Comparison.Contains => text is not null && Values.Any(v => text.Contains(v, StringComparison.OrdinalIgnoreCase)),
        Comparison.Present => text is not null,
        Comparison.Absent => text is null,
        _ => TryNumber(text, out var left) && TryNumber(Values.Count > 0 ? Values[0] : null, out var right) && Compare(left, right),
    };

    /// <summary>Whether an event satisfies the condition.</summary>
    public bool Matches(JourneyEvent journeyEvent) => Matches(TextOf(journeyEvent, Field));

    /// <summary>The text that conditions on a field see: the field's own, and for <c>value</c> the shortest invariant form of the number; <c>customer</c> is the id under which the person is shown, after merges.</summary>
    public static string? TextOf(JourneyEvent journeyEvent, string field) => field == EventFields.Value
        ? journeyEvent.Value?.ToString("R", CultureInfo.InvariantCulture)
        : journeyEvent.Field(field);

    /// <summary>Reads a number in invariant form.</summary>
    public static bool TryNumber(string? text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    /// <inheritdoc />
    public bool Equals(Condition? other) =>
        other is not null && Field == other.Field && Comparison == other.Comparison && Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Field, Comparison, Values.Count);

    /// <summary>The text form, which <see cref="StepSyntax"/> reads back.</summary>
    public override string ToString() => StepSyntax.Format(this);

    private bool Compare(double left, double right) => Comparison switch
    {
        Comparison.Above => left > right,
        Comparison.AtLeast => left >= right,
        Comparison.Below => left < right,
        _ => left <= right,
    };
}
