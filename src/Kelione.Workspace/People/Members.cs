using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>Somebody who belongs to a workspace.</summary>
/// <param name="Account">Their account's id.</param>
/// <param name="Name">Shown.</param>
/// <param name="Email">Their address.</param>
/// <param name="Role">Of the whole workspace; none where they have a role on single maps only.</param>
/// <param name="Maps">Their roles on single maps, by map id.</param>
/// <param name="Seen">When they last did something; null for never.</param>
public sealed record Member(string Account, string Name, string Email, MemberRole Role, IReadOnlyDictionary<string, MemberRole> Maps, DateTimeOffset? Seen);

/// <summary>Who has which role. The last administrator of a workspace cannot go.</summary>
public sealed class Members
{
    private readonly PeopleStore _store;

    internal Members(PeopleStore store) => _store = store;

    /// <summary>The members of a workspace, by name.</summary>
    public Task<IReadOnlyList<Member>> ListAsync(string workspace, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<Member>>(
        async db =>
        {
            var rows = await db.Members.AsNoTracking().Where(m => m.Workspace == workspace).ToListAsync(cancellationToken);
            var people = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, cancellationToken);
            return
            [
                .. rows.GroupBy(m => m.AccountId).Select(g => (Person: people[g.Key], Rows: g.ToList())).Select(m => new Member(
                    m.Person.Id,
                    m.Person.Name,
                    m.Person.Email ?? "",
                    m.Rows.Where(r => r.Map.Length == 0).Select(r => MapWord.Read<MemberRole>(r.Role)).FirstOrDefault(MemberRole.None),
                    m.Rows.Where(r => r.Map.Length > 0).ToDictionary(r => r.Map, r => MapWord.Read<MemberRole>(r.Role), StringComparer.Ordinal),
                    m.Person.SeenAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(m.Person.SeenAt)))
                    .OrderByDescending(m => m.Role).ThenBy(m => m.Name, StringComparer.OrdinalIgnoreCase),
            ];
        },
        [],
        cancellationToken);

    /// <summary>Gives somebody who belongs here another role.</summary>
    /// <param name="by">Who gives it.</param>
    /// <param name="workspace">Where.</param>
    /// <param name="account">Whose.</param>
    /// <param name="map">On which map; empty for the whole workspace.</param>
    /// <param name="role">The role; none takes it away.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="MendableException">They are the last administrator, or do not belong here.</exception>
    public Task SetRoleAsync(Visitor by, string workspace, string account, string map, MemberRole role, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            var person = await db.Users.FindAsync([account], cancellationToken);
            if (person is null || !await db.Members.AnyAsync(m => m.Workspace == workspace && m.AccountId == account, cancellationToken))
            {
                throw new MendableException("This person does not belong to the workspace.");
            }

            var row = await db.Members.FindAsync([workspace, map, account], cancellationToken);
            if (map.Length == 0 && role != MemberRole.Administrator)
            {
                await KeepAnAdministratorAsync(db, workspace, account, cancellationToken);
            }

            if (row is not null && role == MemberRole.None)
            {
                db.Members.Remove(row);
            }
            else if (row is not null)
            {
                row.Role = MapWord.Of(role);
            }
            else if (role != MemberRole.None)
            {
                db.Members.Add(new MemberRow { Workspace = workspace, Map = map, AccountId = account, Role = MapWord.Of(role), Since = _store.Now });
            }

            ActivityLog.Add(db, _store.Now, workspace, ActivityKind.RoleChanged, by.Id, by.Name, person.Name, map.Length == 0 ? MapWord.Of(role) : $"{MapWord.Of(role)} · {map}");
            return true;
        },
        cancellationToken);

    /// <summary>Removes somebody from a workspace; who belongs nowhere else loses the account. Their keys and links stop working.</summary>
    /// <exception cref="MendableException">They are the last administrator.</exception>
    public Task RemoveAsync(Visitor by, string workspace, string account, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            await KeepAnAdministratorAsync(db, workspace, account, cancellationToken);
            var rows = await db.Members.Where(m => m.AccountId == account).ToListAsync(cancellationToken);
            var person = await db.Users.FindAsync([account], cancellationToken);
            if (person is null || rows.All(r => r.Workspace != workspace))
            {
                return false;
            }

            db.Members.RemoveRange(rows.Where(r => r.Workspace == workspace));
            foreach (var key in await db.Keys.Where(k => k.Workspace == workspace && k.MadeBy == account && k.WithdrawnAt == 0).ToListAsync(cancellationToken))
            {
                key.WithdrawnAt = _store.Now;
            }

            if (rows.All(r => r.Workspace == workspace))
            {
                db.Users.Remove(person);
            }

            ActivityLog.Add(db, _store.Now, workspace, ActivityKind.Removed, by.Id, by.Name, person.Name, person.Email ?? "");
            return true;
        },
        cancellationToken);

    private static async Task KeepAnAdministratorAsync(PeopleDatabase db, string workspace, string account, CancellationToken cancellationToken)
    {
        var word = MapWord.Of(MemberRole.Administrator);
        var administrators = await db.Members.Where(m => m.Workspace == workspace && m.Map == "" && m.Role == word).Select(m => m.AccountId).ToListAsync(cancellationToken);
        if (administrators is [var last] && last == account)
        {
            throw new MendableException("This is the last administrator of the workspace. Make somebody else an administrator first.");
        }
    }
}
