using System.Text.Json.Serialization;

namespace Kelione.Sources;

/// <summary>How sure we are of the shape of a system's export.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Sureness>))]
public enum Sureness
{
    /// <summary>Real files of it were looked at.</summary>
    [JsonStringEnumMemberName("seen")]
    Seen,

    /// <summary>The vendor, or source code that reads it, describes it field by field.</summary>
    [JsonStringEnumMemberName("documented")]
    Documented,

    /// <summary>Described in part only: it is read leniently, what was not understood is said, and a real file would help.</summary>
    [JsonStringEnumMemberName("from documentation, tell us")]
    TellUs,
}
