using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>By what an entry came to lie on a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PlacedBy>))]
public enum PlacedBy
{
    /// <summary>A person put it there.</summary>
    [JsonStringEnumMemberName("person")]
    Person,

    /// <summary>People put the like of it there: same source, theme and touchpoint.</summary>
    [JsonStringEnumMemberName("learnt")]
    Learnt,

    /// <summary>It is about a touchpoint that is the step's.</summary>
    [JsonStringEnumMemberName("touchpoint")]
    Touchpoint,

    /// <summary>It was written where others read it: it lies where customers tell others, not where they read.</summary>
    [JsonStringEnumMemberName("written")]
    Written,

    /// <summary>It came by a channel that is the step's alone.</summary>
    [JsonStringEnumMemberName("channel")]
    Channel,

    /// <summary>The customer's event nearest in time lies on the step.</summary>
    [JsonStringEnumMemberName("event")]
    Event,

    /// <summary>Its theme's words are the step's.</summary>
    [JsonStringEnumMemberName("theme")]
    Theme,
}

/// <summary>Where an entry lies on a map, and why. Immutable.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="By">By what.</param>
/// <param name="Confidence">How sure that is, 0 to 1: 1 for a person's word.</param>
/// <param name="Why">The reason in a few words: the touchpoint, the event and how far off it is.</param>
public sealed record FeedbackPlacement(string Step, PlacedBy By, double Confidence, string Why);
