using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>What is known of one step.</summary>
public sealed record StepMeasure
{
    /// <summary>The step's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The id of its stage.</summary>
    public required string Stage { get; init; }

    /// <summary>Whether it is bound to events; where not, all numbers are null.</summary>
    public required bool Bound { get; init; }

    /// <summary>Customers with an event that the step means.</summary>
    public long? Customers { get; init; }

    /// <summary>Their share of the map's customers, 0–1.</summary>
    public double? Share { get; init; }

    /// <summary>Customers with an event that is the step's success; the same as <see cref="Customers"/> where the step states none.</summary>
    public long? Succeeded { get; init; }

    /// <summary>Customers who reached this step and all required steps before it in order (the whole map as one funnel).</summary>
    public long? ReachedInOrder { get; init; }

    /// <summary>The id of the next bound step, to which <see cref="ConversionToNext"/> refers; null for the last.</summary>
    public string? Next { get; init; }

    /// <summary>Customers who did the next bound step after this one within the window.</summary>
    public long? WentOn { get; init; }

    /// <summary>Customers who did not do the next one but a later one.</summary>
    public long? PassedBy { get; init; }

    /// <summary>Share of the step's customers who did the next bound step after it within the window, 0–1; null for the last bound step.</summary>
    public double? ConversionToNext { get; init; }

    /// <summary>Its Wilson interval.</summary>
    public Bounds? ConversionInterval { get; init; }

    /// <summary>Share of those who succeeded here and came back <see cref="MeasureSettings.RetentionDays"/> days later or later still, of those for whom the data is long enough, 0–1; null where it is long enough for nobody.</summary>
    public double? Retained { get; init; }

    /// <summary>How many customers stand behind <see cref="Retained"/>.</summary>
    public long? RetainedOf { get; init; }

    /// <summary>Median time to the next bound step, seconds.</summary>
    public double? MedianSecondsToNext { get; init; }

    /// <summary>The time to the next bound step that 90 % do not exceed, seconds.</summary>
    public double? P90SecondsToNext { get; init; }

    /// <summary>Customers who did no later step of the map within the window.</summary>
    public long? Exits { get; init; }

    /// <summary>What those did right after their last event at the step, by falling customers.</summary>
    public ValueList<LeftTo> LeftTo { get; init; } = [];

    /// <summary>How many of them did something that <see cref="LeftTo"/> does not list; null where <see cref="Exits"/> is.</summary>
    public long? LeftToOthers { get; init; }

    /// <summary>Events at the step for each of its customers.</summary>
    public double? EventsPerCustomer { get; init; }

    /// <summary>Customers who came back to it after a later step.</summary>
    public long? Returned { get; init; }

    /// <summary>Customers whose journey through the map begins here.</summary>
    public long? Starts { get; init; }

    /// <summary>Customers whose journey through the map ends here.</summary>
    public long? Ends { get; init; }

    /// <summary>Customers with an error here; null where the map states no error events.</summary>
    public long? Errors { get; init; }

    /// <summary>The sum of the values of its events; null where no event has one.</summary>
    public double? Revenue { get; init; }

    /// <summary>In which channels, by falling customers; a customer may stand in several.</summary>
    public ValueList<MixShare> Channels { get; init; } = [];

    /// <summary>On which devices, by falling customers.</summary>
    public ValueList<MixShare> Devices { get; init; } = [];

    /// <summary>Criticality 0–10; null where the step is not bound or the last.</summary>
    public double? Criticality { get; init; }

    /// <summary>Its arithmetic; null with it.</summary>
    public CriticalityTerms? CriticalityTerms { get; init; }

    /// <summary>The barriers that the data shows at the step.</summary>
    public ValueList<BarrierMeasure> Barriers { get; init; } = [];

    /// <summary>How it feels by feedback; null where there is none or too little.</summary>
    public EmotionMeasure? Emotion { get; init; }

    /// <summary>Feedback that stands at the step though it is too little for <see cref="Emotion"/>.</summary>
    public long FeedbackN { get; init; }

    /// <summary>Median time from the customer's first event of the map to the first at this step, days.</summary>
    public double? MedianDayFirst { get; init; }

    /// <summary>The middle half of those times, days.</summary>
    public Bounds? MiddleHalfDayFirst { get; init; }
}

/// <summary>What customers who left did instead.</summary>
/// <param name="Activity">The activity right after; null where nothing came after.</param>
/// <param name="Customers">How many.</param>
public sealed record LeftTo([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Activity, long Customers);

/// <summary>A channel's or device's part in a step.</summary>
/// <param name="Value">The value of the field; null where events have none.</param>
/// <param name="Customers">Customers with an event of the step there.</param>
/// <param name="Share">Their share of the step's customers, 0–1.</param>
public sealed record MixShare([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Value, long Customers, double Share);

/// <summary>The arithmetic of criticality: 10 · Σ weight · term, the weights divided by their sum over the terms that there are.</summary>
/// <param name="Loss">1 − conversion to the next step (a next step passed by counts as converted where it is optional or an arc is drawn over it), 0–1.</param>
/// <param name="Audience">The step's customers over the map's, 0–1.</param>
/// <param name="Goal">Steps done over all steps, 0–1.</param>
/// <param name="Feedback">Lower Wilson bound of the share of negative feedback, 0–1; null where there is no feedback: its weight is spread over the rest.</param>
/// <param name="LossWeight">The weight used.</param>
/// <param name="AudienceWeight">The weight used.</param>
/// <param name="GoalWeight">The weight used.</param>
/// <param name="FeedbackWeight">The weight used; 0 where there is no feedback.</param>
public sealed record CriticalityTerms(
    double Loss, double Audience, double Goal, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Feedback,
    double LossWeight, double AudienceWeight, double GoalWeight, double FeedbackWeight);
