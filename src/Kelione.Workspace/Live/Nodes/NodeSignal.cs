using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>What one node of a server tells the others of an open map. It carries nothing that cannot be lost: whatever is kept is read from the database.</summary>
/// <param name="Node">Who tells it.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Map">The map.</param>
/// <param name="Seat">Whose seat it is about; empty for nobody's.</param>
/// <param name="Person">The id of who sits there.</param>
/// <param name="Name">Their name.</param>
/// <param name="Colour">Their colour at that node, 1–8.</param>
/// <param name="Place">Where they are on the map; empty for nowhere.</param>
internal sealed record NodeSignal(string Node, NodeSignalKind Kind, string Map, string Seat = "", string Person = "", string Name = "", int Colour = 0, string Place = "")
{
    // PostgreSQL takes 8,000 bytes.
    private const int LongestName = 200;
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter<NodeSignalKind>() } };

    /// <summary>The signal as a text.</summary>
    public string Write() => JsonSerializer.Serialize(Name.Length <= LongestName ? this : this with { Name = Name[..LongestName] }, Json);

    /// <summary>The signal of a text; null where it is none, as of another program on the same channel, or of a newer node.</summary>
    public static NodeSignal? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<NodeSignal>(text, Json) is { Node: not null, Map: not null, Seat: not null, Person: not null, Name: not null, Place: not null } signal ? signal : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What nodes tell each other.</summary>
internal enum NodeSignalKind
{
    /// <summary>There is a newer version or measurement, or it was deleted.</summary>
    Stored,

    /// <summary>Somebody commented.</summary>
    Commented,

    /// <summary>Somebody has it open, at a place. Told again every few seconds.</summary>
    Here,

    /// <summary>Somebody left.</summary>
    Gone,

    /// <summary>Everybody is asked to say who is there.</summary>
    Who,
}
