using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>
/// The counted chains of an ordered funnel of required steps as SQL. From each event that may begin, the earliest event of the next step is taken, and so on, as far as the window and exclusions let it: no chain from there gets further.
/// The longest counts, and of equal ones the one that begins first.
/// </summary>
internal sealed class FunnelSql
{
    private readonly FunnelQuestion _question;
    private readonly string _by;
    private readonly string _steps;
    private readonly string? _excluded;

    private FunnelSql(FunnelQuestion question, string steps, string? excluded, string by) => (_question, _steps, _excluded, _by) = (question, steps, excluded, by);

    /// <summary>null where it cannot be said: other orders, optional steps, a field held constant.</summary>
    /// <param name="question">The question.</param>
    /// <param name="run">What to look at.</param>
    public static FunnelSql? Of(FunnelQuestion question, PushedRun run)
    {
        var steps = question.Steps.Select(s => ScopeSql.Of(s, run.Snapshot)).ToList();
        var excluded = question.Exclude.Select(s => ScopeSql.Of(s, run.Snapshot)).ToList();
        if (question.Order != FunnelOrder.Ordered || question.Steps.Any(s => s.Optional) || question.HoldConstant is not null
            || steps.Contains(null) || excluded.Contains(null) || question.By is EventFields.Customer or EventFields.Value)
        {
            return null;
        }

        var masks = question.Steps.All(s => s is { Conditions.Count: 0, Activities.Count: > 0 }) ? ByName(question)
            : string.Join(" + ", steps.Select((s, k) => string.Create(CultureInfo.InvariantCulture, $"({s}) * toUInt64({1UL << k})")));
        var by = question.By is null ? "''" : question.By == EventFields.Activity ? "activity" : run.Snapshot.ColumnOf(question.By) ?? "''";
        return new FunnelSql(question, masks, excluded.Count == 0 ? null : string.Join(" OR ", excluded), by);
    }

    /// <summary>What an event's tuple holds beside time and import order: the steps it may serve as bits, whether it is excluded, and the value to break down by.</summary>
    public string Columns => _excluded is null ? $"toUInt64({_steps}), toUInt8(0), {_by}" : $"({_excluded} ? toUInt64(0) : toUInt64({_steps})), toUInt8({_excluded}), {_by}";

    private int Count => _question.Steps.Count;

    private string Within => Sql.Number(Math.Min(_question.Within.Micros, long.MaxValue / 8));

    /// <summary>Journeys with the length of the counted chain in <c>len</c>, 0 for none, and the events of it in <c>e</c>: (place, time, value).</summary>
    public string Chains(string journeys)
    {
        var events = $"SELECT customer, arrayFilter(x -> x.3 > 0 OR x.4 > 0, arrayMap((x, i) -> (i, x.1, x.3, x.4, x.5), s, arrayEnumerate(s))) AS q FROM {journeys}";
        var begins = "arrayFilter(x -> bitAnd(x.3, 1) > 0, q)";
        var from = $"SELECT customer, q, {(_question.FirstOnly ? $"arraySlice({begins}, 1, 1)" : begins)} AS p0, arrayFilter(x -> x.4 > 0, q) AS ex, {Removed(begins)} AS removed FROM ({events})";

        // The last moment and place that a chain may have that begins there.
        from = $"SELECT customer, q, removed, p0, {(Breaks ? "arrayMap(p -> arrayFirst(x -> x.1 > p.1, ex).1, p0)" : "arrayMap(p -> toUInt32(0), p0)")} AS til FROM ({from}) WHERE {JourneySql.Naming("ex")}";
        for (var k = 1; k < Count; k++)
        {
            var step = Number(k);
            var next = $"arrayFilter(x -> bitTest(x.3, {step}), q)";
            var chosen = $"arrayMap((p, b, t) -> arrayFirst(x -> x.1 > p.1 AND p.1 > 0 AND x.2 - b.2 <= {Within} AND (t = 0 OR x.1 < t), m), p{Number(k - 1)}, p0, til)";
            from = $"SELECT customer, q, removed, til, {Names(k)}, {chosen} AS p{step} FROM (SELECT customer, q, removed, til, {Names(k)}, {next} AS m FROM ({from})) WHERE {JourneySql.Naming("m")}";
        }

        var lengths = $"arrayMap(({string.Join(", ", Enumerable.Range(0, Count).Select(k => $"x{Number(k)}"))}) -> toUInt8({string.Join(" + ", Enumerable.Range(0, Count).Select(k => $"(x{Number(k)}.1 > 0)"))}), {Names(Count)})";
        from = $"SELECT customer, {Names(Count)}, removed, {lengths} AS l FROM ({from})";
        from = $"SELECT customer, {Names(Count)}, l, notEmpty(l) AND NOT removed ? arrayReduce('max', l) : toUInt8(0) AS len FROM ({from})";
        var place = "arrayFirstIndex(x -> x = len, l)";
        return $"(SELECT customer, len, arraySlice([{string.Join(", ", Enumerable.Range(0, Count).Select(k => $"p{Number(k)}[at]"))}], 1, len) AS e FROM (SELECT customer, {Names(Count)}, len, greatest({place}, 1) AS at FROM ({from}) WHERE len = len))";
    }

    private bool Breaks => _excluded is not null && _question.ExclusionEffect == ExclusionEffect.BreaksAttempt;

    /// <summary>Whether an excluded event comes after one that may begin, within its window.</summary>
    private string Removed(string begins) => _excluded is null || Breaks ? "0"
        : $"arrayExists(p -> arrayExists(x -> x.1 > p.1 AND x.2 - p.2 <= {Within}, arrayFilter(x -> x.4 > 0, q)), {begins})";

    private static string ByName(FunnelQuestion question)
    {
        var masks = new Dictionary<string, ulong>(StringComparer.Ordinal);
        for (var k = 0; k < question.Steps.Count; k++)
        {
            foreach (var name in question.Steps[k].Activities)
            {
                masks[name] = masks.GetValueOrDefault(name) | 1UL << k;
            }
        }

        return $"transform(activity, {Sql.Texts(masks.Keys)}, [{string.Join(',', masks.Values.Select(m => $"toUInt64({m.ToString(CultureInfo.InvariantCulture)})"))}], toUInt64(0))";
    }

    private static string Names(int count) => string.Join(", ", Enumerable.Range(0, count).Select(k => $"p{Number(k)}"));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
