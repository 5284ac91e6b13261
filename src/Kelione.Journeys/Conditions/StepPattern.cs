using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>
/// Which events a step means: any of some activities, under conditions. Text form: <c>cart</c>, <c>cart|basket</c>, <c>order[channel=web, price&gt;=100]</c>,
/// <c>*[channel=store]</c> (any activity), <c>coupon?</c> (an optional step of a funnel). In JSON it is that text. Immutable; equal by content.
/// </summary>
[JsonConverter(typeof(StepPatternJsonConverter))]
public sealed record StepPattern
{
    /// <summary>The activities, any of which will do; empty for any activity at all.</summary>
    public IReadOnlyList<string> Activities { get; init; } = [];

    /// <summary>Conditions that must all hold.</summary>
    public IReadOnlyList<Condition> Conditions { get; init; } = [];

    /// <summary>Whether a funnel may pass the step by.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether the pattern demands nothing: every event matches.</summary>
    public bool IsAny => Activities.Count == 0 && Conditions.Count == 0;

    /// <summary>The pattern that every event matches.</summary>
    public static StepPattern Any { get; } = new();

    /// <summary>The pattern of a single activity.</summary>
    public static StepPattern Of(string activity) => new() { Activities = [activity] };

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text is not a step; the message says where and how to write one.</exception>
    public static StepPattern Parse(string text) => StepSyntax.ParseStep(text);

    /// <summary>Whether an event matches.</summary>
    public bool Matches(JourneyEvent journeyEvent) =>
        (Activities.Count == 0 || Activities.Contains(journeyEvent.Activity, StringComparer.Ordinal)) && Conditions.All(c => c.Matches(journeyEvent));

    /// <inheritdoc />
    public bool Equals(StepPattern? other) =>
        other is not null && Optional == other.Optional && Activities.SequenceEqual(other.Activities, StringComparer.Ordinal) && Conditions.SequenceEqual(other.Conditions);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Activities.Count, Activities.Count > 0 ? Activities[0] : "", Conditions.Count, Optional);

    /// <summary>The text form, which <see cref="Parse"/> reads back.</summary>
    public override string ToString() => StepSyntax.Format(this);
}

/// <summary>A step is its text in JSON.</summary>
internal sealed class StepPatternJsonConverter : JsonConverter<StepPattern>
{
    public override StepPattern Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return StepPattern.Parse(reader.GetString() ?? "");
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, StepPattern value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
