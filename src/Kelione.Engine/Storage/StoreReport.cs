namespace Kelione.Engine.Storage;

/// <summary>What a full look at a store found. Immutable.</summary>
/// <param name="Events">Events in the truth.</param>
/// <param name="Customers">Distinct ids with events in the truth, before merges.</param>
/// <param name="IndexEvents">Events that questions see; equal to <paramref name="Events"/> where all is well.</param>
/// <param name="Problems">What is wrong, in words for the user; empty where all is well.</param>
/// <param name="Notices">What was wrong with the index files since the store was opened and does no harm any more, in words for the user; empty for nothing.</param>
public sealed record StoreReport(long Events, long Customers, long IndexEvents, IReadOnlyList<string> Problems, IReadOnlyList<string> Notices)
{
    /// <summary>Whether nothing is wrong.</summary>
    public bool IsHealthy => Problems.Count == 0;
}
