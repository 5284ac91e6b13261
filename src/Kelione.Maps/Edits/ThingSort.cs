using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>The sorts of things that a map is made of. Ids are unique within a sort.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ThingSort>))]
public enum ThingSort
{
    /// <summary>A picture.</summary>
    [JsonStringEnumMemberName("image")]
    Image,

    /// <summary>A channel.</summary>
    [JsonStringEnumMemberName("channel")]
    Channel,

    /// <summary>A device.</summary>
    [JsonStringEnumMemberName("device")]
    Device,

    /// <summary>A persona or role.</summary>
    [JsonStringEnumMemberName("persona")]
    Persona,

    /// <summary>A stage.</summary>
    [JsonStringEnumMemberName("stage")]
    Stage,

    /// <summary>A step.</summary>
    [JsonStringEnumMemberName("step")]
    Step,

    /// <summary>A lane.</summary>
    [JsonStringEnumMemberName("lane")]
    Lane,

    /// <summary>A card.</summary>
    [JsonStringEnumMemberName("card")]
    Card,

    /// <summary>An arc.</summary>
    [JsonStringEnumMemberName("arc")]
    Arc,

    /// <summary>A route.</summary>
    [JsonStringEnumMemberName("route")]
    Route,

    /// <summary>A barrier.</summary>
    [JsonStringEnumMemberName("barrier")]
    Barrier,

    /// <summary>An idea.</summary>
    [JsonStringEnumMemberName("idea")]
    Idea,
}
