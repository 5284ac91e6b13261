using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>How well a system feeds the workspace.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SystemHealth>))]
public enum SystemHealth
{
    /// <summary>Nothing has come from it.</summary>
    [JsonStringEnumMemberName("not connected")]
    NotConnected,

    /// <summary>It comes as it is used to.</summary>
    [JsonStringEnumMemberName("fresh")]
    Fresh,

    /// <summary>Nothing has come for more than twice as long as usual.</summary>
    [JsonStringEnumMemberName("stale")]
    Stale,

    /// <summary>A part of the last file was rejected, or what its SDKs sent in the last day was refused.</summary>
    [JsonStringEnumMemberName("refused lately")]
    RefusedLately,
}

/// <summary>What has come from a system, and how well it feeds the workspace. Immutable.</summary>
/// <param name="System">The system.</param>
public sealed record SystemStanding(KnownSystem System)
{
    /// <summary>Its files, the newest first; no more than are kept in the journal of imports.</summary>
    public IReadOnlyList<ArrivedFrom> Files { get; init; } = [];

    /// <summary>Its events; 0 for none.</summary>
    public long Events { get; init; }

    /// <summary>When its newest event happened, microseconds since 1970 UTC; null for none.</summary>
    public long? LastEventMicros { get; init; }

    /// <summary>What its SDKs sent; null for nothing.</summary>
    public ArrivalCount? Live { get; init; }

    /// <summary>How much of what its SDKs sent was refused in the last day.</summary>
    public long RefusedInDay { get; init; }

    /// <summary>How it stands.</summary>
    public SystemHealth Health { get; init; }

    /// <summary>How long it usually is from one file to the next; null before three files came at different times.</summary>
    public TimeSpan? UsualGap { get; init; }

    /// <summary>How long ago the last file or event came; null where that is not known, as of events without a file.</summary>
    public TimeSpan? Silence { get; init; }
}

/// <summary>A file that came from a system. Immutable.</summary>
/// <param name="At">When its import began.</param>
/// <param name="By">Who brought it; empty for the command line.</param>
/// <param name="File">What became of it.</param>
public sealed record ArrivedFrom(DateTimeOffset At, string By, ImportedFile File);
