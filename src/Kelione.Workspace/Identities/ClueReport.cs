namespace Kelione.Workspace;

/// <summary>What became of clues about who is who. Immutable.</summary>
/// <param name="Joined">New statements that two ids are one person.</param>
/// <param name="NotJoined">What was not joined although it was told, each with the reason, in sentences; long lists end with how many more there are.</param>
public sealed record ClueReport(long Joined, IReadOnlyList<string> NotJoined)
{
    /// <summary>Nothing told, nothing joined.</summary>
    public static ClueReport Nothing { get; } = new(0, []);
}
