namespace Kelione.Workspace;

/// <summary>The priority of each idea that has one.</summary>
/// <param name="scores">Sums by the ideas' ids.</param>
internal sealed class PriorityScores(IReadOnlyDictionary<string, double> scores)
{
    /// <summary>An idea's priority; null while a score is missing.</summary>
    public double? Of(string idea) => scores.TryGetValue(idea, out var score) ? score : null;
}
