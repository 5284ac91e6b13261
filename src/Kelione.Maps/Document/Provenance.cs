using System.Text.Json.Serialization;

namespace Kelione.Maps;

/// <summary>Where a value comes from. Assumption and research are said by people; measured values name what was asked, over which period, of how many, and when.</summary>
public sealed record Provenance
{
    /// <summary>What nobody has checked yet.</summary>
    public static Provenance Assumption { get; } = new();

    /// <summary>What sort of source it is.</summary>
    public ProvenanceKind Kind { get; init; }

    /// <summary>For research: which ("24 interviews, May 2026"); empty where not said.</summary>
    public string Note { get; init; } = "";

    /// <summary>For measured: the question, in the JSON form of questions or a few words; null where it is none.</summary>
    public string? Question { get; init; }

    /// <summary>For measured: the first day looked at; null where open.</summary>
    public DateOnly? From { get; init; }

    /// <summary>For measured: the last day looked at; null where open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>For research and measured: how many customers, answers or texts stand behind it; null where unknown.</summary>
    public long? N { get; init; }

    /// <summary>For measured: when; null where unknown.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What people found out by asking or watching customers.</summary>
    public static Provenance Research(string note, long? n = null) => new() { Kind = ProvenanceKind.Research, Note = note, N = n };
}

/// <summary>Where a value comes from.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ProvenanceKind>))]
public enum ProvenanceKind
{
    /// <summary>Somebody thinks so.</summary>
    [JsonStringEnumMemberName("assumption")]
    Assumption,

    /// <summary>Customers were asked or watched.</summary>
    [JsonStringEnumMemberName("research")]
    Research,

    /// <summary>Counted from data.</summary>
    [JsonStringEnumMemberName("measured")]
    Measured,
}
