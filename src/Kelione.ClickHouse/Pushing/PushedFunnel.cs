using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>How far customers get along some steps.</summary>
internal sealed class PushedFunnel : IPushed, IPushedOpenings
{
    public Type QuestionType => typeof(FunnelQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var funnel = (FunnelQuestion)question;
        if (FunnelSql.Of(funnel, run) is not { } sql)
        {
            return null;
        }

        var all = FunnelSums.Of(funnel, sql, [], run);
        var previous = funnel.PreviousPeriod ? funnel.Scope.Period?.Previous() : null;
        var before = previous is null ? null : run with { Condition = ScopeSql.Of(funnel.Scope with { Period = previous }, run.Snapshot)! };
        var answer = new FunnelAnswer
        {
            Within = funnel.Within,
            Order = funnel.Order,
            Steps = all.Steps(0),
            TimeToConvert = all.TimeToConvert(),
            Breakdown = funnel.By is null ? null : Breakdown(funnel, sql, run),
            Previous = before is null ? null : new FunnelPrevious(previous!, FunnelSums.Of(funnel, sql, [], before).Steps(0)),
        };
        return (answer, all.Journeys);
    }

    public PushedOpening? Open(Question question, string[] address, PushedRun run)
    {
        var funnel = (FunnelQuestion)question;
        var previous = address is ["previous", ..] && funnel.PreviousPeriod ? funnel.Scope.Period?.Previous() : null;
        if (address is not [.., "step" or "lost", var text] || address.Length != (previous is null ? 2 : 3) || (previous is not null && address[1] == "lost")
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var step) || step < 1 || step > funnel.Steps.Count || (address[^2] == "lost" && step == funnel.Steps.Count)
            || FunnelSql.Of(funnel, run) is not { } sql)
        {
            return null;
        }

        var reached = string.Create(CultureInfo.InvariantCulture, $"len {(address[^2] == "lost" ? "=" : ">=")} {step}");
        return new PushedOpening(
            sql.Columns, journeys => $"SELECT customer FROM {sql.Chains(journeys)} WHERE {reached}", MayBeEmpty: true, previous is null ? null : ScopeSql.Of(funnel.Scope with { Period = previous }, run.Snapshot));
    }

    private static List<FunnelBreakdown> Breakdown(FunnelQuestion question, FunnelSql sql, PushedRun run)
    {
        var customers = new Dictionary<string, long>(StringComparer.Ordinal);
        var at = question.ByStep.ToString(CultureInfo.InvariantCulture);
        run.AskJourneys(
            sql.Columns,
            journeys => $"SELECT v, toInt64(count()) FROM (SELECT {FunnelSums.ValueAt(at)} AS v FROM {sql.Chains(journeys)} WHERE len > 0) GROUP BY v",
            rows =>
            {
                var value = rows.Text();
                customers[value] = customers.GetValueOrDefault(value) + rows.Int64();
            });
        var named = customers.Where(c => c.Key.Length > 0).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(question.ByTop).Select(c => c.Key).ToList();
        var hasNone = customers.ContainsKey("");
        if (customers.Count == 0)
        {
            return [];
        }

        var sums = FunnelSums.Of(question, sql, named, run);
        var groups = named.Select((value, i) => (value, Group: i + 1)).ToList();
        if (customers.Count - (hasNone ? 1 : 0) > named.Count)
        {
            groups.Add((FunnelAnswer.OtherValues, FunnelSums.Others(named)));
        }

        if (hasNone)
        {
            groups.Add((FunnelAnswer.NoValue, 0));
        }

        return [.. groups.Select(g => new FunnelBreakdown(g.value, sums.Steps(g.Group)))];
    }
}

/// <summary>A funnel's sums by group: 0 is those without a value, which are all where nothing is broken down; the named values follow; then all others.</summary>
internal sealed class FunnelSums
{
    private const int Chain = 0, SinceBefore = 1, SinceFirst = 2, Bar = 3;
    private readonly FunnelQuestion _question;
    private readonly Dictionary<int, long[]> _reached = [];
    private readonly long[] _bars = new long[FunnelFigures.Bars];
    private readonly TimeSums<(int Group, int Kind, int Step)> _times = new(0.5, 0.9);

    private FunnelSums(FunnelQuestion question) => _question = question;

    /// <summary>Journeys looked at.</summary>
    public long Journeys { get; private set; }

    /// <summary>The group of all values that are not named.</summary>
    public static int Others(IReadOnlyList<string> named) => named.Count + 1;

    /// <summary>The value of a step's event in the counted chain; empty for none.</summary>
    public static string ValueAt(string step) => $"(len >= {step} ? e[{step}].5 : '')";

