using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>Somebody who signed in.</summary>
/// <param name="Id">The account.</param>
/// <param name="Name">Shown.</param>
/// <param name="Email">Their address.</param>
/// <param name="Stamp">Seals the session: it changes with the password, and ends older sessions.</param>
public sealed record SignedIn(string Id, string Name, string Email, string Stamp);

/// <summary>What came of signing in.</summary>
/// <param name="Who">Who it is; null where it was refused.</param>
/// <param name="TriesLeft">How often more it can be tried before a pause; 0 during one.</param>
/// <param name="PauseUntil">Until when; null outside a pause.</param>
public sealed record SignInOutcome(SignedIn? Who, int TriesLeft, DateTimeOffset? PauseUntil);

/// <summary>
/// Signing in with a password, or with the company's account. An address without an account is treated like one that has one: the same words, the same count of tries, the same time.
/// </summary>
public sealed class SignIns
{
    /// <summary>How many wrong passwords there may be before a pause.</summary>
    public const int Tries = 5;

    /// <summary>How many wrong passwords may come from one network address within a pause's time.</summary>
    public const int TriesOfPlace = 40;

    /// <summary>How long a pause is.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    // Of no account: what is checked where there is none, so that it takes as long.
    private static readonly string Dummy = new PasswordHasher<Account>().HashPassword(new Account(), Secret.Make());

    private readonly PeopleStore _store;
    private readonly TryCounter _byAddress;
    private readonly TryCounter _byPlace;

    internal SignIns(PeopleStore store)
    {
        _store = store;
        _byAddress = new TryCounter(Tries, Pause, store.Time);
        _byPlace = new TryCounter(TriesOfPlace, Pause, store.Time);
    }

    /// <summary>How long a refusal takes at least, so that its time tells nothing.</summary>
    public static readonly TimeSpan Floor = TimeSpan.FromMilliseconds(400);

    /// <summary>The moment at which an attempt begins, for <see cref="EvenOutAsync"/>.</summary>
    public long Begin() => _store.Time.GetTimestamp();

    /// <summary>Waits until an attempt took as long as every refusal takes.</summary>
    public Task EvenOutAsync(long began, CancellationToken cancellationToken = default)
    {
        var left = Floor - _store.Time.GetElapsedTime(began);
        return left > TimeSpan.Zero ? Task.Delay(left, _store.Time, cancellationToken) : Task.CompletedTask;
    }

    /// <summary>Checks a password.</summary>
    /// <param name="email">The address that was typed.</param>
    /// <param name="password">The password that was typed.</param>
    /// <param name="place">The network address that it came from.</param>
    /// <param name="workspace">Where a refusal of nobody who is known is noted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<SignInOutcome> CheckAsync(string email, string password, string place, string workspace, CancellationToken cancellationToken = default)
    {
        var key = email.Trim().ToUpperInvariant();
        if ((_byAddress.PausedUntil(key) ?? _byPlace.PausedUntil(place)) is { } until)
        {
            return new(null, 0, until);
        }

        var who = password.Length > PasswordRules.Longest ? null : await FindAsync(key, password, cancellationToken);
        if (who is not null)
        {
            _byAddress.Forget(key);
            await NoteAsync(who, ActivityKind.SignedIn, workspace, cancellationToken);
            return new(who, Tries, null);
        }

        var left = _byAddress.Count(key);
        _byPlace.Count(place);
        await NoteRefusalAsync(key, email.Trim(), workspace, cancellationToken);
        return new(null, left, _byAddress.PausedUntil(key) ?? _byPlace.PausedUntil(place));
    }

    /// <summary>Somebody whom the company's own sign-in vouches for. Only for addresses that have an account: whoever has none needs an invitation.</summary>
    /// <param name="provider">Who vouches: the authority.</param>
    /// <param name="subject">Their id there.</param>
    /// <param name="email">Their address as the company says it; empty where it does not, or does not vouch for it.</param>
    /// <param name="workspace">Where a refusal is noted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Null where there is no such account.</returns>
    public async Task<SignedIn?> FindCompanyAccountAsync(string provider, string subject, string email, string workspace, CancellationToken cancellationToken = default)
    {
        var who = await _store.WriteAsync(
            async db =>
            {
                using var users = PeopleStore.Users(db);
                var account = await users.FindByLoginAsync(provider, subject);
                if (account is null && email.Length > 0 && await users.FindByEmailAsync(email) is { } known)
                {
                    await users.AddLoginAsync(known, new UserLoginInfo(provider, subject, "company"));
                    account = known;
                }

                return account is null ? null : Of(account);
            },
            cancellationToken);
        await (who is null ? NoteRefusalAsync(email.ToUpperInvariant(), email, workspace, cancellationToken) : NoteAsync(who, ActivityKind.SignedIn, workspace, cancellationToken));
        return who;
    }

