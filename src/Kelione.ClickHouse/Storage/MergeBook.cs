using Kelione.ClickHouse.Http;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Storage;

/// <summary>The statements on identities, as they stood when they were read. A change of a statement is a new row with a later number of change.</summary>
internal sealed class MergeBook
{
    private readonly SortedDictionary<long, IdentityMerge> _merges = [];
    private readonly Dictionary<(string Anonymous, string Known), long> _inForce = [];
    private long _lastChange;
    private long _lastId;

    private MergeBook()
    {
    }

    /// <summary>Which id leads to which.</summary>
    public IdentityChains<string> Chains { get; private set; } = new();

    /// <summary>All statements, oldest first.</summary>
    public IReadOnlyCollection<IdentityMerge> All => _merges.Values;

    /// <summary>A text that is the same as long as nobody becomes somebody else.</summary>
    public string Stamp => FormattableString.Invariant($"{_lastChange}_{_merges.Count}");

    /// <summary>The last change.</summary>
    public long LastChange => _lastChange;

    /// <summary>Reads them.</summary>
    public static MergeBook Read(Schema schema, CancellationToken cancellation = default)
    {
        var book = new MergeBook();
        using var rows = schema.Home.Query($"SELECT id, anonymous, known, stated, reason, undone, change FROM {schema.Table("merge")} ORDER BY change", cancellation);
        while (rows.Next())
        {
            var merge = new IdentityMerge(rows.Int64(), rows.Text(), rows.Text(), rows.Int64(), rows.Text());
            var undone = rows.Int64();
            book._merges[merge.Id] = undone == long.MinValue ? merge : merge with { UndoneMicros = undone };
            book._lastChange = rows.Int64();
            book._lastId = Math.Max(book._lastId, merge.Id);
        }

        book.FollowAll();
        return book;
    }

    /// <summary>All ids of the person that an id is, itself too.</summary>
    public IReadOnlyList<string> SamePerson(string id)
    {
        var person = Chains.End(id);
        return [.. Chains.Merged.Where(m => Chains.End(m) == person).Append(person).Append(id).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Makes statements, each as if it came alone after the ones before it, and stores those that are new.</summary>
    public IReadOnlyList<IdentityOutcome> Identify(Schema schema, IReadOnlyList<IdentityStatement> statements)
    {
        var rows = new RowWriter();
        var outcomes = new List<IdentityOutcome>(statements.Count);
        foreach (var statement in statements)
        {
            var outcome = State(statement with { Anonymous = WriteState.Storable(statement.Anonymous), Known = WriteState.Storable(statement.Known), Reason = WriteState.Storable(statement.Reason) });
            outcomes.Add(outcome);
            if (outcome is { IsNew: true, Merge: { } merge })
            {
                Write(rows, merge);
            }
        }

        Store(schema, rows);
        return outcomes;
    }

    /// <summary>Takes a statement back; null where there is none of the number in force.</summary>
    public IdentityMerge? Undo(Schema schema, long id, long undoneMicros)
    {
        if (_merges.GetValueOrDefault(id) is not { UndoneMicros: null } merge)
        {
            return null;
        }

        var undone = merge with { UndoneMicros = undoneMicros };
        var rows = new RowWriter();
        Write(rows, undone);
        Store(schema, rows);
        return undone;
    }

    /// <summary>Stores statements of another store under their own numbers, those undone too; numbers that are there stay as they are.</summary>
    public void Copy(Schema schema, IReadOnlyList<IdentityMerge> merges)
    {
        var rows = new RowWriter();
        foreach (var merge in merges.Where(m => !_merges.ContainsKey(m.Id)))
        {
            Write(rows, merge);
        }

        Store(schema, rows);
    }

    private void FollowAll()
    {
        foreach (var merge in _merges.Values.Where(m => m.UndoneMicros is null))
        {
            Follow(merge);
        }
    }

    private void Follow(IdentityMerge merge)
    {
        Chains.Join(merge.Anonymous, merge.Known);
        _inForce.TryAdd((merge.Anonymous, merge.Known), merge.Id);
    }

    private IdentityOutcome State(IdentityStatement statement)
    {
        var (anonymous, known) = (statement.Anonymous, statement.Known);
        if (string.IsNullOrEmpty(anonymous) || string.IsNullOrEmpty(known))
        {
            return new IdentityOutcome(null, false, "Both ids must be given to say that they are one person.");
        }

        if (anonymous == known)
        {
            return new IdentityOutcome(null, false, $"'{known}' is the same id twice; there is nothing to merge.");
        }

        if (_inForce.TryGetValue((anonymous, known), out var earlier))
        {
            return new IdentityOutcome(_merges[earlier], false, null);
        }

        if (Chains.End(known) == anonymous)
        {
            return new IdentityOutcome(null, false, $"'{known}' is already shown as '{anonymous}', so '{anonymous}' cannot become '{known}'. Undo the earlier statement first (it is in the list of merges).");
        }

        var merge = new IdentityMerge(++_lastId, anonymous, known, statement.StatedMicros, statement.Reason);
        _merges.Add(merge.Id, merge);
        Follow(merge);
        return new IdentityOutcome(merge, true, null);
    }

    private void Write(RowWriter rows, IdentityMerge merge) =>
        rows.Int64(merge.Id).Text(merge.Anonymous).Text(merge.Known).Int64(merge.StatedMicros).Text(merge.Reason).Int64(merge.UndoneMicros ?? long.MinValue).Int64(++_lastChange).EndRow();

    private static void Store(Schema schema, RowWriter rows)
    {
        if (rows.Rows > 0)
        {
            schema.Home.Insert($"{schema.Table("merge")} (id, anonymous, known, stated, reason, undone, change)", rows.Written);
        }
    }
}
