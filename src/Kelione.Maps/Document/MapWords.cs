using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>The kind of map, which decides its layout.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MapKind>))]
public enum MapKind
{
    /// <summary>In the order of time.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,

    /// <summary>Many channels; jumps and returns as arcs.</summary>
    [JsonStringEnumMemberName("non-linear")]
    NonLinear,

    /// <summary>A wheel: loyalty feeds the next purchase.</summary>
    [JsonStringEnumMemberName("cyclic")]
    Cyclic,

    /// <summary>A few stages, such as awareness, interest, decision, action.</summary>
    [JsonStringEnumMemberName("stage")]
    Stage,

    /// <summary>One channel, deep.</summary>
    [JsonStringEnumMemberName("channel")]
    Channel,

    /// <summary>Roles side by side.</summary>
    [JsonStringEnumMemberName("role")]
    Role,

    /// <summary>Led by the emotion curve.</summary>
    [JsonStringEnumMemberName("emotional")]
    Emotional,

    /// <summary>A lane for each channel, the way crossing online and offline.</summary>
    [JsonStringEnumMemberName("cross-channel")]
    CrossChannel,

    /// <summary>A lane for each device, with the switches.</summary>
    [JsonStringEnumMemberName("multi-screen")]
    MultiScreen,

    /// <summary>Many who decide, over a long time.</summary>
    [JsonStringEnumMemberName("b2b")]
    B2B,

    /// <summary>After the purchase, over the life cycle.</summary>
    [JsonStringEnumMemberName("product-use")]
    ProductUse,
}

/// <summary>Whether a map shows what is or what shall be.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MapStatus>))]
public enum MapStatus
{
    /// <summary>What is.</summary>
    [JsonStringEnumMemberName("as-is")]
    AsIs,

    /// <summary>What shall be.</summary>
    [JsonStringEnumMemberName("to-be")]
    ToBe,
}

/// <summary>A moment of the dynamic customer journey.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Moment>))]
public enum Moment
{
    /// <summary>Something makes them want it.</summary>
    [JsonStringEnumMemberName("stimulus")]
    Stimulus,

    /// <summary>Research before the purchase.</summary>
    [JsonStringEnumMemberName("zero")]
    Zero,

    /// <summary>At the shelf or on the page.</summary>
    [JsonStringEnumMemberName("first")]
    First,

    /// <summary>Use.</summary>
    [JsonStringEnumMemberName("second")]
    Second,

    /// <summary>The experience is shared.</summary>
    [JsonStringEnumMemberName("ultimate")]
    Ultimate,

    /// <summary>They come back and bring others.</summary>
    [JsonStringEnumMemberName("loyalty")]
    Loyalty,
}

/// <summary>What stands in a lane.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LaneKind>))]
public enum LaneKind
{
    /// <summary>What the customer does, in more words than the step's name.</summary>
    [JsonStringEnumMemberName("actions")]
    Actions,

    /// <summary>What the customer wants.</summary>
    [JsonStringEnumMemberName("goals")]
    Goals,

    /// <summary>Thoughts and questions.</summary>
    [JsonStringEnumMemberName("thoughts")]
    Thoughts,

    /// <summary>What the customer expects.</summary>
    [JsonStringEnumMemberName("expectations")]
    Expectations,

    /// <summary>What the customer sees.</summary>
    [JsonStringEnumMemberName("sees")]
    Sees,

    /// <summary>The emotion curve: felt and wished.</summary>
    [JsonStringEnumMemberName("emotions")]
    Emotions,

    /// <summary>Customer action meeting a channel.</summary>
    [JsonStringEnumMemberName("touchpoints")]
    Touchpoints,

    /// <summary>Which channels are used.</summary>
    [JsonStringEnumMemberName("channels")]
    Channels,

    /// <summary>Which devices or screens are used.</summary>
    [JsonStringEnumMemberName("devices")]
    Devices,

    /// <summary>Which role does what, and how much it takes part (B2B).</summary>
    [JsonStringEnumMemberName("roles")]
    Roles,

    /// <summary>What is wrong.</summary>
    [JsonStringEnumMemberName("barriers")]
    Barriers,

    /// <summary>How to improve.</summary>
    [JsonStringEnumMemberName("ideas")]
    Ideas,

    /// <summary>Owners and responsibilities.</summary>
    [JsonStringEnumMemberName("responsible")]
    Responsible,

    /// <summary>What a statement rests on.</summary>
    [JsonStringEnumMemberName("evidence")]
    Evidence,

    /// <summary>What customers say.</summary>
    [JsonStringEnumMemberName("quotes")]
    Quotes,

    /// <summary>Measured numbers.</summary>
    [JsonStringEnumMemberName("metrics")]
    Metrics,

