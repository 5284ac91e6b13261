using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>
/// The steps of a drawn journey as SQL, where each event is at one step at the most. Steps are numbered from 1 here; 0 is none. Journeys become arrays, level by level:
/// what each journey did at each of its steps is an array of tuples at the end.
/// </summary>
internal sealed class StepSql
{
    /// <summary>The class of a journey, in the order of <see cref="Engine.Kernels.StepClass"/>, plus four where it has a loop.</summary>
    public const int Loop = 4;

    /// <summary>Marks of a step in a journey.</summary>
    public const int On = 1, Passed = 2, Lived = 4, Retained = 8, Returned = 16, Error = 32;

    private static readonly string None = $"toUInt32({PushedRun.NoActivity.ToString(CultureInfo.InvariantCulture)})";
    private readonly StepMeasuresQuestion _question;
    private readonly PushedRun _run;
    private readonly string _errors;
    private readonly string _within;

    private StepSql(StepMeasuresQuestion question, PushedRun run, string step, string errors)
    {
        (_question, _run, Step, _errors) = (question, run, step, errors);

        // A window longer than any calendar would lead beyond the numbers.
        _within = Sql.Number(Math.Min(question.Within.Micros, long.MaxValue / 8));
    }

    /// <summary>The step of an event, <c>UInt8</c>.</summary>
    public string Step { get; }

    /// <summary>null where a condition cannot be said, or some event is at several steps.</summary>
    public static StepSql? Of(StepMeasuresQuestion question, PushedRun run)
    {
        var conditions = question.Steps.Select(s => ScopeSql.Of(s.Events, run.Snapshot)).ToList();
        var errors = question.Errors is { } pattern ? ScopeSql.Of(pattern, run.Snapshot) : "0";
        if (conditions.Contains(null) || errors is null)
        {
            return null;
        }

        var plain = question.Steps.All(s => s.Events is { Conditions.Count: 0, Activities.Count: > 0 });
        var named = question.Steps.SelectMany((s, i) => s.Events.Activities.Distinct(StringComparer.Ordinal).Select(a => (Activity: a, Step: i + 1))).ToList();
        if (plain && named.DistinctBy(n => n.Activity).Count() == named.Count)
        {
            return new StepSql(question, run, $"toUInt8(transform(activity, {Sql.Texts(named.Select(n => n.Activity))}, [{string.Join(',', named.Select(n => Number(n.Step)))}], 0))", errors);
        }

        var several = 0L;
        run.Ask(from => $"SELECT toInt64(count()) FROM {from} AND ({string.Join(" + ", conditions.Select(c => $"({c})"))}) > 1", rows => several += rows.Int64());
        return several > 0 ? null
            : new StepSql(question, run, $"toUInt8(multiIf({string.Concat(conditions.Select((c, i) => $"{c}, {Number(i + 1)}, "))}0))", errors);
    }

    /// <summary>What an event's tuple holds beside time and import order.</summary>
    public string Columns => $"{Step}, {_run.ActivityCode()}, toUInt8({_errors})";

    /// <summary>
    /// Journeys with: <c>s</c> all events; <c>o</c> those at steps as (time, step, next activity); <c>v</c> the visits, <c>p</c> the visit before each, <c>u</c> the how-manieth visit to the step it is; <c>lt</c> the last time.
    /// </summary>
    public static string Visits(string journeys)
    {
        var first = $"SELECT customer, s, arrayFilter(x -> x.2 > 0, arrayMap((x, n) -> (x.1, x.3, n), s, {JourneySql.After("arrayMap(x -> x.4, s)", None)})) AS o, s[-1].1 AS lt FROM {journeys}";
        var second = $"SELECT customer, s, o, lt, {JourneySql.WithoutRepeats("arrayMap(x -> x.2, o)", "toUInt8(0)")} AS v FROM ({first})";
        return $"(SELECT customer, s, o, lt, v, {JourneySql.Before("v", "toUInt8(0)")} AS p, arrayEnumerateUniq(v) AS u FROM ({second}))";
    }

