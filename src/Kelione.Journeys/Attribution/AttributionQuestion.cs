using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>How the credit for a result is shared among the touches before it (docs/semantics.md, Attribution).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AttributionModel>))]
public enum AttributionModel
{
    /// <summary>All to the first touch.</summary>
    [JsonStringEnumMemberName("first")]
    First,

    /// <summary>All to the last touch.</summary>
    [JsonStringEnumMemberName("last")]
    Last,

    /// <summary>All to the last touch that is not direct; to direct where there is no other.</summary>
    [JsonStringEnumMemberName("last-non-direct")]
    LastNonDirect,

    /// <summary>Equal to every touch.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,

    /// <summary>40 % to the first, 40 % to the last, 20 % equally to those between; two touches half each; one all.</summary>
    [JsonStringEnumMemberName("position")]
    Position,

    /// <summary>By 2^(−age / half-life), age counted from the touch to the conversion; scaled to sum to one.</summary>
    [JsonStringEnumMemberName("time-decay")]
    TimeDecay,

    /// <summary>Markov chain of order 1, by the exact linear system; repeats of a channel straight after itself dropped; removal effects scaled to sum to the conversions.</summary>
    [JsonStringEnumMemberName("markov")]
    Markov,

    /// <summary>Shapley value over channel sets, v = conversions of paths whose channels all lie in the set; equals an equal split over the distinct channels of each path.</summary>
    [JsonStringEnumMemberName("shapley")]
    Shapley,

    /// <summary>Shapley value with v = conversion rate of the paths whose channels all lie in the set, scaled to sum to the conversions; at most 16 channels.</summary>
    [JsonStringEnumMemberName("shapley-rate")]
    ShapleyRate,
}

/// <summary>
/// Which channels brought the results, and at what cost. A path is made for each conversion: the touches (events that match <see cref="Touch"/> and have <see cref="Field"/>, and do not match the conversion) after the conversion before and within
/// <see cref="Lookback"/> before this one (that moment included). A conversion without touches is counted as unattributed. The touches after the last conversion, if any, make a path without conversion
/// (the look-back does not bear on it), used by Markov and Shapley by rate. A conversion without an amount is worth 0.
/// </summary>
public sealed record AttributionQuestion : Question<AttributionAnswer>
{
    /// <summary>Which event is a result.</summary>
    public required StepPattern Conversion { get; init; }

    /// <summary>Which events are touches; null for any that has the field.</summary>
    public StepPattern? Touch { get; init; }

    /// <summary>The field that names the channel of a touch.</summary>
    public string Field { get; init; } = EventFields.Channel;

    /// <summary>How far back touches count.</summary>
    public Duration Lookback { get; init; } = Duration.FromDays(90);

    /// <summary>The models asked for; empty for all but shapley-rate.</summary>
    public IReadOnlyList<AttributionModel> Models { get; init; } = [];

    /// <summary>The half-life of time decay.</summary>
    public Duration HalfLife { get; init; } = Duration.FromDays(7);

    /// <summary>The names of direct touches for last-non-direct.</summary>
    public IReadOnlyList<string> Direct { get; init; } = ["direct", "(direct)", "(none)"];

    /// <summary>What each channel cost in the scope's period; empty where unknown.</summary>
    public IReadOnlyDictionary<string, double> Costs { get; init; } = new Dictionary<string, double>();

    /// <summary>The models asked for, the default filled in.</summary>
    public IReadOnlyList<AttributionModel> ModelsAsked() =>
        Models.Count > 0 ? Models : [.. Enum.GetValues<AttributionModel>().Where(m => m != AttributionModel.ShapleyRate)];

    /// <inheritdoc />
    public override IEnumerable<string> Problems() =>
        Lookback.Micros < 0 || HalfLife.Micros <= 0 || string.IsNullOrWhiteSpace(Field) ? ["The look-back cannot be negative, the half-life must be above zero, the field cannot be empty."]
        : Field is EventFields.Customer or EventFields.Time or EventFields.Value or EventFields.EventId ? [$"'{Field}' names no channel of a touch; name a text field such as channel or source."]
        : [];

    /// <inheritdoc />
    public override IEnumerable<PolicyLine> PolicyLines() =>
    [
        new("conversion", Conversion.ToString()),
        new("touches", $"{Touch ?? StepPattern.Any} with {Field}, within {Lookback} before the conversion and after the one before"),
        new("time decay", $"half-life {HalfLife}"),
        new("direct", string.Join(", ", Direct)),
        new("markov", "order 1, exact linear system; repeats of a channel dropped"),
        new("shapley", "by conversions this equals an equal split over the distinct channels of each path"),
        .. PolicyText.Scope(Scope),
    ];
}

/// <summary>Which channels brought the results. Addresses: <c>converted</c>, <c>channel:NAME</c> (customers with a touch of it on a converting path; the same with <c>:MODEL</c> after it), <c>unattributed</c> (customers with such a conversion).</summary>
public sealed record AttributionAnswer : Answer
{
    /// <summary>Conversions with at least one touch.</summary>
    public required double Conversions { get; init; }

    /// <summary>Conversions without any touch.</summary>
    public required double Unattributed { get; init; }

    /// <summary>The sum of the attributed conversions' amounts.</summary>
    public required double Value { get; init; }

    /// <summary>Paths without conversion.</summary>
    public required double Nulls { get; init; }

    /// <summary>Customers with at least one conversion.</summary>
    public required long Converted { get; init; }

    /// <summary>One for each model asked, in the order asked.</summary>
    public required IReadOnlyList<AttributionResult> Models { get; init; }

    /// <summary>Removal effect of each channel, 0–1 (Markov); null where that model was not asked for.</summary>
    public IReadOnlyDictionary<string, double>? RemovalEffects { get; init; }

    /// <inheritdoc />
    public override IEnumerable<Measure> Measures() =>
        from model in Models
        from channel in model.Channels
        select new Measure(Handles.Address("channel", channel.Channel) + ":" + model.Model, MeasureKind.Share, channel.Share);
}

/// <summary>The credit by one model.</summary>
/// <param name="Model">The model.</param>
/// <param name="Channels">Every channel of any path, those without conversion too, by name in ordinal order.</param>
public sealed record AttributionResult(AttributionModel Model, IReadOnlyList<ChannelCredit> Channels);

/// <summary>What one channel is credited with.</summary>
/// <param name="Channel">Its name.</param>
/// <param name="Conversions">Conversions credited.</param>
/// <param name="Share">Share of all attributed conversions, 0–1; 0 where there are none.</param>
/// <param name="Value">Amount credited.</param>
/// <param name="Cost">What it cost; null where unknown.</param>
/// <param name="CostPerConversion">Cost over conversions credited; null where the cost is unknown or nothing is credited.</param>
public sealed record ChannelCredit(
    string Channel,
    double Conversions,
    double Share,
    double Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Cost,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? CostPerConversion);

/// <summary>Paths that are alike, added up: an input of attribution.</summary>
/// <param name="Touches">The channels in order of time; at least one.</param>
/// <param name="Conversions">How many of the paths ended in a conversion.</param>
/// <param name="Value">The sum of their amounts.</param>
/// <param name="Nulls">How many did not.</param>
/// <param name="AgesMicros">For time decay: each touch's age at the conversion; null where unknown (then each touch counts as one half-life older than the next).</param>
public sealed record AttributionPath(IReadOnlyList<string> Touches, double Conversions, double Value, double Nulls, IReadOnlyList<long>? AgesMicros = null);
