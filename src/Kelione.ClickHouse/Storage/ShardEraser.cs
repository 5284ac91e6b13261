using Kelione.ClickHouse.Http;

namespace Kelione.ClickHouse.Storage;

/// <summary>Erases persons: the one thing that changes what is stored.</summary>
internal static class ShardEraser
{
    /// <summary>Erases a person: every event and statement of every id merged into it; what was never committed too.</summary>
    /// <returns>How many events that counted; null where the id is unknown.</returns>
    public static long? Erase(Schema schema, Ledger ledger, string customer)
    {
        var book = MergeBook.Read(schema);
        var ids = book.SamePerson(customer);
        var isStated = book.All.Any(m => ids.Contains(m.Anonymous) || ids.Contains(m.Known));
        var condition = Sql.IsIn("customer", ids);
        var batches = ledger.Read();
        var counts = schema.Shards.Select(s => s.Number64($"SELECT toInt64(count()) FROM {schema.Table("event")} WHERE {condition}") ?? 0).ToList();
        var events = schema.Shards.Sum(s => s.Number64($"SELECT toInt64(count()) FROM {schema.Table("event")} WHERE {condition} AND {batches.Condition}") ?? 0);
        if (events == 0 && !isStated)
        {
            return null;
        }

        // The note comes first: whoever holds journeys of before learns from it, whatever becomes of the rest.
        Note(schema);
        foreach (var shard in schema.Shards.Where((_, i) => counts[i] > 0))
        {
            Delete(shard, schema, "event", condition);
        }

        if (isStated)
        {
            Delete(schema.Home, schema, "merge", $"{Sql.IsIn("anonymous", ids)} OR {Sql.IsIn("known", ids)}");
        }

        Note(schema);
        return events;
    }

    private static void Note(Schema schema)
    {
        var number = 1 + Ledger.Erasures(schema);
        schema.Home.Insert($"{schema.Table("erasure")} (number)", new RowWriter().Int64(number).Written);
    }

    private static void Delete(Shard shard, Schema schema, string table, string condition)
    {
        shard.Execute($"ALTER TABLE {schema.Table(table)} DELETE WHERE {condition}");

        // The server does it when it can; only then is the person gone.
        while (shard.Number64($"SELECT toInt64(count()) FROM {schema.Table(table)} WHERE {condition}") > 0)
        {
            Thread.Sleep(TimeSpan.FromMilliseconds(20));
        }
    }
}
