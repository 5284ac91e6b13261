using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Reading;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>One question that the shards answer: where the journeys stand, and which events of them count.</summary>
/// <param name="Snapshot">The journeys.</param>
/// <param name="Condition">The scope, as SQL.</param>
/// <param name="Cancellation">Stops the work.</param>
internal sealed record PushedRun(JourneySnapshotOfShards Snapshot, ScopeCondition Condition, CancellationToken Cancellation)
{
    /// <summary>The most activities whose names are turned into codes on the shards.</summary>
    public const int MostActivities = 10_000;

    /// <summary>About how many events one statement puts together into journeys, so that a server needs memory for those only.</summary>
    private const long MostEvents = 8 << 20;

    /// <summary>The code that no activity has.</summary>
    public const uint NoActivity = uint.MaxValue;

    /// <summary>Asks every source for rows over its events.</summary>
    /// <param name="select">From the table and condition of a source to the statement.</param>
    /// <param name="see">Takes each row; never called by two threads at once.</param>
    public void Ask(Func<string, string> select, Action<RowReader> see) => Run(Snapshot.Sources.Select(s => (s.Shard, Sql: select(Condition.Of($"{s.Table} WHERE {s.Condition}")))), see);

    /// <summary>Asks every source for rows over its events, the events of some whole customers at a time: the same sum may come several times.</summary>
    /// <param name="select">From the table and condition of a part to the statement.</param>
    /// <param name="see">Takes each row; never called by two threads at once.</param>
    public void AskParts(Func<string, string> select, Action<RowReader> see) => AskParts(Condition, select, see);

    /// <summary>The same over all events, whatever the scope.</summary>
    public void AskWhole(Func<string, string> select, Action<RowReader> see) => AskParts(ScopeCondition.All, select, see);

    /// <summary>
    /// Asks every source for rows over its journeys, some of them at a time: a subquery gives <c>customer</c> and <c>s</c>, the events of a journey in order as tuples of time, import order and what is asked for.
    /// </summary>
    /// <param name="columns">What the tuples hold beside time and import order, from their third place on.</param>
    /// <param name="select">From the subquery to the statement. Its sums are over some journeys only; the same sum may come several times.</param>
    /// <param name="see">Takes each row; never called by two threads at once.</param>
    public void AskJourneys(string columns, Func<string, string> select, Action<RowReader> see) => AskJourneys(columns, Condition, select, see);

    /// <summary>The same with another condition on events than the scope's.</summary>
    public void AskJourneys(string columns, ScopeCondition condition, Func<string, string> select, Action<RowReader> see) =>
        AskParts(condition, from => select($"(SELECT customer, arraySort(groupArray((time, seq, {columns}))) AS s FROM {from} GROUP BY customer)"), see);

    /// <summary>The code of an event's activity.</summary>
    public string ActivityCode()
    {
        var names = Snapshot.ActivityTexts;
        var codes = Enumerable.Range(0, names.Count).ToList();
        return codes.Count == 0 ? "toUInt32(0)"
            : $"transform(activity, {Sql.Texts(codes.Select(c => names[c]))}, [{string.Join(',', codes.Select(c => "toUInt32(" + c.ToString(CultureInfo.InvariantCulture) + ")"))}], toUInt32({NoActivity.ToString(CultureInfo.InvariantCulture)}))";
    }

    /// <summary>How far the data of the scope reaches, whoever's it is: its last moment; null where it has none.</summary>
    /// <param name="scope">The scope; its customers and segment are not looked at.</param>
    public long? ObservedUntil(Scope scope)
    {
        long? until = null;
        var everybody = ScopeSql.Of(scope with { Customers = null, Segment = null }, Snapshot)!;
        Run(Snapshot.Sources.Select(s => (s.Shard, $"SELECT toInt64(count()), max(time) FROM {everybody.Of($"{s.Table} WHERE {s.Condition}")}")), rows =>
        {
            var (count, last) = (rows.Int64(), rows.Int64());
            until = count == 0 || until > last ? until : last;
        });
        return until;
    }

    private void AskParts(ScopeCondition condition, Func<string, string> select, Action<RowReader> see) => Run(
        Parts().Select(part => (part.Rows.Shard, select(condition.Of(string.Create(
            CultureInfo.InvariantCulture,
            $"{part.Rows.Table} WHERE {part.Rows.Condition} AND bucket >= {part.First} AND bucket <= {part.Last}"))))),
        see);

    private IEnumerable<(JourneyRows Rows, int First, int Last)> Parts()
    {
        (JourneyRows? Rows, int First, int Last, long Events) open = default;
        foreach (var piece in Snapshot.Segments.Cast<Piece>())
        {
            if (open.Rows is { } rows && (!ReferenceEquals(rows, piece.Source) || open.Events + piece.Events > MostEvents))
            {
                yield return (rows, open.First, open.Last);
                open = default;
            }

            open = (piece.Source, open.Rows is null ? piece.Buckets.First : open.First, piece.Buckets.Last, open.Events + piece.Events);
        }

        if (open.Rows is { } last)
        {
            yield return (last, open.First, open.Last);
        }
    }

    /// <summary>Servers work at the same time; each of them on one statement after the other.</summary>
    private void Run(IEnumerable<(Shard Shard, string Sql)> statements, Action<RowReader> see)
    {
        var gate = new Lock();
        Parallel.ForEach(statements.GroupBy(s => s.Shard), new ParallelOptions { CancellationToken = Cancellation }, shard =>
        {
            foreach (var (server, sql) in shard)
            {
                using var rows = server.QueryWithin(Snapshot.PushMemory, sql, Cancellation);
                while (rows.Next())
                {
                    lock (gate)
                    {
                        see(rows);
                    }
                }
            }
        });
    }
}