    /// <summary>Notes that somebody signed out.</summary>
    public Task SignOutAsync(string account, string workspace, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            if (await db.Users.FindAsync([account], cancellationToken) is { } known)
            {
                await AddToTheirWorkspacesAsync(db, known, ActivityKind.SignedOut, workspace, cancellationToken);
            }

            return true;
        },
        cancellationToken);

    /// <summary>Gives somebody another password; all their sessions end, save the one that is sealed with the stamp that is given back.</summary>
    /// <returns>Who; null where the old password is wrong.</returns>
    public Task<SignedIn?> ChangePasswordAsync(string account, string old, string password, string workspace, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            using var users = PeopleStore.Users(db);
            var known = await users.FindByIdAsync(account);
            if (known is null || _byAddress.PausedUntil(known.NormalizedEmail ?? "") is not null)
            {
                return null;
            }

            if (!(await users.ChangePasswordAsync(known, old, password)).Succeeded)
            {
                _byAddress.Count(known.NormalizedEmail ?? "");
                return null;
            }

            await AddToTheirWorkspacesAsync(db, known, ActivityKind.PasswordChanged, workspace, cancellationToken);
            return Of(known);
        },
        cancellationToken);

    /// <summary>Remembers that somebody is there; at most once a minute.</summary>
    public async Task SeeAsync(string account, CancellationToken cancellationToken = default)
    {
        var now = _store.Now;
        var seen = await _store.ReadAsync(db => db.Users.Where(u => u.Id == account).Select(u => (long?)u.SeenAt).SingleOrDefaultAsync(cancellationToken), null, cancellationToken);
        if (seen is { } before && now - before > 60_000)
        {
            await _store.WriteAsync(db => db.Users.Where(u => u.Id == account).ExecuteUpdateAsync(u => u.SetProperty(x => x.SeenAt, now), cancellationToken), cancellationToken);
        }
    }

    internal static SignedIn Of(Account account) => new(account.Id, account.Name, account.Email ?? "", account.SecurityStamp ?? "");

    private Task<SignedIn?> FindAsync(string key, string password, CancellationToken cancellationToken) => _store.ReadAsync(
        async db =>
        {
            using var users = PeopleStore.Users(db);
            var account = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == key, cancellationToken);
            if (account?.PasswordHash is null)
            {
                users.PasswordHasher.VerifyHashedPassword(new Account(), Dummy, password);
                return null;
            }

            return users.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash, password) == PasswordVerificationResult.Failed || await users.IsLockedOutAsync(account) ? null : Of(account);
        },
        null,
        cancellationToken);

    private Task<bool> NoteAsync(SignedIn who, ActivityKind kind, string workspace, CancellationToken cancellationToken) => _store.WriteAsync(
        async db =>
        {
            var account = await db.Users.SingleAsync(u => u.Id == who.Id, cancellationToken);
            account.AccessFailedCount = 0;
            account.SeenAt = _store.Now;
            await AddToTheirWorkspacesAsync(db, account, kind, workspace, cancellationToken);
            return true;
        },
        cancellationToken);

    // The library's own lockout as well: it outlasts a restart of the server.
    private Task<bool> NoteRefusalAsync(string key, string email, string workspace, CancellationToken cancellationToken) => _store.WriteAsync(
        async db =>
        {
            using var users = PeopleStore.Users(db);
            if (await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == key, cancellationToken) is not { } account)
            {
                ActivityLog.Add(db, _store.Now, workspace, ActivityKind.SignInRefused, "", "", email);
                return true;
            }

            await users.AccessFailedAsync(account);
            foreach (var place in await WorkspacesAsync(db, account.Id, workspace, cancellationToken))
            {
                ActivityLog.Add(db, _store.Now, place, ActivityKind.SignInRefused, "", "", email);
            }

            return true;
        },
        cancellationToken);

    private async Task AddToTheirWorkspacesAsync(PeopleDatabase db, Account account, ActivityKind kind, string workspace, CancellationToken cancellationToken)
    {
        foreach (var place in await WorkspacesAsync(db, account.Id, workspace, cancellationToken))
        {
            ActivityLog.Add(db, _store.Now, place, kind, account.Id, account.Name);
        }
    }

    private static async Task<IReadOnlyList<string>> WorkspacesAsync(PeopleDatabase db, string account, string otherwise, CancellationToken cancellationToken)
    {
        var places = await db.Members.Where(m => m.AccountId == account).Select(m => m.Workspace).Distinct().ToListAsync(cancellationToken);
        return places.Count > 0 ? places : [otherwise];
    }
}