    /// <summary>
    /// The same with: <c>d</c> the steps by first visit, <c>dp</c> the visit before each of these, <c>mx</c> the greatest step visited before each; <c>j</c> by step the event that went on (time, its step; 0 for none).
    /// </summary>
    public string Steps(string journeys)
    {
        var first = $"SELECT customer, s, o, lt, v, p, u, arrayFilter((x, y) -> y = 1, v, u) AS d, arrayFilter((x, y) -> y = 1, p, u) AS dp FROM {Visits(journeys)}";
        var pair = "arrayFilter(x -> x.2 = k OR x.2 = k + 1, o)";
        var greatest = JourneySql.Before("arrayMap(i -> arrayReduce('max', arraySlice(d, 1, i)), arrayEnumerate(d))", "toUInt8(0)");
        return $"(SELECT customer, s, o, lt, v, p, u, d, dp, {greatest} AS mx, "
            + $"arrayMap(k -> arrayFirst((c, b) -> b.2 = k AND c.2 = k + 1 AND c.1 - b.1 <= {_within}, arrayPopFront({pair}), arrayPopBack({pair})), d) AS j FROM ({first}) WHERE {JourneySql.Naming("o", "d")})";
    }

    /// <summary>The times of journeys, from what <see cref="Steps"/> gives: kind 3 to the next step, kind 4 from the start, with the step and the time in microseconds.</summary>
    public string Times() =>
        $"arrayConcat(arrayMap((k, g) -> {JourneySql.Fact(3, "k", $"g.1 - arrayFirst(x -> x.2 = k AND x.1 >= g.1 - {_within}, o).1")}, arrayFilter((k, g) -> g.2 > 0, d, j), arrayFilter(g -> g.2 > 0, j)), "
        + $"arrayMap(k -> {JourneySql.Fact(4, "k", "arrayFirst(x -> x.2 = k, o).1 - o[1].1")}, d))";

    /// <summary>What each journey did: see <see cref="StepFacts"/>.</summary>
    /// <param name="journeys">What gives journeys.</param>
    /// <param name="until">How far the data reaches.</param>
    public (string Facts, string From) Facts(string journeys, long until)
    {
        var asked = _question.OffMap > 0 || _question.Errors is not null;
        var steps = Steps(journeys);
        var from = asked ? $"(SELECT *, {Latest} AS st, {OffMap} AS om, {Errors} AS er, {LastAt} AS la FROM {steps})" : $"(SELECT *, emptyArrayUInt8() AS er, 0 AS la FROM {steps})";
        return ($"arrayConcat({string.Join(", ", Parts(until, asked))})", $"{from} WHERE {JourneySql.Naming("s", "o", "v", "p", "u", "d", "dp", "mx", "er")} AND lt = lt AND la = la");
    }

    private IEnumerable<string> Parts(long until, bool asked)
    {
        yield return $"[{JourneySql.Fact(StepFacts.Journey)}]";
        yield return $"arrayMap(k -> {JourneySql.Fact(StepFacts.Visitor, "k", "v[-1]", Class())}, arraySlice(v, 1, 1))";
        yield return $"arrayMap((k, g) -> {JourneySql.Fact(StepFacts.AtStep, "k", Marks(until), "arrayFilter(x -> x.2 = k, o)[-1].3")}, d, j)";
        yield return $"arrayMap((x, b) -> {JourneySql.Fact(StepFacts.Move, "b", "x")}, arrayPopFront(v), arrayPopFront(p))";
        yield return $"arrayDistinct(arrayMap((x, b) -> {JourneySql.Fact(StepFacts.Mover, "b", "x")}, arrayPopFront(v), arrayPopFront(p)))";
        if (asked && _question.OffMap > 0)
        {
            yield return $"arrayDistinct(arrayMap(x -> {JourneySql.Fact(StepFacts.OffMap, "x.1", "x.2")}, om))";
            yield return $"arrayDistinct(arrayMap(x -> {JourneySql.Fact(StepFacts.Leave, "x.1", "x.2")}, arrayFilter(x -> x.3 > la, om)))";
        }
    }

