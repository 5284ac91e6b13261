using Kelione.ClickHouse.Http;
using Kelione.Engine.Storage;

namespace Kelione.ClickHouse.Storage;

/// <summary>
/// Which batches count. A batch's events go to the shards under its number; they count from the moment on at which its row stands in the ledger, all of them at once. Numbers consist of the writer's epoch and a counter.
/// A program that begins to write claims the next epoch, and then counts what the ledger holds: later rows of earlier epochs do not count, and whoever made one finds the claim before acknowledging it. So two programs
/// that write at the same time cannot both believe that they did. Not safe for several threads, but for the reading.
/// </summary>
/// <param name="schema">The tables.</param>
/// <param name="owner">Who writes: a name that no other writer has.</param>
/// <param name="time">The clock.</param>
internal sealed class Ledger(Schema schema, string owner, TimeProvider time)
{
    private long _epoch;
    private long _counter;

    /// <summary>Told after each batch that counts.</summary>
    public Action? Committed { get; set; }

    private Shard Home => schema.Home;

    private long Now => (time.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>Something that changes whenever questions could see something else.</summary>
    public string Stamp(CancellationToken cancellation = default)
    {
        using var rows = Home.Query(
            $"SELECT toInt64(c), toInt64(l) FROM (SELECT count() AS c, max(number) AS l, 1 AS t FROM {schema.Table("ledger")} UNION ALL SELECT count(), max(sealed), 2 FROM {schema.Table("epoch")} "
            + $"UNION ALL SELECT count(), max(change), 3 FROM {schema.Table("merge")} UNION ALL SELECT count(), max(number), 4 FROM {schema.Table("erasure")}) ORDER BY t",
            cancellation);
        var stamp = new System.Text.StringBuilder();
        while (rows.Next())
        {
            stamp.Append(System.Globalization.CultureInfo.InvariantCulture, $"{rows.Int64()}/{rows.Int64()} ");
        }

        return stamp.ToString();
    }

    /// <summary>How often somebody was erased.</summary>
    public static long Erasures(Schema schema) => schema.Home.Number64($"SELECT toInt64(max(number)) FROM {schema.Table("erasure")}") ?? 0;

    /// <summary>What counts now.</summary>
    public BatchRanges Read(CancellationToken cancellation = default)
    {
        var seals = new List<(long, long)>();
        using (var rows = Home.Query($"SELECT number, sealed FROM {schema.Table("epoch")} WHERE sealed >= 0", cancellation))
        {
            while (rows.Next())
            {
                seals.Add((rows.Int64(), rows.Int64()));
            }
        }

        // Numbers that follow one another keep the same distance from their place.
        var committed = new List<(long, long)>();
        using (var rows = Home.Query(
            $"SELECT min(n), max(n) FROM (SELECT number AS n, rowNumberInAllBlocks() AS place FROM (SELECT number FROM {schema.Table("ledger")} ORDER BY number)) GROUP BY n - toInt64(place) ORDER BY min(n)", cancellation))
        {
            while (rows.Next())
            {
                committed.Add((rows.Int64(), rows.Int64()));
            }
        }

        return BatchRanges.Of(committed, seals);
    }

    /// <summary>The number of a batch that is to be written; claims an epoch at first.</summary>
    public long Begin()
    {
        if (_epoch == 0)
        {
            Claim();
        }

        return (_epoch << BatchRanges.CounterBits) + ++_counter;
    }

    /// <summary>Makes a batch count; its events are on the shards.</summary>
    /// <exception cref="WorkspaceException">Another program writes here by now; what was written does not count, or may be sent again without harm.</exception>
    public void Commit(long batch, long events)
    {
        Home.Insert($"{schema.Table("ledger")} (number, events, at)", new RowWriter().Int64(batch).Int64(events).Int64(Now).Written);
        if (Home.Number64($"SELECT toInt64(max(number)) FROM {schema.Table("epoch")}") != _epoch)
        {
            _epoch = 0;
            Committed?.Invoke();
            throw new WorkspaceException("Another program has begun to write to these tables. What was being written was not acknowledged. Let one program write at a time, and do it again: nothing will be stored twice.");
        }

        Committed?.Invoke();
    }

    private void Claim()
    {
        const int MostTries = 20;
        for (var i = 0; i < MostTries; i++)
        {
            var next = 1 + (Home.Number64($"SELECT toInt64(max(number)) FROM {schema.Table("epoch")}") ?? 0);
            Home.Insert($"{schema.Table("epoch")} (number, owner, sealed, at)", Row(next, -1));
            if (Home.Number64($"SELECT toInt64(count()) FROM {schema.Table("epoch")} WHERE number = {Sql.Number(next)}") == 1)
            {
                var last = Home.Number64($"SELECT toInt64(max(number)) FROM {schema.Table("ledger")} WHERE number < {Sql.Number(next << BatchRanges.CounterBits)}") ?? 0;
                Home.Insert($"{schema.Table("epoch")} (number, owner, sealed, at)", Row(next, last));
                (_epoch, _counter) = (next, 0);
                return;
            }
        }

        throw Home.Failed("several programs try to write at the same time");
    }

    private ReadOnlyMemory<byte> Row(long number, long @sealed) => new RowWriter().Int64(number).Text(owner).Int64(@sealed).Int64(Now).Written;
}
