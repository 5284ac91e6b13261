namespace Kelione.Journeys;

/// <summary>All that a store of feedback holds, as it is kept. Immutable.</summary>
/// <param name="Imports">The imports by number, those taken back too.</param>
/// <param name="Entries">The entries by number.</param>
/// <param name="Remarks">What people said about entries, in the order in which they said it.</param>
public sealed record FeedbackCopy(IReadOnlyList<CopiedImport> Imports, IReadOnlyList<CopiedEntry> Entries, IReadOnlyList<FeedbackRemark> Remarks)
{
    /// <summary>Whether there is nothing.</summary>
    public bool IsEmpty => Imports.Count == 0 && Entries.Count == 0;
}

/// <summary>An import of feedback as it is kept. Immutable.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Name">What was imported.</param>
/// <param name="By">Who did it; empty where nobody says.</param>
/// <param name="AtMicros">When it began, microseconds since 1970 UTC.</param>
/// <param name="Highest">The highest number that was given to an entry by its end: it is never given again.</param>
/// <param name="IsUndone">Whether it was taken back.</param>
public sealed record CopiedImport(long Number, string Name, string By, long AtMicros, long Highest, bool IsUndone);

/// <summary>An entry as it is kept. Immutable.</summary>
/// <param name="Import">The number of its import.</param>
/// <param name="Entry">The entry; its customer under the id that came with it.</param>
public sealed record CopiedEntry(long Import, FeedbackEntry Entry);