    /// <summary>The marks of step k, which the event g went on from.</summary>
    private string Marks(long until)
    {
        const string Later = "arrayFilter(x -> x.2 = k OR x.2 > k + 1, o)";
        const string Backwards = "arrayFilter(x -> x >= k, v)";
        const string Start = "arrayFirst(x -> x.2 = k, o).1";
        var days = Number(_question.RetentionDays) + " * " + JourneySql.Day;
        var lived = $"({Sql.Number(until)} - {Start} >= {days} + {JourneySql.Day})";
        return $"(g.2 > 0) * {On} + (g.2 = 0 AND arrayExists((c, b) -> b.2 = k AND c.2 > k + 1 AND c.1 - b.1 <= {_within}, arrayPopFront({Later}), arrayPopBack({Later}))) * {Passed} "
            + $"+ {lived} * {Lived} + ({lived} AND lt - {Start} >= {days}) * {Retained} "
            + $"+ (arrayCount((x, b) -> x = k AND b != k, {Backwards}, {JourneySql.Before(Backwards, "toUInt8(0)")}) > 1) * {Returned} + has(er, k) * {Error}";
    }

    /// <summary>The class of a journey, plus four where it has a loop.</summary>
    private string Class()
    {
        // How many steps up to each one, from none on, are required.
        var required = Enumerable.Range(0, _question.Steps.Count + 1).Select(k => _question.Steps.Take(k).Count(s => !s.Optional)).ToList();
        string Between(string low, string high) => $"([{string.Join(',', required.Select(Number))}][{high}] - [{string.Join(',', required.Select(Number))}][{low} + 1])";
        var places = _question.Steps.Select((s, i) => (s.Id, Place: i + 1)).ToDictionary(s => s.Id, s => s.Place, StringComparer.Ordinal);
        var arcs = _question.Arcs.Select(a => places[a.From] * 100 + places[a.To]).Distinct().ToList();
        string Drawn(string from, string to) => arcs.Count == 0 ? "0" : $"has([{string.Join(',', arcs.Select(a => $"toUInt16({Number(a)})"))}], toUInt16({from} * 100 + {to}))";
        var last = _question.Steps.ToList().FindLastIndex(s => !s.Optional) + 1;
        var isOutOfOrder = $"arrayExists((x, b, m) -> x < m AND NOT {Drawn("b", "x")}, d, dp, mx)";
        var hasSkip = $"({Between("0", "v[1]")} > 0 OR arrayExists((x, b, m) -> m > 0 AND x > m AND {Between("m", "x")} > 0 AND NOT {Drawn("b", "x")}, d, dp, mx))";
        var isLooped = $"arrayExists((x, b, n) -> n > 1 AND x < b AND NOT {Drawn("b", "x")}, v, p, u)";
        return $"multiIf({isOutOfOrder}, 3, {hasSkip}, 2, {(last == 0 ? "1" : $"has(v, {Number(last)})")}, 0, 1) + {Loop} * {isLooped}";
    }

    /// <summary>The place of the last event at any step.</summary>
    private const string LastAt = "arrayReduce('max', arrayFilter((i, x) -> x.3 > 0, arrayEnumerate(s), s))";

    /// <summary>
    /// The latest visit's step at each event. Each event at a step brings the difference to the one before it, all others nothing, and in the order of events these add up.
    /// </summary>
    private static string Latest
    {
        get
        {
            const string At = "arrayMap(x -> x.2, o)";
            var differences = $"arrayMap((i, x, b) -> (i, toInt64(x) - toInt64(b)), arrayFilter((i, x) -> x.3 > 0, arrayEnumerate(s), s), {At}, {JourneySql.Before(At, "toUInt8(0)")})";
            var others = "arrayMap(i -> (i, toInt64(0)), arrayFilter((i, x) -> x.3 = 0, arrayEnumerate(s), s))";
            return $"arrayCumSum(arrayMap(x -> x.2, arraySort(arrayConcat({differences}, {others}))))";
        }
    }

    /// <summary>Events at no step after a visit: (step, activity, place).</summary>
    private const string OffMap = "arrayFilter(x -> x.1 > 0, arrayMap((k, x, i) -> (x.3 = 0 ? k : 0, x.4, i), st, s, arrayEnumerate(s)))";

    /// <summary>Steps at which an error happened.</summary>
    private const string Errors = "arrayMap(k -> toUInt8(k), arrayDistinct(arrayFilter((k, x) -> x.5 > 0 AND k > 0, st, s)))";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
