using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>A key of the HTTP API, as its list shows it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is for, in its maker's words.</param>
/// <param name="Start">Its first characters.</param>
/// <param name="Rights">What it may be used for.</param>
/// <param name="MadeBy">Its maker's name; empty where they are gone.</param>
/// <param name="MadeAt">When.</param>
/// <param name="Until">Until when it works.</param>
/// <param name="Used">When it was last used; null for never.</param>
/// <param name="Withdrawn">Whether it was withdrawn.</param>
public sealed record ApiKey(string Id, string Name, string Start, IReadOnlyList<Right> Rights, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset Until, DateTimeOffset? Used, bool Withdrawn)
{
    /// <summary>The origins of the sites that may use it from pages; empty for all.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];
}

/// <summary>What the collector needs to know of a key. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Workspace">Where it may write.</param>
/// <param name="Origins">The origins of the sites that may use it from pages; empty for all.</param>
public sealed record EventKey(string Id, string Workspace, IReadOnlyList<string> Origins);

/// <summary>Keys of the HTTP API: <c>kel_</c> and 27 signs. Only their hash is kept. A key may do no more than its maker may at the moment, whatever it was made for.</summary>
public sealed class ApiKeys
{
    /// <summary>How every key begins.</summary>
    public const string Prefix = "kel_";

    /// <summary>The maker of a server that signs everybody in by itself.</summary>
    public const string LocalMaker = "demo";

    /// <summary>The maker of keys made at the command line: whoever may write the workspace's files may do everything with it.</summary>
    public const string CommandLineMaker = "command-line";

    private const long UseNoted = 60_000;

    private readonly PeopleStore _store;
    private readonly Standing _standing;
    private readonly ConcurrentDictionary<string, long> _noted = new(StringComparer.Ordinal);

    internal ApiKeys(PeopleStore store, Standing standing) => (_store, _standing) = (store, standing);

    /// <summary>Makes a key.</summary>
    /// <returns>The key itself, which is nowhere kept.</returns>
    public Task<string> MakeAsync(Visitor by, string workspace, string name, IReadOnlyCollection<Right> rights, TimeSpan time, CancellationToken cancellationToken = default) => MakeAsync(by, workspace, name, rights, [], time, cancellationToken);

    /// <summary>Makes a key that may be used from the pages of some sites alone.</summary>
    /// <returns>The key itself, which is nowhere kept.</returns>
    /// <exception cref="MendableException">An origin is none.</exception>
    public Task<string> MakeAsync(Visitor by, string workspace, string name, IReadOnlyCollection<Right> rights, IReadOnlyCollection<string> origins, TimeSpan time, CancellationToken cancellationToken = default) => _store.WriteAsync(
        db =>
        {
            var sites = SiteOrigin.Parse(origins);
            var secret = Prefix + Secret.Make();
            db.Keys.Add(new KeyRow
            {
                Id = Secret.Id(),
                Hash = Secret.Hash(secret),
                Start = secret[..8],
                Workspace = workspace,
                Name = name,
                Rights = string.Join(' ', rights),
                Origins = string.Join(' ', sites),
                MadeBy = by.Id,
                MadeAt = _store.Now,
                Until = _store.Now + (long)time.TotalMilliseconds,
            });
            ActivityLog.Add(db, _store.Now, workspace, ActivityKind.KeyMade, by.Id, by.Name, name, secret[..8] + "…");
            return Task.FromResult(secret);
        },
        cancellationToken);

