using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Storage;

namespace Kelione.ClickHouse.Reading;

/// <summary>
/// The journeys of persons with several ids, put together on the first shard, wherever their ids live; on every shard stands a list of those ids, which are left out there. Both are derived.
/// They grow with what is committed and stated: each change of who is who makes a generation, in which only the persons whose ids changed are put together anew, and what they were before is marked as gone. A snapshot keeps to its
/// generation and its batches, so that those who still look at an older one are not disturbed. Counted: the last snapshot that lets go deletes the tables. One thread at a time extends.
/// </summary>
internal sealed class MergedJourneys
{
    /// <summary>Persons put together anew so often leave more behind than is worth passing over.</summary>
    private const int MostGone = 100_000;

    private readonly Schema _schema;
    private readonly string _ids;
    private readonly string _gone;
    private readonly string _events;
    private readonly Dictionary<string, (long Since, Hash128 Ids)> _persons = new(StringComparer.Ordinal);
    private BatchRanges _covered = new([]);
    private string _stated = "";
    private long _generation;
    private int _goneCount;
    private int _holders = 1;

    private MergedJourneys(Schema schema, string stamp, string name) => (_schema, Stamp, _ids, _gone, _events) = (schema, stamp, DerivedTables.Ids + name, DerivedTables.Gone + name, DerivedTables.Events + name);

    /// <summary>How often somebody was erased when it was made.</summary>
    public string Stamp { get; }

    /// <summary>Whether it had better be made anew.</summary>
    public bool IsWorn => _goneCount > Math.Max(MostGone, _persons.Count);

    /// <summary>Makes the tables; nobody's events are in them yet.</summary>
    /// <param name="schema">The tables.</param>
    /// <param name="stamp">See <see cref="Stamp"/>.</param>
    /// <param name="name">A name that no others have.</param>
    public static MergedJourneys Make(Schema schema, string stamp, string name)
    {
        var merged = new MergedJourneys(schema, stamp, name);
        try
        {
            schema.Make(schema.Home, merged._events, Schema.EventTypes + ", since Int64" + string.Concat(schema.ReadFields().Select(f => $", {f.Column} String")), "bucket, customer, time, seq");
            foreach (var shard in schema.Shards)
            {
                schema.Make(shard, merged._ids, "customer String, person String, place UInt16, since Int64", "customer");
                schema.Make(shard, merged._gone, "person String, since Int64, at Int64", "person");
            }

            return merged;
        }
        catch
        {
            merged.Release();
            throw;
        }
    }

    /// <summary>Adds what counts now, and who is who now, and is not there yet. Where that fails the tables are of no use any more.</summary>
    public void Extend(MergeBook book, BatchRanges batches)
    {
        var columns = Columns();
        var fresh = _stated == book.Stamp ? 0 : StateAnew(book);
        if (_covered.Condition != batches.Condition)
        {
            Copy(columns, $"{batches.Condition} AND NOT ({_covered.Condition})", $"since < {Sql.Number(fresh == 0 ? long.MaxValue : fresh)} AND {StillThere("(person, since)")}");
        }

        if (fresh > 0)
        {
            Copy(columns, batches.Condition, $"since = {Sql.Number(fresh)}");
        }

        _covered = batches;
        _stated = book.Stamp;
    }

    /// <summary>Where whole journeys stand: shards without these persons, and these persons.</summary>
    public IReadOnlyList<JourneyRows> Sources(BatchRanges batches)
    {
        var generation = Sql.Number(_generation);
        return
        [
            .. _schema.Shards.Select(s => new JourneyRows(
                s, _schema.Table("event"), $"{batches.Condition} AND customer NOT IN (SELECT customer FROM {_schema.Table(_ids)} WHERE since <= {generation} AND {StillThere("(person, since)")})")),
            new JourneyRows(_schema.Home, _schema.Table(_events), $"{batches.Condition} AND since <= {generation} AND {StillThere("(customer, since)")}"),
        ];
    }

    /// <summary>Holds them once more.</summary>
    public MergedJourneys Hold()
    {
        Interlocked.Increment(ref _holders);
        return this;
    }

    /// <summary>Lets go; the last one deletes the tables.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _holders) != 0)
        {
            return;
        }

