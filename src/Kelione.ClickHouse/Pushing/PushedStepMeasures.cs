using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>The measures of a map's steps. Where some event is at several steps at once, which visit it is depends on all visits before, and the question is answered here.</summary>
internal sealed class PushedStepMeasures : IPushed, IPushedOpenings
{
    private static readonly double[] Quantiles = [0.25, 0.5, 0.75, 0.9];

    /// <summary>Amounts whose whole parts add up without loss.</summary>
    private const string MostAmount = "1099511627776";

    public Type QuestionType => typeof(StepMeasuresQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var measured = (StepMeasuresQuestion)question;
        if (run.Snapshot.ActivityTexts.Count > PushedRun.MostActivities || StepSql.Of(measured, run) is not { } sql
            || new StepSuccesses(measured, run) is not { CanBeSaid: true } successes)
        {
            return null;
        }

        var until = run.ObservedUntil(measured.Scope) ?? long.MinValue / 2;
        var facts = new StepFacts(measured.Steps.Count, successes.AreStated);
        var times = new TimeSums<(int Kind, int Step)>(Quantiles);
        Count(sql, run, until, facts, times);
        if (!AddEvents(sql, run, facts.Tally))
        {
            return null;
        }

        successes.Add(facts.Tally, until);
        var sums = new StepSums
        {
            Tally = facts.Tally,
            Quantiles = [.. Enumerable.Range(1, measured.Steps.Count).Select(k => QuantilesOf(times, k))],
            Moves = facts.Moves,
            LeftTo = facts.LeftTo,
            Channels = Mix(EventFields.Channel, sql, run),
            Devices = Mix(EventFields.Device, sql, run),
            OffMap = facts.OffMaps,
            Ways = measured.Ways > 0 ? Ways(sql, run) : [],
            Crossings = measured.Crossings ? PushedStepCrossings.Of(measured, sql, run) : [],
        };
        return (new StepAnswers(measured, run.Snapshot.Activities, sums).Answer(), facts.Journeys);
    }

    public PushedOpening? Open(Question question, string[] address, PushedRun run)
    {
        var measured = (StepMeasuresQuestion)question;
        if (run.Snapshot.ActivityTexts.Count > PushedRun.MostActivities || StepOpenings.Condition(measured, address, run.Snapshot.ActivityTexts) is not var (condition, mayBeEmpty)
            || StepSql.Of(measured, run) is not { } sql)
        {
            return null;
        }

        var until = run.ObservedUntil(measured.Scope) ?? long.MinValue / 2;
        return new PushedOpening(
            sql.Columns, journeys => sql.Facts(journeys, until) is var (what, from) ? JourneySql.Whose(condition, what, from) : "", mayBeEmpty);
    }

    private static void Count(StepSql sql, PushedRun run, long until, StepFacts facts, TimeSums<(int Kind, int Step)> times)
    {
        run.AskJourneys(
            sql.Columns,
            journeys => sql.Facts(journeys, until) is var (what, from) ? JourneySql.Counted(what, from) : "",
            rows => facts.Add((int)rows.Int64(), rows.Int64(), rows.Int64(), rows.Int64(), rows.Int64()));
        var stretch = JourneySql.Stretch("toUInt64(f.3)");
        string Ask(string journeys, string time, string? where) =>
            $"SELECT kind, step, {time} AS time, toInt64(sum(c)) FROM (SELECT f.1 AS kind, f.2 AS step, f.3 AS micros, {stretch} AS least, toInt64(count()) AS c FROM (SELECT arrayJoin({sql.Times()}) AS f FROM {sql.Steps(journeys)} WHERE {JourneySql.Naming("o")}){where} GROUP BY f) GROUP BY kind, step, time";
        run.AskJourneys(sql.Columns, journeys => Ask(journeys, "least", null), rows => times.AddStretch(((int)rows.Int64(), (int)rows.Int64()), rows.Int64(), rows.Int64()));
        if (times.Wanted() is { Count: > 0 } wanted)
        {
            var list = string.Join(',', wanted.Select(w => string.Create(CultureInfo.InvariantCulture, $"({w.Key.Kind},{w.Key.Step},{w.Least})")));
            run.AskJourneys(sql.Columns, journeys => Ask(journeys, "micros", $" WHERE (f.1, f.2, {stretch}) IN ({list})"), rows => times.AddTime(((int)rows.Int64(), (int)rows.Int64()), rows.Int64(), rows.Int64()));
        }
    }