    /// <summary>The keys of a workspace, the newest first; withdrawn ones and those whose time is over as well.</summary>
    public Task<IReadOnlyList<ApiKey>> ListAsync(string workspace, CancellationToken cancellationToken = default) => _store.ReadAsync<IReadOnlyList<ApiKey>>(
        async db =>
        {
            var names = await db.Users.AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, cancellationToken);
            var rows = await db.Keys.AsNoTracking().Where(k => k.Workspace == workspace).OrderByDescending(k => k.MadeAt).ToListAsync(cancellationToken);
            return [.. rows.Select(k => new ApiKey(k.Id, k.Name, k.Start, [.. RightsOf(k)], names.GetValueOrDefault(k.MadeBy, ""), Moment(k.MadeAt), Moment(k.Until), k.UsedAt == 0 ? null : Moment(k.UsedAt), k.WithdrawnAt > 0) { Origins = OriginsOf(k) })];
        },
        [],
        cancellationToken);

    /// <summary>Withdraws a key; it stops working at once.</summary>
    public Task WithdrawAsync(Visitor by, string workspace, string id, CancellationToken cancellationToken = default) => _store.WriteAsync(
        async db =>
        {
            if (await db.Keys.SingleOrDefaultAsync(k => k.Workspace == workspace && k.Id == id && k.WithdrawnAt == 0, cancellationToken) is { } row)
            {
                row.WithdrawnAt = _store.Now;
                ActivityLog.Add(db, _store.Now, workspace, ActivityKind.KeyWithdrawn, by.Id, by.Name, row.Name, row.Start + "…");
            }

            return true;
        },
        cancellationToken);

    /// <summary>The id of a key that somebody sends; null where it is none, its time is over, or it was withdrawn. Notes its use, at most once a minute.</summary>
    public async Task<string?> FindAsync(string secret, CancellationToken cancellationToken = default)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal) || _standing.FindKey(Secret.Hash(secret)) is not { } key)
        {
            return null;
        }

        var now = _store.Now;
        if (now - key.UsedAt > 60_000)
        {
            await _store.WriteAsync(db => db.Keys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.UsedAt, now), cancellationToken), cancellationToken);
        }

        return key.Id;
    }

    /// <summary>What the collector needs to know of a key that somebody sends; null where it is none, its time is over, or it was withdrawn. Notes its use, at most once a minute, and waits for nobody.</summary>
    public async ValueTask<EventKey?> FindForEventsAsync(string secret, CancellationToken cancellationToken = default)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        if (!_store.IsOpen)
        {
            // The first key may have been made at the command line while the server ran.
            await _store.OpenAsync(cancellationToken);
        }

        if (_standing.FindKey(Secret.Hash(secret)) is not { } key)
        {
            return null;
        }

        var now = _store.Now;
        var noted = Math.Max(key.UsedAt, _noted.GetValueOrDefault(key.Id));
        if (now - noted > UseNoted && (_noted.TryAdd(key.Id, now) || _noted.TryUpdate(key.Id, now, noted)))
        {
            _ = _store.WriteAsync(db => db.Keys.Where(k => k.Id == key.Id).ExecuteUpdateAsync(k => k.SetProperty(x => x.UsedAt, now), CancellationToken.None), CancellationToken.None, isTold: false)
                .ContinueWith(t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }

        return new EventKey(key.Id, key.Workspace, OriginsOf(key));
    }

    /// <summary>Whether a site may send events into a workspace by some key that works: what a browser asks before it shows the key. Without a workspace, into any.</summary>
    public bool IsWelcome(string origin, string? workspace) => _standing.KeysAtWork().Any(k =>
        (workspace is null || k.Workspace == workspace) && RightsOf(k).Contains(Right.SendEvents) && (k.Origins.Length == 0 || OriginsOf(k).Contains(origin, StringComparer.OrdinalIgnoreCase)));

    /// <summary>Who a key is in a workspace: its maker, with the rights that it was made for alone.</summary>
    /// <param name="id">The key's id.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="localMaker">Who <see cref="LocalMaker"/> is; null where nobody is signed in by itself.</param>
    public Visitor? Visitor(string id, string workspace, Visitor? localMaker) =>
        _standing.FindKeyById(id) is { } key && key.Workspace == workspace && (key.MadeBy switch { LocalMaker => localMaker, CommandLineMaker => CommandLine, _ => _standing.Find(key.MadeBy, null, workspace) }) is { } maker
            ? maker with { Id = "key:" + key.Id, Name = $"{maker.Name} ({key.Name})", Scopes = RightsOf(key).ToFrozenSet() }
            : null;

    /// <summary>Who makes keys at the command line.</summary>
    public static Visitor CommandLine { get; } = Workspace.Visitor.Of(CommandLineMaker, "command line", MemberRole.Administrator);

    private static string[] OriginsOf(KeyRow key) => key.Origins.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<Right> RightsOf(KeyRow key) => key.Rights.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Right>);

    private static DateTimeOffset Moment(long at) => DateTimeOffset.FromUnixTimeMilliseconds(at);
}