        try
        {
            _schema.Home.Execute($"DROP TABLE IF EXISTS {_schema.Table(_events)}");
            foreach (var shard in _schema.Shards)
            {
                shard.Execute($"DROP TABLE IF EXISTS {_schema.Table(_ids)}");
                shard.Execute($"DROP TABLE IF EXISTS {_schema.Table(_gone)}");
            }
        }
        catch (ClickHouseException)
        {
            // A server that is away keeps them; they are derived and harm nobody, and go when a program of this machine opens the store.
        }
    }

    /// <summary>A condition on a person and a generation: not replaced by a later one, as far as this generation knows.</summary>
    private string StillThere(string what) => _goneCount == 0 ? "1" : $"{what} NOT IN (SELECT person, since FROM {_schema.Table(_gone)} WHERE at <= {Sql.Number(_generation)})";

    /// <summary>Lists the persons whose ids changed, and marks what they were as gone.</summary>
    /// <returns>The generation in which somebody came; 0 where nobody did.</returns>
    private long StateAnew(MergeBook book)
    {
        var groups = Groups(book);
        var (ids, gone) = (new RowWriter(), new RowWriter());
        var generation = _generation + 1;
        foreach (var (person, (since, known)) in _persons.ToList())
        {
            if (!groups.TryGetValue(person, out var now) || now.Hash != known)
            {
                gone.Text(person).Int64(since).Int64(generation).EndRow();
                _persons.Remove(person);
            }
        }

        foreach (var (person, (members, hash)) in groups.Where(g => !_persons.ContainsKey(g.Key)))
        {
            _persons.Add(person, (generation, hash));
            foreach (var id in members)
            {
                ids.Text(id).Text(person).UInt16(Schema.BucketOf(Hash128.OfText(person))).Int64(generation).EndRow();
            }
        }

        foreach (var shard in _schema.Shards)
        {
            Insert(shard, _gone, "person, since, at", gone);
            Insert(shard, _ids, "customer, person, place, since", ids);
        }

        _goneCount += gone.Rows;
        _generation = ids.Rows + gone.Rows > 0 ? generation : _generation;
        return ids.Rows > 0 ? generation : 0;
    }

    private void Insert(Shard shard, string table, string columns, RowWriter rows)
    {
        if (rows.Rows > 0)
        {
            shard.Insert($"{_schema.Table(table)} ({columns})", rows.Written);
        }
    }

    /// <summary>All ids of every person with several, the one that the person is shown under too, and a sum that is the same for the same ids.</summary>
    private static Dictionary<string, (List<string> Members, Hash128 Hash)> Groups(MergeBook book)
    {
        var groups = new Dictionary<string, (List<string> Members, Hash128 Hash)>(StringComparer.Ordinal);
        foreach (var id in book.Chains.Merged)
        {
            var person = book.Chains.End(id);
            var (members, hash) = groups.TryGetValue(person, out var known) ? known : ([person], Hash128.OfText(person));
            members.Add(id);
            groups[person] = (members, hash + Hash128.OfText(id));
        }

        return groups;
    }

    /// <summary>The columns of an event beside bucket and customer; fields that came since get theirs.</summary>
    private string Columns()
    {
        var fields = _schema.ReadFields();
        foreach (var field in fields.Where(f => !_schema.HasColumn(_schema.Home, _events, f)))
        {
            _schema.Home.Execute($"ALTER TABLE {_schema.Table(_events)} ADD COLUMN {field.Column} String");
        }

        return Schema.Columns(fields)["bucket, customer, ".Length..];
    }

    private void Copy(string columns, string events, string ids)
    {
        foreach (var shard in _schema.Shards)
        {
            shard.Copy(
                $"SELECT place AS bucket, person AS customer, {columns}, since FROM (SELECT customer AS raw, {columns} FROM {_schema.Table("event")} "
                + $"WHERE {events} AND customer IN (SELECT customer FROM {_schema.Table(_ids)} WHERE {ids})) ALL INNER JOIN (SELECT customer AS raw, person, place, since FROM {_schema.Table(_ids)} WHERE {ids}) USING raw",
                _schema.Home,
                $"{_schema.Table(_events)} (bucket, customer, {columns}, since)");
        }
    }
}