    private static StepQuantiles QuantilesOf(TimeSums<(int Kind, int Step)> times, int step)
    {
        double? ToNext(double q) => times.Seconds((StepFacts.ToNext, step), q);
        double? FromStart(double q) => times.Seconds((StepFacts.FromStart, step), q);
        return new StepQuantiles(ToNext(0.5), ToNext(0.9), FromStart(0.25), FromStart(0.5), FromStart(0.75));
    }

    /// <summary>
    /// Events and amounts of each step. Whole parts of amounts are added as whole numbers, so that the order of adding does not show; where some are too great for that, false.
    /// </summary>
    private static bool AddEvents(StepSql sql, PushedRun run, StepTally tally)
    {
        var tooGreat = 0L;
        run.AskParts(
            from => $"SELECT toInt64(step), toInt64(count()), toInt64(countIf(NOT isNaN(value))), toInt64(countIf(NOT isNaN(value) AND NOT (abs(value) < {MostAmount}))), "
                + "toInt64(sumIf(toInt64(trunc(value)), NOT isNaN(value))), toFloat64(sumIf(value - trunc(value), NOT isNaN(value))) "
                + $"FROM (SELECT {sql.Step} AS step, value FROM {from}) WHERE step > 0 GROUP BY step",
            rows =>
            {
                var step = (int)rows.Int64() - 1;
                tally.Events[step] += rows.Int64();
                var amounts = rows.Int64();
                tooGreat += rows.Int64();
                var (whole, rest) = (rows.Int64(), rows.Float64());
                if (amounts > 0)
                {
                    tally.Values[step].Add(whole);
                    tally.Values[step].Add(rest);
                }
            });
        return tooGreat == 0;
    }

    private static List<(int Step, string? Value, long Customers)> Mix(string field, StepSql sql, PushedRun run)
    {
        var sums = new Dictionary<(int Step, string Value), long>();
        var column = run.Snapshot.ColumnOf(field) ?? "''";
        run.AskParts(
            from => $"SELECT toInt64(step), v, toInt64(count()) FROM (SELECT step, v, customer FROM (SELECT {sql.Step} AS step, {column} AS v, customer FROM {from}) WHERE step > 0 GROUP BY step, v, customer) GROUP BY step, v",
            rows =>
            {
                var key = ((int)rows.Int64() - 1, rows.Text());
                sums[key] = sums.GetValueOrDefault(key) + rows.Int64();
            });
        return [.. sums.Select(s => (s.Key.Step, s.Key.Value.Length == 0 ? null : s.Key.Value, s.Value))];
    }

    private static IEnumerable<(byte[] Steps, long Customers)> Ways(StepSql sql, PushedRun run)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        var most = StepWalk.MostVisits.ToString(CultureInfo.InvariantCulture);
        run.AskJourneys(
            $"{sql.Step}, toUInt32(0)",
            journeys => $"SELECT way, toInt64(count()) FROM (SELECT arraySlice(v, 1, {most}) AS way FROM {StepSql.Visits(journeys)}) WHERE notEmpty(way) GROUP BY way",
            rows =>
            {
                var way = string.Create(rows.Length(), rows, (text, source) =>
                {
                    for (var i = 0; i < text.Length; i++)
                    {
                        text[i] = (char)(source.UInt8() - 1);
                    }
                });
                sums[way] = sums.GetValueOrDefault(way) + rows.Int64();
            });
        return sums.Select(s => (s.Key.Select(c => (byte)c).ToArray(), s.Value));
    }
}
