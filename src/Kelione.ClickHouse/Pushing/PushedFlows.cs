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
    /// <summary>The least time of the stretch that a time lies in: a sixteenth of the power of two below it, in whole numbers throughout.</summary>
    private const string Stretch = "toUInt64(d - d % greatest(intDiv(roundToExp2(d), 16), 1))";

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
            journeys => $"SELECT toInt64(pair.1), toInt64(pair.2), toInt64(sum(c)), toInt64(count()) FROM (SELECT customer, pair, count() AS c FROM (SELECT customer, arrayJoin({Pairs("(x.3, y.3)")}) AS pair "
                + $"FROM (SELECT customer, {Events(question)} AS e FROM {journeys})) GROUP BY customer, pair) GROUP BY pair",
            rows => counts.AddPair((int)rows.Int64(), (int)rows.Int64(), rows.Int64(), rows.Int64()));
        return (counts, persons);
    }

    /// <summary>Median and p90 of each pair.</summary>
    private static (double Median, double P90)[] Seconds(FlowsQuestion question, FlowCounts counts, PushedRun run)
    {
        var stretches = new SortedDictionary<long, long>[counts.Pairs.Count];
        AskTimes(question, run, Stretch, condition: null, (from, to, least, count) => Add(ref stretches[counts.Pairs.Find(from, to)], least, count));
        var wanted = new List<(int From, int To, long Least)>();
        for (var pair = 0; pair < stretches.Length; pair++)
        {
            wanted.AddRange(Around(stretches[pair]).Select(least => (counts.Pairs[pair].First, counts.Pairs[pair].Second, least)));
        }

        var times = new SortedDictionary<long, long>[counts.Pairs.Count];
        const int MostAtOnce = 10_000;
        foreach (var part in wanted.Chunk(MostAtOnce))
        {
            var list = string.Join(',', part.Select(w => string.Create(CultureInfo.InvariantCulture, $"({w.From},{w.To},{w.Least})")));
            AskTimes(question, run, "d", $"(a, b, {Stretch}) IN ({list})", (from, to, time, count) => Add(ref times[counts.Pairs.Find(from, to)], time, count));
        }

        return [.. Enumerable.Range(0, stretches.Length).Select(pair => (Quantile(stretches[pair], times[pair], 0.5), Quantile(stretches[pair], times[pair], 0.9)))];
    }

    private static void AskTimes(FlowsQuestion question, PushedRun run, string group, string? condition, Action<int, int, long, long> see) => run.AskJourneys(
        journeys => $"SELECT toInt64(a), toInt64(b), toInt64({group}) AS g, toInt64(count()) FROM (SELECT t.1 AS a, t.2 AS b, t.3 AS d FROM (SELECT arrayJoin({Pairs("(x.3, y.3, toUInt64(y.1 - x.1))")}) AS t "
            + $"FROM (SELECT {Events(question)} AS e FROM {journeys}))){(condition is null ? "" : $" WHERE {condition}")} GROUP BY a, b, g",
        rows => see((int)rows.Int64(), (int)rows.Int64(), rows.Int64(), rows.Int64()));

    /// <summary>The stretches in which the order statistics lie that the two quantiles need.</summary>
    private static HashSet<long> Around(SortedDictionary<long, long> stretches)
    {
        var total = stretches.Values.Sum();
        var found = new HashSet<long>();
        foreach (var q in (double[])[0.5, 0.9])
        {
            var rank = (long)Math.Floor((total - 1) * q);
            found.Add(At(stretches, rank));
            found.Add(At(stretches, Math.Min(rank + 1, total - 1)));
        }

        return found;
    }

    /// <summary>The quantile in seconds, by linear interpolation between order statistics.</summary>
    private static double Quantile(SortedDictionary<long, long> stretches, SortedDictionary<long, long> times, double q)
    {
        var total = stretches.Values.Sum();
        var position = (total - 1) * q;
        var rank = (long)Math.Floor(position);
        var part = position - rank;
        var below = Exact(stretches, times, rank);
        var value = part == 0 ? below : below + (Exact(stretches, times, rank + 1) - (double)below) * part;
        return value / UtcTime.MicrosPerSecond;
    }

    /// <summary>The time of a rank: its place in its stretch is known, and the stretch's times are all at hand.</summary>
    private static long Exact(SortedDictionary<long, long> stretches, SortedDictionary<long, long> times, long rank)
    {
        var least = At(stretches, rank);
        var before = stretches.TakeWhile(s => s.Key < least).Sum(s => s.Value);
        return At(times.SkipWhile(t => t.Key < least), rank - before);
    }

    private static long At(IEnumerable<KeyValuePair<long, long>> counts, long rank)
    {
        foreach (var (value, count) in counts)
        {
            if (rank < count)
            {
                return value;
            }

            rank -= count;
        }

        throw new InvalidDataException("The shards counted fewer times than transitions.");
    }

    private static void Add(ref SortedDictionary<long, long> counts, long key, long count)
    {
        counts ??= [];
        counts[key] = counts.GetValueOrDefault(key) + count;
    }

    /// <summary>The events of a journey that count: of repeats the first.</summary>
    private static string Events(FlowsQuestion question) => question.CollapseRepeats
        ? string.Create(CultureInfo.InvariantCulture, $"arrayFilter((x, before) -> x.3 != before, s, arrayPushFront(arrayPopBack(arrayMap(x -> x.3, s)), toUInt32({PushedRun.NoActivity})))")
        : "s";

    /// <summary>What is made of each pair of events that follow one another.</summary>
    private static string Pairs(string of) => $"arrayMap((x, y) -> {of}, arrayPopBack(e), arrayPopFront(e))";
}
