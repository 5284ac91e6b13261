using System.Text.Json.Serialization;

namespace Kelione.Sources;

/// <summary>What an import of a file would do, found out without importing anything: the preview that the command line and the web page show. Immutable.</summary>
/// <param name="File">The file.</param>
/// <param name="Packing">How it is packed.</param>
/// <param name="Parts">What is read of it, in this order: one part, or the entries of a zip.</param>
/// <param name="Skipped">Entries of a zip that are not read, each with the reason.</param>
/// <param name="Request">What was asked.</param>
public sealed record SourcePlan(
    SourceFile File, Packing Packing, IReadOnlyList<PartPlan> Parts, IReadOnlyList<SkippedEntry> Skipped, [property: JsonIgnore] ImportRequest Request)
{
    /// <summary>The first part, which is the only one but for zips with several entries.</summary>
    [JsonIgnore]
    public PartPlan First => Parts[0];
}

/// <summary>An entry of a zip that is not read.</summary>
/// <param name="Entry">Its name.</param>
/// <param name="Reason">Why not.</param>
public sealed record SkippedEntry(string Entry, string Reason);

/// <summary>What is read of a file, and how. Immutable.</summary>
public sealed record PartPlan
{
    /// <summary>The entry of a zip; null elsewhere.</summary>
    public string? Entry { get; init; }

    /// <summary>The format's name.</summary>
    public required string Format { get; init; }

    /// <summary>What was found out about how it is written.</summary>
    public required FormatDetails Details { get; init; }

    /// <summary>The columns seen so far, with samples.</summary>
    public required IReadOnlyList<ColumnSample> Columns { get; init; }

    /// <summary>How many records were looked at.</summary>
    public required int SampledRecords { get; init; }

    /// <summary>Which column gives what.</summary>
    public required ColumnMapping Mapping { get; init; }

    /// <summary>Why each role has its column, by role.</summary>
    public required IReadOnlyDictionary<string, string> Reasons { get; init; }

    /// <summary>How the times are written and in which zone.</summary>
    public required TimePlan Time { get; init; }

    /// <summary>Parts of an event that no column was found for; nothing can be imported while there are any.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Words that mean "no customer" in the customer's column, by what the sample shows: <c>null</c>, and <c>NA</c> where it is common.</summary>
    public required IReadOnlyList<string> NoCustomerWords { get; init; }

    /// <summary>What a person should know beside: assumptions, things passed over.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}

/// <summary>How the times of a part are written and in which zone.</summary>
/// <param name="Format">How they are written; null where the source has typed times or there is no time.</param>
/// <param name="TimeOfDay">How the time of day is written, where it has its own column; else null.</param>
/// <param name="Zone">The zone of times without an offset.</param>
/// <param name="ZoneOrigin">How the zone is known.</param>
public sealed record TimePlan(TimeFormat? Format, TimeOfDayUnit? TimeOfDay, string Zone, ZoneOrigin ZoneOrigin);

/// <summary>How the zone of a source's times is known.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ZoneOrigin>))]
public enum ZoneOrigin
{
    /// <summary>The person said it.</summary>
    [JsonStringEnumMemberName("given")]
    Given,

    /// <summary>Every time carries its own offset, or counts from 1970 UTC.</summary>
    [JsonStringEnumMemberName("in the file")]
    InFile,

    /// <summary>Nobody says: UTC is assumed. Reported with every import.</summary>
    [JsonStringEnumMemberName("assumed UTC")]
    AssumedUtc,
}
