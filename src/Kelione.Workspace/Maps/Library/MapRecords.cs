using System.Text.Json.Serialization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A map of the library in a line of its list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Status">As-is or to-be.</param>
/// <param name="Language">The language of its words.</param>
/// <param name="Version">Its version now, from 1.</param>
/// <param name="ChangedAt">When that came about.</param>
/// <param name="ChangedBy">Who made it; empty for unknown.</param>
/// <param name="IsDeleted">Whether it was deleted; its history is kept.</param>
public sealed record MapSummary(string Id, string Title, MapKind Kind, MapStatus Status, string Language, int Version, DateTimeOffset ChangedAt, string ChangedBy, bool IsDeleted);

/// <summary>How a version of a map came about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VersionOrigin>))]
public enum VersionOrigin
{
    /// <summary>The map was new.</summary>
    [JsonStringEnumMemberName("created")]
    Created,

    /// <summary>Edits were made.</summary>
    [JsonStringEnumMemberName("edited")]
    Edited,

    /// <summary>A text was brought in: its differences are the edits.</summary>
    [JsonStringEnumMemberName("imported")]
    Imported,

    /// <summary>An earlier version was undone.</summary>
    [JsonStringEnumMemberName("undone")]
    Undone,

    /// <summary>A version that was undone was made again.</summary>
    [JsonStringEnumMemberName("redone")]
    Redone,

    /// <summary>An earlier version was brought back.</summary>
    [JsonStringEnumMemberName("restored")]
    Restored,

    /// <summary>The map was deleted.</summary>
    [JsonStringEnumMemberName("deleted")]
    Deleted,
}

/// <summary>A line of a map's history.</summary>
/// <param name="Version">The version that came about, from 1.</param>
/// <param name="Origin">How.</param>
/// <param name="Of">The version that was undone, redone or restored; null for other origins.</param>
/// <param name="BasedOn">The version that the edits were made on; lower than the one before where somebody else's edits came between and both were joined.</param>
/// <param name="Author">Who; empty for unknown.</param>
/// <param name="At">When.</param>
/// <param name="Label">What for, in the author's words; empty for none.</param>
/// <param name="Edits">How many edits lead from the version before to this.</param>
/// <param name="Changes">What they do, the first few of them.</param>
/// <param name="Name">The name that somebody gave the version afterwards; empty for none.</param>
public sealed record MapVersionInfo(
    int Version, VersionOrigin Origin, int? Of, int BasedOn, string Author, DateTimeOffset At, string Label, int Edits, ValueList<EditDescription> Changes, string Name = "");

/// <summary>A map in one of its versions.</summary>
/// <param name="Map">The document.</param>
/// <param name="Version">Its version, from 1.</param>
/// <param name="At">When that version came about.</param>
/// <param name="Author">Who made it; empty for unknown.</param>
/// <param name="IsLatest">Whether there is none after it.</param>
public sealed record StoredMap(JourneyMap Map, int Version, DateTimeOffset At, string Author, bool IsLatest);

/// <summary>What came of a change.</summary>
/// <param name="Stored">The map as it is now.</param>
/// <param name="HasChanged">Whether there is a new version; not where nothing differed.</param>
/// <param name="Conflicts">Where the change contradicted what somebody else had done meanwhile, and what was done about it.</param>
public sealed record MapChange(StoredMap Stored, bool HasChanged, ValueList<MergeConflict> Conflicts)
{
    /// <summary>The edits that a step back or forth came to; null for other changes.</summary>
    internal IReadOnlyList<MapEdit>? Stepped { get; init; }
}

/// <summary>A kept measurement in a line of their list.</summary>
/// <param name="Snapshot">Its id, such as 2026-11-22-01.</param>
/// <param name="MapVersion">The version of the map that was measured.</param>
/// <param name="MeasuredAt">When.</param>
/// <param name="Period">What was looked at.</param>
/// <param name="Filters">Filters and segment in words; empty for none.</param>
/// <param name="Customers">Customers of the map.</param>
/// <param name="Coverage">The share of journeys that the map explains, 0–1; null where nobody was in the scope.</param>
public sealed record MeasurementSummary(string Snapshot, int MapVersion, DateTimeOffset MeasuredAt, MeasuredPeriod Period, string Filters, long Customers, double? Coverage);

/// <summary>How a map stands in the library.</summary>
/// <param name="Version">Its version.</param>
/// <param name="IsDeleted">Whether it was deleted.</param>
/// <param name="Snapshots">How many measurements of it are kept.</param>
internal sealed record MapStanding(int Version, bool IsDeleted, int Snapshots);
