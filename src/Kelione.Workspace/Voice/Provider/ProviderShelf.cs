using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Keeps the workspace's choice of a provider, in <c>voice/provider.json</c>. Safe for several threads.</summary>
/// <param name="folder">The workspace.</param>
internal sealed class ProviderShelf(WorkspaceFolder folder)
{
    private readonly Lock _gate = new();

    private string File => Path.Combine(folder.VoiceFolder, "provider.json");

    /// <summary>The choice; null for none.</summary>
    /// <exception cref="MendableException">The file is damaged: then nothing is sent.</exception>
    public VoiceProvider? Read()
    {
        lock (_gate)
        {
            try
            {
                return System.IO.File.Exists(File) ? JsonSerializer.Deserialize<VoiceProvider>(UserFile.Try(File, () => System.IO.File.ReadAllText(File)), JourneyJson.Compact) : null;
            }
            catch (JsonException e)
            {
                throw new MendableException($"The file '{File}' names no AI provider: {e.Message}", e);
            }
        }
    }

    /// <summary>Keeps a choice; null takes it away.</summary>
    public void Write(VoiceProvider? provider)
    {
        lock (_gate)
        {
            UserFile.Try(File, () =>
            {
                PrivateFiles.MakeFolder(folder.VoiceFolder);
                if (provider is null)
                {
                    System.IO.File.Delete(File);
                }
                else
                {
                    AtomicFile.Write(File, JsonSerializer.Serialize(provider, JourneyJson.Compact));
                }
            });
        }
    }
}
