using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kelione.Workspace;

/// <summary>How a workspace takes events that arrive by themselves: the file <c>collecting.json</c>. Immutable.</summary>
internal sealed record CollectingRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>What is kept of the sender's network address.</summary>
    public AddressKept Address { get; init; } = AddressKept.Short;

    /// <summary>Whether the events of browsers that send <c>DNT: 1</c> or <c>Sec-GPC: 1</c> are left out.</summary>
    public bool HonoursDoNotTrack { get; init; } = true;

    /// <summary>Reads the rules of a workspace; the default ones where it has none.</summary>
    /// <exception cref="MendableException">The file cannot be read.</exception>
    public static CollectingRules Load(IPapers papers)
    {
        if (papers.ReadText(PaperNames.Collecting) is not { } text)
        {
            return new CollectingRules();
        }

        try
        {
            return JsonSerializer.Deserialize<CollectingRules>(text, Json) ?? new CollectingRules();
        }
        catch (JsonException e)
        {
            throw new MendableException($"'{papers.PlaceOf(PaperNames.Collecting)}' cannot be read: {e.Message} It may say \"address\": \"short\", \"full\" or \"none\", and \"honoursDoNotTrack\": true or false.", e);
        }
    }
}

/// <summary>What is kept of a network address.</summary>
internal enum AddressKept
{
    /// <summary>The first 24 bits of IPv4, the first 48 of IPv6.</summary>
    Short,

    /// <summary>All of it.</summary>
    Full,

    /// <summary>Nothing.</summary>
    None,
}
