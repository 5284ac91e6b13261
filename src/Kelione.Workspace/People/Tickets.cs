using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>What a link lets somebody do, once.</summary>
public enum TicketPurpose
{
    /// <summary>Become an administrator of every workspace of the server.</summary>
    Administrator,

    /// <summary>Make an account and have a role.</summary>
    Invitation,

    /// <summary>Choose another password.</summary>
    Password,
}

/// <summary>A link that lets somebody in once, as far as the one who holds it may know.</summary>
/// <param name="Purpose">What for.</param>
/// <param name="Workspace">Where.</param>
/// <param name="Map">The map that the role is on; empty for the whole workspace.</param>
/// <param name="Role">The role.</param>
/// <param name="For">Whom the maker meant; for a new password the person's address. Empty for nobody.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="Until">Until when it works.</param>
public sealed record Ticket(TicketPurpose Purpose, string Workspace, string Map, MemberRole Role, string For, string MadeBy, DateTimeOffset Until);

/// <summary>A link that nobody used yet, in the list of members.</summary>
/// <param name="Id">The beginning of its hash.</param>
/// <param name="Ticket">What it is.</param>
public sealed record OpenTicket(string Id, Ticket Ticket);

/// <summary>Who comes in with a link.</summary>
/// <param name="Email">Their address.</param>
/// <param name="Name">What others see.</param>
/// <param name="Password">Already checked with <see cref="PasswordRules"/>.</param>
public sealed record NewPerson(string Email, string Name, string Password);

/// <summary>Links that let somebody in once. Only their hash is kept.</summary>
public sealed class Tickets
{
    /// <summary>How long the link of a server's console works.</summary>
    public static readonly TimeSpan ConsoleTime = TimeSpan.FromHours(1);

    private readonly PeopleStore _store;

    internal Tickets(PeopleStore store) => _store = store;

