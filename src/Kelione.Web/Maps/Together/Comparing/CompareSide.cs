using System.Globalization;

namespace Kelione.Web.Maps.Together;

/// <summary>One side of a comparison as an address says it. Immutable.</summary>
/// <param name="Map">The map's id; empty for none chosen yet.</param>
/// <param name="Version">The version; null for the latest.</param>
/// <param name="Snapshot">The measurement's id; empty for the newest of the version.</param>
/// <param name="Group">The name of a segment or persona that was measured beside the whole; empty for everybody.</param>
public sealed record CompareSide(string Map, int? Version = null, string Snapshot = "", string Group = "")
{
    /// <summary>The side of a comparison in words of an address: <c>a=phone&amp;av=3&amp;as=2026-11-22-01&amp;ag=Students</c>.</summary>
    /// <param name="name">a or b.</param>
    public string Query(char name)
    {
        var parts = new List<string> { $"{name}={Uri.EscapeDataString(Map)}" };
        if (Version is { } version)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}v={version}"));
        }

        if (Snapshot.Length > 0)
        {
            parts.Add($"{name}s={Uri.EscapeDataString(Snapshot)}");
        }

        if (Group.Length > 0)
        {
            parts.Add($"{name}g={Uri.EscapeDataString(Group)}");
        }

        return string.Join('&', parts);
    }
}
