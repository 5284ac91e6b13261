using Kelione.Journeys;

namespace Kelione.Conformance.Stored;

/// <summary>What SQL can say, DuckDB says too: the same numbers out of the store's readable view, asked by DuckDB itself after the store is closed.</summary>
public sealed class SqlTests(SampleStores stores) : IClassFixture<SampleStores>
{
    /// <summary>Events in journey order, merged ids as their persons (the samples merge each id once and into no merged id, so one look is enough).</summary>
    private const string Journeys = """
        WITH who AS (
            SELECT a.text AS anonymous, k.text AS known
            FROM merge m JOIN term a ON a.field = 0 AND a.code = m.anonymous JOIN term k ON k.field = 0 AND k.code = m.known WHERE m.undone IS NULL),
        e AS (
            SELECT coalesce(known, customer) AS person, activity, epoch_us("time") AS t,
                row_number() OVER (PARTITION BY coalesce(known, customer) ORDER BY "time", seq) AS place
            FROM events LEFT JOIN who ON who.anonymous = customer)

        """;

    public static TheoryData<string> Names() => [.. SampleStores.Names];

    [Fact]
    public async Task A_sample_has_merged_ids() =>
        Assert.True((long)(await stores[SampleStores.Names[0]].QueryAsync("SELECT count(*) FROM merge")).Single()[0]! > 20);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Flows_are_what_sql_counts(string sample)
    {
        var rows = await stores[sample].QueryAsync(Journeys + """
            SELECT activity, next, count(*), count(DISTINCT person), quantile_cont(next_t - t, 0.5) / 1e6, quantile_cont(next_t - t, 0.9) / 1e6
            FROM (SELECT *, lead(activity) OVER w AS next, lead(t) OVER w AS next_t FROM e WINDOW w AS (PARTITION BY person ORDER BY place))
            WHERE next IS NOT NULL GROUP BY ALL
            """);
        AssertSame(rows, stores[sample].Flows.Edges.Select(x => new object?[] { x.From, x.To, x.Count, x.Customers, x.MedianSeconds, x.P90Seconds }), keys: 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Journeys_begin_and_end_where_sql_says(string sample)
    {
        var rows = await stores[sample].QueryAsync(Journeys + """
            SELECT 'start', activity, count(*) FROM e WHERE place = 1 GROUP BY ALL
            UNION ALL SELECT 'end', activity, count(*) FROM e SEMI JOIN (SELECT person, max(place) AS place FROM e GROUP BY person) USING (person, place) GROUP BY ALL
            """);
        var flows = stores[sample].Flows;
        AssertSame(
            rows,
            [.. flows.Starts.Select(s => new object?[] { "start", s.Activity, s.Count }), .. flows.Ends.Select(s => new object?[] { "end", s.Activity, s.Count })],
            keys: 2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Variants_are_what_sql_counts(string sample)
    {
        var rows = await stores[sample].QueryAsync(Journeys + """
            SELECT path, count(*), quantile_cont(length, 0.5) / 1e6
            FROM (SELECT string_agg(activity, ' > ' ORDER BY place) AS path, max(t) - min(t) AS length FROM e GROUP BY person)
            GROUP BY path
            """);
        Assert.Equal(rows.Count, stores[sample].Variants.Variants);
        AssertSame(rows, stores[sample].Variants.Items.Select(v => new object?[] { string.Join(" > ", v.Activities), v.Count, v.MedianSeconds }), keys: 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Retention_is_what_sql_counts(string sample)
    {
        var rows = await stores[sample].QueryAsync(Journeys + """
            , born AS (SELECT person, min(t) AS t FROM e GROUP BY person),
            came AS (SELECT DISTINCT person, (e.t - born.t) // 86400000000 AS day FROM e JOIN born USING (person) WHERE place > 1)
            SELECT d.day, count(*), count(came.person)
            FROM (SELECT unnest(range(0, 21)) AS day) d
            JOIN born ON born.t + (d.day + 1) * 86400000000 <= (SELECT max(t) FROM e)
            LEFT JOIN came ON came.person = born.person AND came.day = d.day
            GROUP BY d.day
            """);
        Assert.Equal(21, rows.Count);
        AssertSame(rows, stores[sample].Retention.Overall.Select(p => new object?[] { (long)p.Period, p.Size, p.Customers }), keys: 1);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Funnels_of_different_activities_are_what_sql_counts(string sample)
    {
        foreach (var (question, answer) in stores[sample].Funnels)
        {
            var steps = question.Steps.Select(s => s.Activities.Single()).ToList();
            var rows = await stores[sample].QueryAsync(Journeys + $"""
                , s1 AS (SELECT person, place AS at, t AS began, place AS began_at FROM e WHERE activity = {Literal(steps[0])}),
                s2 AS ({Next("s1", steps[1], question.Within)}),
                s3 AS ({Next("s2", steps[2], question.Within)})
                SELECT (SELECT count(DISTINCT person) FROM s1), (SELECT count(DISTINCT person) FROM s2), (SELECT count(DISTINCT person) FROM s3)
                """);
            Assert.Equal(rows.Single(), answer.Steps.Select(s => (object?)s.Customers));
        }

        Assert.Contains(stores[sample].Funnels, f => f.Answer.Steps[^1].Customers > 0 && f.Answer.Steps[^1].Customers < f.Answer.Steps[0].Customers);
    }

    /// <summary>From each beginning the earliest event of the next step, if it comes in time.</summary>
    private static string Next(string before, string activity, Duration within) => $"""
        SELECT s.person, min(e.place) AS at, s.began, s.began_at FROM {before} s
        JOIN e ON e.person = s.person AND e.place > s.at AND e.activity = {Literal(activity)} AND e.t - s.began <= {within.Micros}
        GROUP BY s.person, s.began, s.began_at
        """;

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>The rows are the same in any order; numbers with a point may differ by rounding.</summary>
    private static void AssertSame(IEnumerable<object?[]> expected, IEnumerable<object?[]> actual, int keys)
    {
        var lines = Lines(expected);
        Assert.NotEmpty(lines);
        Assert.Equal(lines, Lines(actual));

        List<string> Lines(IEnumerable<object?[]> rows) =>
        [
            .. rows.OrderBy(row => string.Join('\u001F', row.Take(keys)), StringComparer.Ordinal)
                .Select(row => string.Join(" | ", row.Select(cell => cell is double number ? FormattableString.Invariant($"{number:F5}") : cell?.ToString()))),
        ];
    }
}
