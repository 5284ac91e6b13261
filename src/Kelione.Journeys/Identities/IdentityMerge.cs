namespace Kelione.Journeys;

/// <summary>
/// A statement that two ids are one person, made by <c>identify(anonymous, known)</c> or by an alias. It acts back in time when questions are asked;
/// the ids on the events stay as they came, so it can be undone. Immutable.
/// </summary>
/// <param name="Id">The number of the statement, rising from 1.</param>
/// <param name="Anonymous">The id whose events join the other's journey.</param>
/// <param name="Known">The id under which the person is shown (followed on, where that id was itself merged into another).</param>
/// <param name="StatedMicros">When the statement was made, microseconds since 1970 UTC, as told by the caller.</param>
/// <param name="Reason">Where it comes from, in words: the file and line, the SDK call, the person who said so.</param>
public sealed record IdentityMerge(long Id, string Anonymous, string Known, long StatedMicros, string Reason)
{
    /// <summary>When it was undone; null while it holds.</summary>
    public long? UndoneMicros { get; init; }
}

/// <summary>What somebody says: two ids are one person. See <see cref="IdentityMerge"/>.</summary>
/// <param name="Anonymous">The id whose events join the other's journey; not empty.</param>
/// <param name="Known">The id under which the person is shown; not empty and not the same.</param>
/// <param name="StatedMicros">When it is said, microseconds since 1970 UTC.</param>
/// <param name="Reason">Where it comes from, in words.</param>
public sealed record IdentityStatement(string Anonymous, string Known, long StatedMicros, string Reason);

/// <summary>What became of a statement.</summary>
/// <param name="Merge">The statement in force; null where it could not be made.</param>
/// <param name="IsNew">Whether it was not in force before.</param>
/// <param name="Refusal">Why it could not be made, in a sentence; null where it could.</param>
public sealed record IdentityOutcome(IdentityMerge? Merge, bool IsNew, string? Refusal);
