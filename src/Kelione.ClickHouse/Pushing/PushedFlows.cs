using System.Globalization;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>
/// The transition graph: the shards put journeys together and count pairs. Median and p90 are exact: the shards first say how many times lie in each of some hundred stretches, and then give only those around the two quantiles.
/// Where journeys are cut at a step the question is answered here.
/// </summary>
internal sealed class PushedFlows : IPushed
{
    private static readonly string Stretch = JourneySql.Stretch("d");

    public Type QuestionType => typeof(FlowsQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var flows = (FlowsQuestion)question;
        if (flows.From is not null || flows.To is not null || run.Snapshot.ActivityTexts.Count > PushedRun.MostActivities)
        {
            return null;
        }

        var (counts, persons) = Count(flows, run);
        var seconds = flows.Details ? Seconds(flows, counts, run) : null;
        return (FlowsKernel.Answer(flows, counts, seconds, run.Snapshot.Activities), persons);
    }

    private static (FlowCounts Counts, long Persons) Count(FlowsQuestion question, PushedRun run)
    {
        var counts = new FlowCounts(run.Snapshot.ActivityTexts.Count);
        var persons = 0L;
        run.AskJourneys(
            run.ActivityCode(),
            journeys => "SELECT toInt64(item.1), toInt64(item.2), toInt64(count()) FROM (SELECT arrayJoin(arrayConcat([(toUInt8(0), c[1]), (toUInt8(1), c[length(c)])], arrayMap(code -> (toUInt8(2), code), arrayDistinct(c)))) AS item "
                + $"FROM (SELECT arrayMap(e -> e.3, {Events(question)}) AS c FROM {journeys})) GROUP BY item",
            rows =>
            {
                var (kind, code, count) = (rows.Int64(), rows.Int64(), rows.Int64());
                var sums = kind switch { 0 => counts.Starts, 1 => counts.Ends, _ => counts.Customers };
                sums[code] += count;
                persons += kind == 0 ? count : 0;
            });
        run.AskJourneys(
            run.ActivityCode(),
            journeys => $"SELECT toInt64(pair.1), toInt64(pair.2), toInt64(sum(c)), toInt64(count()) FROM (SELECT customer, pair, count() AS c FROM (SELECT customer, arrayJoin({Pairs("(x.3, y.3)")}) AS pair "
                + $"FROM (SELECT customer, {Events(question)} AS e FROM {journeys})) GROUP BY customer, pair) GROUP BY pair",
            rows => counts.AddPair((int)rows.Int64(), (int)rows.Int64(), rows.Int64(), rows.Int64()));
        return (counts, persons);
    }

    /// <summary>Median and p90 of each pair.</summary>
    private static (double Median, double P90)[] Seconds(FlowsQuestion question, FlowCounts counts, PushedRun run)
    {
        var times = new TimeSums<(int From, int To)>(0.5, 0.9);
        AskTimes(question, run, Stretch, condition: null, (from, to, least, count) => times.AddStretch((from, to), least, count));
        const int MostAtOnce = 10_000;
        foreach (var part in times.Wanted().Chunk(MostAtOnce))
        {
            var list = string.Join(',', part.Select(w => string.Create(CultureInfo.InvariantCulture, $"({w.Key.From},{w.Key.To},{w.Least})")));
            AskTimes(question, run, "d", $"(a, b, {Stretch}) IN ({list})", (from, to, time, count) => times.AddTime((from, to), time, count));
        }

        return [.. Enumerable.Range(0, counts.Pairs.Count).Select(p => (counts.Pairs[p].First, counts.Pairs[p].Second)).Select(pair => (times.Seconds(pair, 0.5)!.Value, times.Seconds(pair, 0.9)!.Value))];
    }

    private static void AskTimes(FlowsQuestion question, PushedRun run, string group, string? condition, Action<int, int, long, long> see) => run.AskJourneys(
        run.ActivityCode(),
        journeys => $"SELECT toInt64(a), toInt64(b), toInt64({group}) AS g, toInt64(count()) FROM (SELECT t.1 AS a, t.2 AS b, t.3 AS d FROM (SELECT arrayJoin({Pairs("(x.3, y.3, toUInt64(y.1 - x.1))")}) AS t "
            + $"FROM (SELECT {Events(question)} AS e FROM {journeys}))){(condition is null ? "" : $" WHERE {condition}")} GROUP BY a, b, g",
        rows => see((int)rows.Int64(), (int)rows.Int64(), rows.Int64(), rows.Int64()));

    /// <summary>The events of a journey that count: of repeats the first.</summary>
    private static string Events(FlowsQuestion question) => question.CollapseRepeats
        ? string.Create(CultureInfo.InvariantCulture, $"arrayFilter((x, before) -> x.3 != before, s, arrayPushFront(arrayPopBack(arrayMap(x -> x.3, s)), toUInt32({PushedRun.NoActivity})))")
        : "s";

    /// <summary>What is made of each pair of events that follow one another.</summary>
    private static string Pairs(string of) => $"arrayMap((x, y) -> {of}, arrayPopBack(e), arrayPopFront(e))";
}
