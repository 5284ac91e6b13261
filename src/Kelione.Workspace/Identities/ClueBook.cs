using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Joins the customers of several sources by what the sources tell about them. An anonymous id belongs to the first customer that a source names for it: whoever signs in on the same device later is
/// another person. An e-mail address, a phone number or a device's id that several customers have makes them one person, shown under the id first known by it; one that more than
/// <see cref="MostHolders"/> have is shared, and joins nobody. What a person took back is not stated again. Every joining is a statement like any other: listed, explained, undone.
/// Safe for several threads.
/// </summary>
public sealed class ClueBook : IDisposable
{
    /// <summary>The most ids that may have one key and still be one person.</summary>
    public const int MostHolders = 10;

    private const int KeyBytes = 16;
    private const int MostRemembered = 1 << 20;

    private readonly IPapers _papers;
    private readonly IWorkspaceStorage _storage;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly HashSet<(string Customer, ClueKind Kind, string Value)> _known = [];
    private byte[]? _key;
    private Statements? _statements;
    private volatile bool _isStale;

    internal ClueBook(IPapers papers, IWorkspaceStorage storage, TimeProvider time) => (_papers, _storage, _time) = (papers, storage, time);

    /// <summary>Takes clues in: what they say is durable when this returns.</summary>
    /// <param name="clues">The clues, in the order in which they were seen.</param>
    /// <param name="cancellationToken">Stops waiting for others; what was begun is ended.</param>
    public async Task<ClueReport> TellAsync(IReadOnlyList<IdentityClue> clues, CancellationToken cancellationToken = default)
    {
        if (clues.Count == 0)
        {
            return ClueReport.Nothing;
        }

        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_isStale | (_storage.Store is SharedStatements shared && await shared.HaveOthersSpokenAsync(cancellationToken)))
            {
                (_isStale, _statements) = (false, null);
                _known.Clear();
            }

            var fresh = clues.Where(c => !IsEmpty(c) && !_known.Contains((c.Customer, c.Kind, c.Value))).ToList();
            if (fresh.Count == 0)
            {
                return ClueReport.Nothing;
            }

            var statements = _statements ??= new Statements(await _storage.Store.ListMergesAsync(null, CancellationToken.None));
            var refused = new Refusals();
            var joined = await StateAsync([.. fresh.Where(c => !IsKey(c.Kind)).Select(c => statements.Direct(c, refused)).OfType<IdentityStatement>()], statements, refused);
            joined += await JoinByKeysAsync([.. fresh.Where(c => IsKey(c.Kind))], statements, refused);
            Remember(fresh);
            return new ClueReport(joined, refused.Sentences());
        }
        catch
        {
            // What was thought stated may not be: the next call looks anew.
            _isStale = true;
            throw;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();

    /// <summary>What somebody is called of whom nothing but a key is known: a hash that only this workspace can make.</summary>
    internal string NameOf(IdentityClue clue) => KeyOf(clue);

    /// <summary>To be called when statements were made, taken back or erased elsewhere.</summary>
    internal void Forget() => _isStale = true;

    private static bool IsKey(ClueKind kind) => kind is ClueKind.Email or ClueKind.Phone or ClueKind.Device;

    // An id of a device whose owner forbade it is all zeros, the same for everybody.
    private static bool IsEmpty(IdentityClue clue) => clue.Customer.Length == 0 || clue.Value.Length == 0 || (clue.Value == clue.Customer && !IsKey(clue.Kind)) || clue.Value.All(c => c is '0' or '-');

    private async Task<long> JoinByKeysAsync(List<IdentityClue> clues, Statements statements, Refusals refused)
    {
        if (clues.Count == 0)
        {
            return 0;
        }

        var holders = await _storage.Keys.KeepKeysAsync([.. clues.Select(c => new PersonKey(KeyOf(c), c.Customer, c.TimeMicros, c.Place))], CancellationToken.None);
        var joins = new List<IdentityStatement>();
        foreach (var group in holders.GroupBy(h => h.Key, StringComparer.Ordinal))
        {
            var all = group.ToList();
            if (all.Count > MostHolders)
            {
                refused.Add(string.Create(CultureInfo.InvariantCulture, $"{WordOf(group.Key)} that {all.Count} ids have joins nobody: more than {MostHolders} share it ({all[0].Place}; {group.Key})"));
                await TakeBackAsync(group.Key, statements);
                continue;
            }

            // A person is shown under an id that somebody gave them, and under the key itself only while nothing else is known.
            var first = all.Find(h => h.Customer != group.Key) ?? all[0];
            joins.AddRange(all.Where(h => h != first).Select(h => statements.ByKey(h, first, WordOf(group.Key), refused)).OfType<IdentityStatement>());
        }

        return await StateAsync(joins, statements, refused);
    }

    private async Task<long> StateAsync(List<IdentityStatement> made, Statements statements, Refusals refused)
    {
        if (made.Count == 0)
        {
            return 0;
        }

        var outcomes = await _storage.Store.IdentifyAsync(made, CancellationToken.None);
        foreach (var outcome in outcomes)
        {
            if (outcome.Refusal is { } refusal)
            {
                refused.Add(refusal);
            }
            else if (outcome is { IsNew: true, Merge: { } merge })
            {
                statements.Add(merge);
            }
        }

        return outcomes.Count(o => o.IsNew);
    }

    private async Task TakeBackAsync(string key, Statements statements)
    {
        foreach (var merge in statements.InForceBy(key))
        {
            await _storage.Store.UndoMergeAsync(merge.Id, UtcTime.FromDateTimeOffset(_time.GetUtcNow()), CancellationToken.None);
            _isStale = true;
        }
    }

    private void Remember(List<IdentityClue> clues)
    {
        if (_known.Count + clues.Count > MostRemembered)
        {
            _known.Clear();
        }

        foreach (var clue in clues)
        {
            _known.Add((clue.Customer, clue.Kind, clue.Value));
        }
    }

    // What stands in the workspace must not be a hash that anybody can look up: it is keyed with the workspace's own key.
    private string KeyOf(IdentityClue clue)
    {
        _key ??= HashKey.LoadOrCreate(_papers);
        var hash = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(clue.Value));
        return $"{clue.Kind.ToString().ToLowerInvariant()}:{Convert.ToHexStringLower(hash.AsSpan(0, KeyBytes))}";
    }

    private static string WordOf(string key) => key[0] switch
    {
        'e' => "An e-mail address",
        'p' => "A phone number",
        _ => "A device's id",
    };
}
