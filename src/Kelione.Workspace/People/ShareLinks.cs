using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>What quotes of customers a guest sees.</summary>
public enum SharedQuotes
{
    /// <summary>As they stand.</summary>
    Whole,

    /// <summary>Without the name behind them.</summary>
    WithoutNames,

    /// <summary>None.</summary>
    None,
}

/// <summary>What a guest sees, as the maker of a link chose it. Immutable.</summary>
public sealed record ShareTerms
{
    /// <summary>The smallest group that is shown unless told.</summary>
    public const int UsualSmallestGroup = 5;

    /// <summary>The ids of the lanes that are left out.</summary>
    public IReadOnlyList<string> HiddenLanes { get; init; } = [];

    /// <summary>What of quotes is seen.</summary>
    public SharedQuotes Quotes { get; init; } = SharedQuotes.WithoutNames;

    /// <summary>Groups of fewer customers are hidden, 0–20; 0 hides none.</summary>
    public int SmallestGroup { get; init; } = UsualSmallestGroup;

    /// <summary>The site that may show the map in a frame, such as <c>https://wiki.example</c>; empty for none.</summary>
    public string EmbedOn { get; init; } = "";
}

/// <summary>A read-only link to a map. Its address is nowhere kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Workspace">The workspace.</param>
/// <param name="Map">The map.</param>
/// <param name="Terms">What a guest sees.</param>
/// <param name="HasPassword">Whether it asks for a password.</param>
/// <param name="MadeBy">Who made it.</param>
/// <param name="Until">Until when it works.</param>
/// <param name="Views">How often it was opened.</param>
/// <param name="Viewed">When it was opened last; null for never.</param>
public sealed record ShareLink(string Id, string Workspace, string Map, ShareTerms Terms, bool HasPassword, string MadeBy, DateTimeOffset Until, long Views, DateTimeOffset? Viewed);

/// <summary>Read-only links to maps, for people without an account.</summary>
public sealed class ShareLinks
{
    private const int TriesOfPassword = 5;

    private readonly PeopleStore _store;
    private readonly TryCounter _passwords;
    private readonly PasswordHasher<Account> _hasher = new();

    internal ShareLinks(PeopleStore store)
    {
        _store = store;
        _passwords = new TryCounter(TriesOfPassword, SignIns.Pause, store.Time);
    }

    /// <summary>Makes a link.</summary>
    /// <returns>The link, and the secret of its address, which is nowhere kept.</returns>
    public Task<(ShareLink Link, string Secret)> MakeAsync(Visitor by, string workspace, string map, ShareTerms terms, string password, DateTimeOffset until, CancellationToken cancellationToken = default) => _store.WriteAsync(
        db =>
        {
            var secret = Secret.Make();
            var row = new LinkRow
            {
                Id = Secret.Id(),
                Hash = Secret.Hash(secret),
                Workspace = workspace,
                Map = map,
                Terms = JsonSerializer.Serialize(Kept(terms)),
                PasswordHash = Hashed(password),
                MadeBy = by.Name,
                MadeAt = _store.Now,
                Until = until.ToUnixTimeMilliseconds(),
            };
            db.Links.Add(row);
            ActivityLog.Add(db, _store.Now, workspace, ActivityKind.LinkMade, by.Id, by.Name, map, "");
            return Task.FromResult((Of(row), secret));
        },
        cancellationToken);