    /// <summary>Makes the console's link for an administrator; earlier ones stop working.</summary>
    /// <returns>The secret, which is nowhere kept, and until when it works.</returns>
    public Task<(string Secret, DateTimeOffset Until)> ForAdministratorAsync(string workspace, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            var word = nameof(TicketPurpose.Administrator);
            await db.Tickets.Where(t => t.Purpose == word && t.UsedAt == 0).ExecuteDeleteAsync(cancellationToken);
            return Add(db, new Ticket(TicketPurpose.Administrator, workspace, "", MemberRole.Administrator, "", "", _store.Time.GetUtcNow() + ConsoleTime), "");
        },
        cancellationToken);

    /// <summary>Invites somebody.</summary>
    public Task<(string Secret, DateTimeOffset Until)> InviteAsync(Visitor by, string workspace, string map, MemberRole role, string whom, TimeSpan time, CancellationToken cancellationToken = default) => _store.WriteAsync(
        db =>
        {
            ActivityLog.Add(db, _store.Now, workspace, ActivityKind.Invited, by.Id, by.Name, whom, MapWord.Of(role));
            return Task.FromResult(Add(db, new Ticket(TicketPurpose.Invitation, workspace, map, role, whom, by.Name, _store.Time.GetUtcNow() + time), ""));
        },
        cancellationToken);

    /// <summary>Makes a link with which a member chooses another password. Only for those who are at home nowhere but in this workspace: else its administrators could take over the others.</summary>
    /// <exception cref="MendableException">They have a role elsewhere, or none here.</exception>
    public Task<(string Secret, DateTimeOffset Until)> ForPasswordAsync(Visitor by, string workspace, string account, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            var places = await db.Members.Where(m => m.AccountId == account).Select(m => m.Workspace).Distinct().ToListAsync(cancellationToken);
            var person = await db.Users.FindAsync([account], cancellationToken);
            if (person is null || places is not [var only] || only != workspace)
            {
                throw new MendableException("This person belongs to other workspaces as well, so a new password is given on the server: whoever runs it starts it with --administrator-link.");
            }

            ActivityLog.Add(db, _store.Now, workspace, ActivityKind.Invited, by.Id, by.Name, person.Email ?? "", "password");
            return Add(db, new Ticket(TicketPurpose.Password, workspace, "", MemberRole.None, person.Email ?? "", by.Name, _store.Time.GetUtcNow() + TimeSpan.FromDays(1)), account);
        },
        cancellationToken);

    /// <summary>What a link is; null where there is none, it was used, or its time is over. Nobody can tell which.</summary>
    public Task<Ticket?> FindAsync(string secret, CancellationToken cancellationToken = default)
    {
        var (hash, now) = (Secret.Hash(secret), _store.Now);
        return _store.ReadAsync(
            async db => await db.Tickets.AsNoTracking().SingleOrDefaultAsync(t => t.Hash == hash && t.UsedAt == 0 && t.Until > now, cancellationToken) is { } row ? Of(row) : null,
            null,
            cancellationToken);
    }

    /// <summary>Invitations to a workspace that nobody used yet.</summary>
    public Task<IReadOnlyList<OpenTicket>> OpenAsync(string workspace, CancellationToken cancellationToken = default)
    {
        var (now, word) = (_store.Now, nameof(TicketPurpose.Invitation));
        return _store.ReadAsync<IReadOnlyList<OpenTicket>>(
            async db => [.. (await db.Tickets.AsNoTracking().Where(t => t.Workspace == workspace && t.Purpose == word && t.UsedAt == 0 && t.Until > now).OrderBy(t => t.Until).ToListAsync(cancellationToken)).Select(t => new OpenTicket(t.Hash[..16], Of(t)))],
            [],
            cancellationToken);
    }

    /// <summary>Takes an invitation back that nobody used.</summary>
    public Task WithdrawAsync(Visitor by, string workspace, string id, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            if (await db.Tickets.SingleOrDefaultAsync(t => t.Workspace == workspace && t.Hash.StartsWith(id) && t.UsedAt == 0, cancellationToken) is { } row)
            {
                db.Tickets.Remove(row);
                ActivityLog.Add(db, _store.Now, workspace, ActivityKind.Removed, by.Id, by.Name, row.For, "invitation");
            }

            return true;
        },
        cancellationToken);

    /// <summary>Uses a link: makes the account with its role, or gives the account another password.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="person">Who; for a new password only the password counts.</param>
    /// <param name="workspaces">The workspaces that are served: an administrator by the console's link is one in all of them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Who it is; null where the link works no more.</returns>
    /// <exception cref="MendableException">The address is none, or has an account already.</exception>
    public Task<SignedIn?> UseAsync(string secret, NewPerson person, IReadOnlyList<string> workspaces, CancellationToken cancellationToken = default)
    {
        var hash = Secret.Hash(secret);
        return _store.WriteAsync(
            async db =>
            {
                if (await db.Tickets.SingleOrDefaultAsync(t => t.Hash == hash && t.UsedAt == 0 && t.Until > _store.Now, cancellationToken) is not { } row)
                {
                    return null;
                }

                using var users = PeopleStore.Users(db);
                row.UsedAt = _store.Now;
                var ticket = Of(row);
                var account = ticket.Purpose == TicketPurpose.Password ? await RenewAsync(users, row.AccountId, person.Password) : await MakeAsync(users, person, _store.Now);
                if (ticket.Purpose == TicketPurpose.Password)
                {
                    ActivityLog.Add(db, _store.Now, row.Workspace, ActivityKind.PasswordChanged, account.Id, account.Name);
                    return SignIns.Of(account);
                }

                foreach (var place in ticket.Purpose == TicketPurpose.Administrator ? workspaces : [row.Workspace])
                {
                    db.Members.Add(new MemberRow { Workspace = place, Map = row.Map, AccountId = account.Id, Role = row.Role, Since = _store.Now });
                    ActivityLog.Add(db, _store.Now, place, ActivityKind.Joined, account.Id, account.Name, account.Email ?? "", row.Role);
                }

                return SignIns.Of(account);
            },
            cancellationToken);
    }

    /// <summary>Gives somebody who is signed in the role of an invitation.</summary>
    /// <returns>False where the link works no more.</returns>
    public Task<bool> AcceptAsync(string secret, string account, CancellationToken cancellationToken = default)
    {
        var (hash, word) = (Secret.Hash(secret), nameof(TicketPurpose.Invitation));
        return _store.WriteAsync(
            async db =>
            {
                if (await db.Tickets.SingleOrDefaultAsync(t => t.Hash == hash && t.Purpose == word && t.UsedAt == 0 && t.Until > _store.Now, cancellationToken) is not { } row
                    || await db.Users.FindAsync([account], cancellationToken) is not { } person)
                {
                    return false;
                }

                row.UsedAt = _store.Now;
                var role = MapWord.Read<MemberRole>(row.Role);
                if (await db.Members.FindAsync([row.Workspace, row.Map, account], cancellationToken) is { } member)
                {
                    // An invitation never takes away.
                    member.Role = MapWord.Of((MemberRole)Math.Max((int)role, (int)MapWord.Read<MemberRole>(member.Role)));
                }
                else
                {
                    db.Members.Add(new MemberRow { Workspace = row.Workspace, Map = row.Map, AccountId = account, Role = row.Role, Since = _store.Now });
                }

                ActivityLog.Add(db, _store.Now, row.Workspace, ActivityKind.Joined, account, person.Name, person.Email ?? "", row.Role);
                return true;
            },
            cancellationToken);
    }

    private static async Task<Account> MakeAsync(UserManager<Account> users, NewPerson person, long madeAt)
    {
        if (!IsAddress(person.Email) || await users.FindByEmailAsync(person.Email) is not null)
        {
            throw new MendableException("This address cannot be used. Is there an account already? Then sign in first and open the link again.");
        }

        var account = new Account { Id = Secret.Id(), UserName = person.Email, Email = person.Email, Name = person.Name.Length > 0 ? person.Name : person.Email, MadeAt = madeAt };
        Check(await users.CreateAsync(account, person.Password));
        return account;
    }

    private static async Task<Account> RenewAsync(UserManager<Account> users, string id, string password)
    {
        var account = await users.FindByIdAsync(id) ?? throw new MendableException("This account is gone.");
        Check(await users.RemovePasswordAsync(account));
        Check(await users.AddPasswordAsync(account, password));
        Check(await users.UpdateSecurityStampAsync(account));
        Check(await users.SetLockoutEndDateAsync(account, null));
        return account;
    }

    private static void Check(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new MendableException(string.Join(' ', result.Errors.Select(e => e.Description)));
        }
    }

    /// <summary>Whether a text can be an address: something, one @, something, no blanks.</summary>
    internal static bool IsAddress(string email) =>
        email.Length is > 2 and < 255 && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at == email.LastIndexOf('@') && at < email.Length - 1 && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));

    private (string Secret, DateTimeOffset Until) Add(PeopleDatabase db, Ticket ticket, string account)
    {
        var secret = Secret.Make();
        db.Tickets.Add(new TicketRow
        {
            Hash = Secret.Hash(secret),
            Purpose = ticket.Purpose.ToString(),
            Workspace = ticket.Workspace,
            Map = ticket.Map,
            Role = MapWord.Of(ticket.Role),
            AccountId = account,
            For = ticket.For,
            MadeBy = ticket.MadeBy,
            MadeAt = _store.Now,
            Until = ticket.Until.ToUnixTimeMilliseconds(),
        });
        return (secret, ticket.Until);
    }

    private static Ticket Of(TicketRow row) =>
        new(Enum.Parse<TicketPurpose>(row.Purpose), row.Workspace, row.Map, MapWord.Read<MemberRole>(row.Role), row.For, row.MadeBy, DateTimeOffset.FromUnixTimeMilliseconds(row.Until));
}