    /// <summary>Pictures.</summary>
    [JsonStringEnumMemberName("images")]
    Images,

    /// <summary>What the company does behind the scenes.</summary>
    [JsonStringEnumMemberName("backstage")]
    Backstage,

    /// <summary>Papers and files that pass (B2B).</summary>
    [JsonStringEnumMemberName("documents")]
    Documents,

    /// <summary>What customers search for (moments of truth).</summary>
    [JsonStringEnumMemberName("searches")]
    Searches,

    /// <summary>What customers share (moments of truth).</summary>
    [JsonStringEnumMemberName("shares")]
    Shares,

    /// <summary>Who influences them, with a share (moments of truth).</summary>
    [JsonStringEnumMemberName("influences")]
    Influences,

    /// <summary>Notes.</summary>
    [JsonStringEnumMemberName("notes")]
    Notes,

    /// <summary>A lane that people named themselves.</summary>
    [JsonStringEnumMemberName("custom")]
    Custom,
}

/// <summary>The seven faces of emotion.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Emotion>))]
public enum Emotion
{
    /// <summary>Joy.</summary>
    [JsonStringEnumMemberName("joy")]
    Joy,

    /// <summary>Trust, calm.</summary>
    [JsonStringEnumMemberName("trust")]
    Trust,

    /// <summary>Surprise.</summary>
    [JsonStringEnumMemberName("surprise")]
    Surprise,

    /// <summary>Confusion.</summary>
    [JsonStringEnumMemberName("confusion")]
    Confusion,

    /// <summary>Worry.</summary>
    [JsonStringEnumMemberName("worry")]
    Worry,

    /// <summary>Disappointment.</summary>
    [JsonStringEnumMemberName("disappointment")]
    Disappointment,

    /// <summary>Anger.</summary>
    [JsonStringEnumMemberName("anger")]
    Anger,
}

/// <summary>What sort of barrier it is; the first ones people name, the last ones data shows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BarrierKind>))]
public enum BarrierKind
{
    /// <summary>Anything else.</summary>
    [JsonStringEnumMemberName("other")]
    Other,

    /// <summary>It costs too much or not what was said.</summary>
    [JsonStringEnumMemberName("price")]
    Price,

    /// <summary>Fear, habit, embarrassment.</summary>
    [JsonStringEnumMemberName("psychological")]
    Psychological,

    /// <summary>It is hard to do.</summary>
    [JsonStringEnumMemberName("usability")]
    Usability,

    /// <summary>They do not believe.</summary>
    [JsonStringEnumMemberName("trust")]
    Trust,

    /// <summary>It takes too long.</summary>
    [JsonStringEnumMemberName("speed")]
    Speed,

    /// <summary>They cannot find out.</summary>
    [JsonStringEnumMemberName("information")]
    Information,

    /// <summary>A rule forbids it.</summary>
    [JsonStringEnumMemberName("policy")]
    Policy,

    /// <summary>Fewer go on than at other steps or than before.</summary>
    [JsonStringEnumMemberName("low-conversion")]
    LowConversion,

    /// <summary>They wait long before going on.</summary>
    [JsonStringEnumMemberName("stall")]
    Stall,

    /// <summary>They repeat it or turn back.</summary>
    [JsonStringEnumMemberName("loop")]
    Loop,

    /// <summary>Errors happen.</summary>
    [JsonStringEnumMemberName("errors")]
    Errors,

    /// <summary>They must change channel or device.</summary>
    [JsonStringEnumMemberName("forced-switch")]
    ForcedSwitch,

    /// <summary>They complain here.</summary>
    [JsonStringEnumMemberName("negative-feedback")]
    NegativeFeedback,
}

/// <summary>Whether a barrier is still open.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BarrierStatus>))]
public enum BarrierStatus
{
    /// <summary>It stands.</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>It was lowered.</summary>
    [JsonStringEnumMemberName("lowered")]
    Lowered,

    /// <summary>It is none after all.</summary>
    [JsonStringEnumMemberName("dismissed")]
    Dismissed,
}

/// <summary>How far an idea is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IdeaStatus>))]
public enum IdeaStatus
{
    /// <summary>Somebody had it.</summary>
    [JsonStringEnumMemberName("proposed")]
    Proposed,

    /// <summary>It was decided on.</summary>
    [JsonStringEnumMemberName("planned")]
    Planned,

    /// <summary>It is being made.</summary>
    [JsonStringEnumMemberName("doing")]
    Doing,

    /// <summary>Customers have it.</summary>
    [JsonStringEnumMemberName("released")]
    Released,

    /// <summary>It will not be made.</summary>
    [JsonStringEnumMemberName("dropped")]
    Dropped,
}
