using System.Collections.Frozen;

namespace Kelione.Workspace;

/// <summary>What everybody may do just now, read anew at least every two seconds and after each change: a role that is taken away is gone for those who are inside as well. Safe for several threads.</summary>
public sealed class Standing
{
    private static readonly TimeSpan Trusted = TimeSpan.FromSeconds(2);

    private readonly PeopleStore _store;
    private Known? _known;

    internal Standing(PeopleStore store)
    {
        _store = store;
        store.Written += () => _known = null;
    }

    /// <summary>Who an account is in a workspace.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="stamp">The stamp that their session was sealed with; a changed password ends older sessions. Null not to ask.</param>
    /// <param name="workspace">The workspace.</param>
    /// <returns>Null where the account is gone or the session has ended, or they have no role there at all.</returns>
    public Visitor? Find(string account, string? stamp, string workspace)
    {
        var known = Now();
        if (!known.Accounts.TryGetValue(account, out var person) || (stamp is not null && person.Stamp != stamp) || !known.Roles.TryGetValue((workspace, account), out var roles))
        {
            return null;
        }

        return new Visitor(account, person.Name, person.Email, roles.Whole, roles.Maps);
    }

    /// <summary>Whether a session is still good.</summary>
    public bool IsGood(string account, string stamp) => Now().Accounts.TryGetValue(account, out var person) && person.Stamp == stamp;

    /// <summary>Whether anybody has an account.</summary>
    public bool HasAnybody => Now().Accounts.Count > 0;

    /// <summary>The key of a secret; null where there is none, or it is over, or it was withdrawn.</summary>
    internal KeyRow? FindKey(string hash) => Now().Keys.TryGetValue(hash, out var key) && key.WithdrawnAt == 0 && key.Until > _store.Now ? key : null;

    /// <summary>The keys that work.</summary>
    internal IEnumerable<KeyRow> KeysAtWork() => Now().Keys.Values.Where(k => k.WithdrawnAt == 0 && k.Until > _store.Now);

    /// <summary>The key of an id, on the same terms.</summary>
    internal KeyRow? FindKeyById(string id) => Now().Keys.Values.FirstOrDefault(k => k.Id == id) is { } key ? FindKey(key.Hash) : null;

    private Known Now()
    {
        var known = _known;
        var now = _store.Now;
        if (known is null || Math.Abs(now - known.At) > Trusted.TotalMilliseconds)
        {
            known = _store.Read(db => Read(db, now), Known.Nobody);
            _known = known;
        }

        return known;
    }

    private static Known Read(PeopleDatabase db, long now)
    {
        var roles = db.Members.AsEnumerable().GroupBy(m => (m.Workspace, m.AccountId)).ToFrozenDictionary(
            g => g.Key,
            g => new Roles(
                g.Where(m => m.Map.Length == 0).Select(m => MapWord.Read<MemberRole>(m.Role)).FirstOrDefault(MemberRole.None),
                g.Where(m => m.Map.Length > 0).ToFrozenDictionary(m => m.Map, m => MapWord.Read<MemberRole>(m.Role), StringComparer.Ordinal)));
        return new Known(
            now,
            db.Users.Select(u => new { u.Id, u.Name, u.Email, u.SecurityStamp }).AsEnumerable().ToFrozenDictionary(u => u.Id, u => new Person(u.Name, u.Email ?? "", u.SecurityStamp ?? ""), StringComparer.Ordinal),
            roles,
            db.Keys.AsEnumerable().ToFrozenDictionary(k => k.Hash, StringComparer.Ordinal));
    }

    private sealed record Person(string Name, string Email, string Stamp);

    private sealed record Roles(MemberRole Whole, FrozenDictionary<string, MemberRole> Maps);

    private sealed record Known(long At, FrozenDictionary<string, Person> Accounts, FrozenDictionary<(string Workspace, string Account), Roles> Roles, FrozenDictionary<string, KeyRow> Keys)
    {
        public static Known Nobody { get; } = new(0, FrozenDictionary<string, Person>.Empty, FrozenDictionary<(string, string), Roles>.Empty, FrozenDictionary<string, KeyRow>.Empty);
    }
}
