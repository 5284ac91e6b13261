namespace Kelione.Workspace;

/// <summary>How far a backup, a restoring or a move has come.</summary>
/// <param name="Part">What is being copied or compared: the name of a part, or <c>answers</c>.</param>
/// <param name="Done">How many rows or events of it are done.</param>
/// <param name="Of">How many there are; 0 where nobody knows.</param>
public readonly record struct MovingProgress(string Part, long Done, long Of);
