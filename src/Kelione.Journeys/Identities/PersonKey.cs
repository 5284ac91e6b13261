namespace Kelione.Journeys;

/// <summary>Something by which several sources may know the same person: the hash of an e-mail address, of a phone number, of a device's id. Immutable.</summary>
/// <param name="Key">What kind it is, a colon, and the hash: <c>email:3f…</c>. Never the address itself.</param>
/// <param name="Customer">The customer whom a source knows by it.</param>
/// <param name="SeenMicros">When the source saw it, microseconds since 1970 UTC.</param>
/// <param name="Place">Where it stands, in words: file and line, or the call that brought it.</param>
public sealed record PersonKey(string Key, string Customer, long SeenMicros, string Place);

/// <summary>Where it is kept by which keys customers are known.</summary>
public interface IPersonKeyStore
{
    /// <summary>Keeps keys, durable together; what is kept already stays as it was first told.</summary>
    /// <returns>All customers of those keys among them that more than one customer has, by key, in the order in which they were first told.</returns>
    Task<IReadOnlyList<PersonKey>> KeepKeysAsync(IReadOnlyList<PersonKey> keys, CancellationToken cancellationToken = default);

    /// <summary>A page of all keys in the order in which they were first told; <see cref="KeepKeysAsync"/> of another store takes them over in that order.</summary>
    /// <param name="skip">How many of the first to leave out; from 0.</param>
    /// <param name="most">How many to give at the most, from 1.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task<IReadOnlyList<PersonKey>> ReadKeysAsync(long skip, int most, CancellationToken cancellationToken = default);
}