    /// <summary>Changes what a link shows, its password (null to keep it, empty for none) and its end.</summary>
    public Task ChangeAsync(string workspace, string map, string id, ShareTerms terms, string? password, DateTimeOffset until, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            if (await db.Links.SingleOrDefaultAsync(l => l.Workspace == workspace && l.Map == map && l.Id == id && l.WithdrawnAt == 0, cancellationToken) is { } row)
            {
                row.Terms = JsonSerializer.Serialize(Kept(terms));
                row.Until = until.ToUnixTimeMilliseconds();
                row.PasswordHash = password is null ? row.PasswordHash : Hashed(password);
            }

            return true;
        },
        cancellationToken);

    /// <summary>The links of a map that work, the newest first.</summary>
    public Task<IReadOnlyList<ShareLink>> ListAsync(string workspace, string map, CancellationToken cancellationToken = default)
    {
        var now = _store.Now;
        return _store.ReadAsync<IReadOnlyList<ShareLink>>(
            async db => [.. (await db.Links.AsNoTracking().Where(l => l.Workspace == workspace && l.Map == map && l.WithdrawnAt == 0 && l.Until > now).OrderByDescending(l => l.MadeAt).ToListAsync(cancellationToken)).Select(Of)],
            [],
            cancellationToken);
    }

    /// <summary>Withdraws a link; it stops working at once.</summary>
    public Task WithdrawAsync(Visitor by, string workspace, string map, string id, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            if (await db.Links.SingleOrDefaultAsync(l => l.Workspace == workspace && l.Map == map && l.Id == id && l.WithdrawnAt == 0, cancellationToken) is { } row)
            {
                row.WithdrawnAt = _store.Now;
                ActivityLog.Add(db, _store.Now, workspace, ActivityKind.LinkWithdrawn, by.Id, by.Name, map, "");
            }

            return true;
        },
        cancellationToken);

    /// <summary>The link of a secret; null where there is none, its time is over, or it was withdrawn. Nobody can tell which.</summary>
    public Task<ShareLink?> FindAsync(string secret, CancellationToken cancellationToken = default)
    {
        var (hash, now) = (Secret.Hash(secret), _store.Now);
        return _store.ReadAsync(
            async db => await db.Links.AsNoTracking().SingleOrDefaultAsync(l => l.Hash == hash && l.WithdrawnAt == 0 && l.Until > now, cancellationToken) is { } row ? Of(row) : null,
            null,
            cancellationToken);
    }

    /// <summary>Counts a view.</summary>
    public Task CountAsync(ShareLink link, CancellationToken cancellationToken = default)
    {
        var now = _store.Now;
        return _store.WriteAsync(db => db.Links.Where(l => l.Id == link.Id).ExecuteUpdateAsync(l => l.SetProperty(x => x.Views, x => x.Views + 1).SetProperty(x => x.ViewedAt, now), cancellationToken), cancellationToken);
    }

    /// <summary>Checks a link's password; after five wrong ones from one network address there is a pause.</summary>
    /// <param name="link">The link.</param>
    /// <param name="password">What was typed.</param>
    /// <param name="place">The network address that it came from.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<bool> CheckPasswordAsync(ShareLink link, string password, string place, CancellationToken cancellationToken = default)
    {
        var key = $"{link.Id} {place}";
        if (_passwords.PausedUntil(key) is not null || password.Length > PasswordRules.Longest)
        {
            return false;
        }

        var hash = await _store.ReadAsync(db => db.Links.AsNoTracking().Where(l => l.Id == link.Id).Select(l => l.PasswordHash).SingleAsync(cancellationToken), "", cancellationToken);
        if (hash.Length == 0 || _hasher.VerifyHashedPassword(new Account(), hash, password) != PasswordVerificationResult.Failed)
        {
            _passwords.Forget(key);
            return true;
        }

        _passwords.Count(key);
        return false;
    }

    // A site is its origin alone: what stands in a header must not bring a second rule with it.
    private static ShareTerms Kept(ShareTerms terms) => terms with
    {
        SmallestGroup = Math.Clamp(terms.SmallestGroup, 0, 20),
        EmbedOn = Uri.TryCreate(terms.EmbedOn, UriKind.Absolute, out var site) && site.Scheme is "http" or "https" && !site.Host.Contains('*', StringComparison.Ordinal) ? site.GetLeftPart(UriPartial.Authority) : "",
    };

    private string Hashed(string password) => password.Length == 0 ? "" : _hasher.HashPassword(new Account(), password);

    private static ShareLink Of(LinkRow row) => new(
        row.Id,
        row.Workspace,
        row.Map,
        JsonSerializer.Deserialize<ShareTerms>(row.Terms) ?? new ShareTerms(),
        row.PasswordHash.Length > 0,
        row.MadeBy,
        DateTimeOffset.FromUnixTimeMilliseconds(row.Until),
        row.Views,
        row.ViewedAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.ViewedAt));
}
