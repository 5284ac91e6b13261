using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Storage;

namespace Kelione.ClickHouse.Reading;

/// <summary>
/// The journeys of persons with several ids, put together on the first shard, wherever their ids live; on every shard stands a list of those ids, which are left out there. Both are derived. They serve until somebody becomes
/// somebody else or is erased: what is committed meanwhile is added, and each snapshot takes the batches that count for it. Counted: the last snapshot that lets go deletes them.
/// </summary>
internal sealed class MergedJourneys
{
    private readonly Schema _schema;
    private readonly string _ids;
    private readonly string _events;
    private BatchRanges _covered = new([]);
    private int _holders = 1;

    private MergedJourneys(Schema schema, string stamp, string name) => (_schema, Stamp, _ids, _events) = (schema, stamp, "ids_" + name, "joined_" + name);

    /// <summary>Who is who in them, and how often somebody was erased.</summary>
    public string Stamp { get; }

    /// <summary>Makes the tables; nobody's events are in them yet.</summary>
    /// <param name="schema">The tables.</param>
    /// <param name="book">Who is who; somebody is merged.</param>
    /// <param name="stamp">See <see cref="Stamp"/>.</param>
    /// <param name="name">A name that no others have.</param>
    public static MergedJourneys Make(Schema schema, MergeBook book, string stamp, string name)
    {
        var merged = new MergedJourneys(schema, stamp, name);
        try
        {
            var rows = Ids(book);
            schema.Make(schema.Home, merged._events, Schema.EventTypes + string.Concat(schema.ReadFields().Select(f => $", {f.Column} String")), "bucket, customer, time, seq");
            foreach (var shard in schema.Shards)
            {
                schema.Make(shard, merged._ids, "customer String, person String, place UInt16", "customer");
                shard.Insert($"{schema.Table(merged._ids)} (customer, person, place)", rows.Written);
            }

            return merged;
        }
        catch
        {
            merged.Release();
            throw;
        }
    }

    /// <summary>Adds what counts now and is not there yet. Where that fails the tables are of no use any more.</summary>
    public void Extend(BatchRanges batches)
    {
        var fields = _schema.ReadFields();
        var columns = Schema.Columns(fields);
        var rest = columns["bucket, customer, ".Length..];
        foreach (var field in fields.Where(f => !_schema.HasColumn(_schema.Home, _events, f)))
        {
            _schema.Home.Execute($"ALTER TABLE {_schema.Table(_events)} ADD COLUMN {field.Column} String");
        }

        foreach (var shard in _schema.Shards)
        {
            shard.Copy(
                $"SELECT place AS bucket, person AS customer, {rest} FROM (SELECT customer AS raw, {rest} FROM {_schema.Table("event")} "
                + $"WHERE {batches.Condition} AND NOT ({_covered.Condition}) AND customer IN (SELECT customer FROM {_schema.Table(_ids)})) ANY INNER JOIN (SELECT customer AS raw, person, place FROM {_schema.Table(_ids)}) USING raw",
                _schema.Home,
                $"{_schema.Table(_events)} ({columns})");
        }

        _covered = batches;
    }

    /// <summary>Where whole journeys stand: shards without these persons, and these persons.</summary>
    public IReadOnlyList<JourneyRows> Sources(BatchRanges batches) =>
    [
        .. _schema.Shards.Select(s => new JourneyRows(s, _schema.Table("event"), $"{batches.Condition} AND customer NOT IN (SELECT customer FROM {_schema.Table(_ids)})")),
        new JourneyRows(_schema.Home, _schema.Table(_events), batches.Condition),
    ];

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
            }
        }
        catch (ClickHouseException)
        {
            // A server that is away keeps them; they are derived and harm nobody.
        }
    }

    /// <summary>Every id of every merged person, the one that the person is shown under too.</summary>
    private static RowWriter Ids(MergeBook book)
    {
        var rows = new RowWriter();
        foreach (var (id, person) in book.Chains.Merged.Select(id => (id, book.Chains.End(id))).Concat(book.Chains.Merged.Select(book.Chains.End).Distinct(StringComparer.Ordinal).Select(p => (p, p))))
        {
            rows.Text(id).Text(person).UInt16(Schema.BucketOf(Hash128.OfText(person))).EndRow();
        }

        return rows;
    }
}
