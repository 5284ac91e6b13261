using Kelione.Voice.Learning;
using Kelione.Voice.Themes;

namespace Kelione.Workspace;

/// <summary>What a workspace knows about its texts at one moment. Immutable.</summary>
internal sealed record VoiceState
{
    /// <summary>The themes that were found; null where nobody looked yet.</summary>
    public ThemeModel? Found { get; init; }

    /// <summary>What people changed about them.</summary>
    public ThemeList Edits { get; init; } = ThemeList.Empty;

    /// <summary>The themes as people want them.</summary>
    public ThemeModel Themes { get; init; } = ThemeModel.OfTopics;

    /// <summary>Assigns them.</summary>
    public ThemeReader ThemeReader { get; init; } = null!;

    /// <summary>What was learnt from labels; null for nothing.</summary>
    public VoiceModel? Model { get; init; }

    /// <summary>A mark of the model's file; empty for none.</summary>
    public string ModelMark { get; init; } = "";

    /// <summary>Changes with everything that makes another reading of the same text: not with names and pins.</summary>
    public string Version { get; init; } = "";

    /// <summary>Whether the model was made with another reader's evidence, and keeps silent.</summary>
    public bool IsStale => Model is not null && Model.ReaderVersion != VoiceMemory.Reader.Version;
}
