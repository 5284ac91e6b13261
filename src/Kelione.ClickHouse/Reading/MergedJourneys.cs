using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Storage;
using Kelione.Engine.Storage;

namespace Kelione.ClickHouse.Reading;

/// <summary>
/// The journeys of persons with several ids, put together on the first shard, wherever their ids live; on every shard stands a list of those ids, which are left out there. Both are derived, belong to one snapshot, and go with it.
/// </summary>
internal sealed class MergedJourneys : IDisposable
{
    private readonly Schema _schema;
    private readonly string _ids;
    private readonly string _events;

    private MergedJourneys(Schema schema, string name) => (_schema, _ids, _events) = (schema, "ids_" + name, "joined_" + name);

    /// <summary>Where whole journeys stand: shards without these persons, and these persons.</summary>
    public IReadOnlyList<JourneyRows> Sources { get; private set; } = [];

    /// <summary>Puts the journeys together.</summary>
    /// <param name="schema">The tables.</param>
    /// <param name="book">Who is who; somebody is merged.</param>
    /// <param name="batches">What counts.</param>
    /// <param name="name">A name that no other snapshot has.</param>
    public static MergedJourneys Make(Schema schema, MergeBook book, BatchRanges batches, string name)
    {
        var merged = new MergedJourneys(schema, name);
        try
        {
            var rows = Ids(book);
            var columns = Schema.Columns(schema.ReadFields());
            schema.Make(schema.Home, merged._events, "bucket UInt16, customer String, time Int64, seq Int64, activity String, value Float64, event_id String, batch Int64, id_low UInt64, id_high UInt64"
                + string.Concat(schema.ReadFields().Select(f => $", {f.Column} String")), "bucket, customer, time, seq");
            foreach (var shard in schema.Shards)
            {
                schema.Make(shard, merged._ids, "customer String, person String, place UInt16", "customer");
                shard.Insert($"{schema.Table(merged._ids)} (customer, person, place)", rows.Written);
                shard.Copy(
                    $"SELECT place AS bucket, person AS customer, {columns["bucket, customer, ".Length..]} FROM (SELECT customer AS raw, {columns["bucket, customer, ".Length..]} FROM {schema.Table("event")} "
                    + $"WHERE {batches.Condition} AND customer IN (SELECT customer FROM {schema.Table(merged._ids)})) ANY INNER JOIN (SELECT customer AS raw, person, place FROM {schema.Table(merged._ids)}) USING raw",
                    schema.Home,
                    $"{schema.Table(merged._events)} ({columns})");
            }

            merged.Sources =
            [
                .. schema.Shards.Select(s => new JourneyRows(s, schema.Table("event"), $"{batches.Condition} AND customer NOT IN (SELECT customer FROM {schema.Table(merged._ids)})")),
                new JourneyRows(schema.Home, schema.Table(merged._events), "1"),
            ];
            return merged;
        }
        catch
        {
            merged.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
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
