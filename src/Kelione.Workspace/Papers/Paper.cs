namespace Kelione.Workspace;

/// <summary>A small thing that a workspace keeps as a whole, such as its segments. Immutable.</summary>
/// <param name="Name">Its name: a path inside the workspace's folder, with slashes.</param>
/// <param name="Content">What it holds; not to be changed.</param>
/// <param name="Version">Another text after every change; only to be compared.</param>
internal sealed record Paper(string Name, byte[] Content, string Version);

/// <summary>A paper without what it holds. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">When it was written or used last.</param>
internal sealed record PaperHead(string Name, DateTimeOffset At);

/// <summary>The names of the papers of a workspace.</summary>
internal static class PaperNames
{
    /// <summary>The segments that people defined.</summary>
    public const string Segments = "segments.json";

    /// <summary>The workspace's own table of channels.</summary>
    public const string Channels = "channels.json";

    /// <summary>How events are taken that arrive by themselves.</summary>
    public const string Collecting = "collecting.json";

    /// <summary>What was imported.</summary>
    public const string Imports = "imports.jsonl";

    /// <summary>The key with which personal fields are hashed.</summary>
    public const string Key = "key";

    /// <summary>Where recent questions are, by handle.</summary>
    public const string Answers = "answers/";

    /// <summary>Where mappings are that people saved.</summary>
    public const string Mappings = "mappings/";

    /// <summary>Where it is what was learnt about feedback.</summary>
    public const string Voice = "voice/";

    /// <summary>The papers that stand alone.</summary>
    public static IReadOnlyList<string> Single { get; } = [Key, Segments, Channels, Collecting, Imports];

    /// <summary>What the names of all other papers begin with.</summary>
    public static IReadOnlyList<string> Beginnings { get; } = [Voice, Mappings, Answers];

    /// <summary>Whether it is the name of a paper.</summary>
    public static bool Has(string name) => Single.Contains(name, StringComparer.Ordinal) || Beginnings.Any(b => name.StartsWith(b, StringComparison.Ordinal));
}
