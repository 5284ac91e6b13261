namespace Kelione.Workspace;

/// <summary>The AI provider of a workspace, which may label texts instead of lexicon and learning. There is none unless an administrator names one, and nothing is sent unless they switch it on. Immutable.</summary>
public sealed record VoiceProvider
{
    /// <summary>The environment variable that the provider's key is taken from. The key is never kept in a file.</summary>
    public const string KeyVariable = "KELIONE_AI_KEY";

    /// <summary>The address of an OpenAI-compatible service, with <c>/v1/</c> at its end.</summary>
    public required string Address { get; init; }

    /// <summary>The model's name there.</summary>
    public required string Model { get; init; }

    /// <summary>Whether texts may be sent. A change of the address or of the model switches it off.</summary>
    public bool IsOn { get; init; }

    /// <summary>Who switched it last; empty where nobody says.</summary>
    public string By { get; init; } = "";

    /// <summary>When, microseconds since 1970 UTC.</summary>
    public long AtMicros { get; init; }
}

/// <summary>What a provider was asked and answered. Immutable.</summary>
/// <param name="Sent">How many texts were sent.</param>
/// <param name="Labelled">How many labels were understood and kept.</param>
/// <param name="Left">How many texts that pass the filter have no label of it yet.</param>
public sealed record ProviderReport(int Sent, int Labelled, long Left);
