using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Keeps the workspace's choice of a provider, in <c>voice/provider.json</c>. Safe for several threads and nodes.</summary>
/// <param name="papers">Where it is kept.</param>
internal sealed class ProviderShelf(IPapers papers)
{
    private const string Name = PaperNames.Voice + "provider.json";

    /// <summary>The choice; null for none.</summary>
    /// <exception cref="MendableException">The file is damaged: then nothing is sent.</exception>
    public VoiceProvider? Read()
    {
        try
        {
            return papers.ReadText(Name) is { } text ? JsonSerializer.Deserialize<VoiceProvider>(text, JourneyJson.Compact) : null;
        }
        catch (JsonException e)
        {
            throw new MendableException($"The file '{papers.PlaceOf(Name)}' names no AI provider: {e.Message}", e);
        }
    }

    /// <summary>Keeps a choice; null takes it away.</summary>
    public void Write(VoiceProvider? provider)
    {
        if (provider is null)
        {
            papers.Remove(Name);
        }
        else
        {
            papers.Write(Name, JsonSerializer.SerializeToUtf8Bytes(provider, JourneyJson.Compact));
        }
    }
}