    /// <summary>Counts.</summary>
    /// <param name="question">The question.</param>
    /// <param name="sql">The question as SQL.</param>
    /// <param name="named">The values that have groups of their own; none where nothing is to be broken down.</param>
    /// <param name="run">What to look at.</param>
    public static FunnelSums Of(FunnelQuestion question, FunnelSql sql, IReadOnlyList<string> named, PushedRun run)
    {
        var sums = new FunnelSums(question);
        var at = question.ByStep.ToString(CultureInfo.InvariantCulture);
        var group = named.Count == 0 ? "toInt64(0)" : $"toInt64(transform({ValueAt(at)}, {Sql.Texts(named.Prepend(""))}, [{string.Join(',', Enumerable.Range(0, named.Count + 1).Select(Number))}], {Number(Others(named))}))";
        string Groups(string journeys) => $"(SELECT len, e, {group} AS g FROM {sql.Chains(journeys)})";
        string Since(int kind, string first, string stretch) =>
            $"arrayMap((x, b, k) -> {JourneySql.Fact(kind, "g", "k", stretch)}, arrayPopFront(e), {first}, arrayPopFront(arrayEnumerate(e)))";
        string Times(string stretch) => question.Times
            ? $"arrayConcat({Since(SinceBefore, "arrayPopBack(e)", stretch)}, {Since(SinceFirst, "arrayMap(x -> e[1], arrayPopFront(e))", stretch)})" : "";
        const string Micros = "toUInt64(x.2 - b.2)";
        var bars = $"arrayMap(x -> {JourneySql.Fact(Bar, $"arrayCount(y -> y <= x, [{string.Join(',', FunnelFigures.BoundsMicros.Select(b => $"toInt64({b.ToString(CultureInfo.InvariantCulture)})"))}]) - 1")}, len = {Number(question.Steps.Count)} ? [e[-1].2 - e[1].2] : emptyArrayInt64())";
        run.AskJourneys(
            sql.Columns,
            journeys => JourneySql.Counted($"arrayConcat([{JourneySql.Fact(Chain, "g", "len")}]{(question.Times ? $", {Times(JourneySql.Stretch(Micros))}, {bars}" : "")})", $"{Groups(journeys)} WHERE {JourneySql.Naming("e")} AND g = g"),
            rows => sums.Add((int)rows.Int64(), (int)rows.Int64(), (int)rows.Int64(), rows.Int64(), rows.Int64()));
        if (sums._times.Wanted() is { Count: > 0 } wanted)
        {
            var list = string.Join(',', wanted.Select(w => string.Create(CultureInfo.InvariantCulture, $"({w.Key.Kind},{w.Key.Group},{w.Key.Step},{w.Least})")));
            run.AskJourneys(
                sql.Columns,
                journeys => JourneySql.Counted(Times(Micros), $"{Groups(journeys)} WHERE {JourneySql.Naming("e")} AND g = g", $"(f.1, f.2, f.3, {JourneySql.Stretch("toUInt64(f.4)")}) IN ({list})"),
                rows => sums.AddTime((int)rows.Int64(), (int)rows.Int64(), (int)rows.Int64(), rows.Int64(), rows.Int64()));
        }

        return sums;
    }

    /// <summary>The figures of a group.</summary>
    public List<FunnelStep> Steps(int group)
    {
        var reached = _reached.GetValueOrDefault(group) ?? new long[_question.Steps.Count];
        double? Seconds(int kind, int step, double q) => _times.Seconds((group, kind, step + 1), q);
        return [.. Enumerable.Range(0, reached.Length).Select(k => FunnelFigures.Step(_question, k, reached, (Seconds(SinceBefore, k, 0.5), Seconds(SinceBefore, k, 0.9), Seconds(SinceFirst, k, 0.5))))];
    }

    /// <summary>How long the whole way took, of all customers.</summary>
    public TimeToConvert? TimeToConvert()
    {
        var last = _question.Steps.Count;
        var reached = _reached.GetValueOrDefault(0)?[last - 1] ?? 0;
        return !_question.Times || reached == 0 ? null
            : FunnelFigures.TimeToConvert(_times.Seconds((0, SinceFirst, last), 0.5) ?? 0, _times.Seconds((0, SinceFirst, last), 0.9) ?? 0, _bars);
    }

    private void Add(int kind, int group, int step, long value, long count)
    {
        switch (kind)
        {
            case Chain:
                Journeys += count;
                if (!_reached.TryGetValue(group, out var reached))
                {
                    _reached.Add(group, reached = new long[_question.Steps.Count]);
                }

                for (var k = 0; k < step; k++)
                {
                    reached[k] += count;
                }

                break;
            case Bar:
                _bars[group] += count;
                break;
            default:
                _times.AddStretch((group, kind, step), value, count);
                break;
        }
    }

    private void AddTime(int kind, int group, int step, long micros, long count) => _times.AddTime((group, kind, step), micros, count);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
