using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>How two people's changes contradict each other.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConflictKind>))]
public enum ConflictKind
{
    /// <summary>Both gave a field different values: mine is kept.</summary>
    [JsonStringEnumMemberName("changed-by-both")]
    ChangedByBoth,

    /// <summary>Both put a thing in different places: mine is kept.</summary>
    [JsonStringEnumMemberName("moved-by-both")]
    MovedByBoth,

    /// <summary>One removed a thing that the other changed, filled or names: the thing is kept. In a rebase, where it is gone from the newer map already, the edit is left out.</summary>
    [JsonStringEnumMemberName("removed-and-changed")]
    RemovedAndChanged,

    /// <summary>Both added a thing of the same sort with the same id: in a merge their fields are merged; in a rebase mine gets another id.</summary>
    [JsonStringEnumMemberName("added-by-both")]
    AddedByBoth,

    /// <summary>The neighbour after which a thing was to stand, or a thing that it mentioned, is no longer there: it comes last in its cell, or loses the mention.</summary>
    [JsonStringEnumMemberName("adjusted")]
    Adjusted,
}

/// <summary>A contradiction between the changes of two people, and what was done about it.</summary>
/// <param name="Kind">What sort of contradiction it is.</param>
/// <param name="Sort">The sort of the thing: stage, step, card and so on; map, measure or priority for what is no thing.</param>
/// <param name="Id">The id of the thing; empty for map, measure and priority.</param>
/// <param name="Name">The name by which people know it.</param>
/// <param name="Field">The field, as in JSON; <c>place</c> for where it stands; empty where the thing as a whole is meant.</param>
/// <param name="Mine">My value as text; null where I have none.</param>
/// <param name="Theirs">Their value as text; null where they have none.</param>
/// <param name="Message">The contradiction and what was done about it, in an English sentence.</param>
public sealed record MergeConflict(ConflictKind Kind, string Sort, string Id, string Name, string Field, string? Mine, string? Theirs, string Message);

/// <summary>Two people's versions of a map joined into one.</summary>
/// <param name="Map">The joined map.</param>
/// <param name="Conflicts">Where they contradicted each other; empty where nothing is lost.</param>
public sealed record MergeResult(JourneyMap Map, ValueList<MergeConflict> Conflicts);
