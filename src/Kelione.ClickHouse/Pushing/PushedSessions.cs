using Kelione.ClickHouse.Http;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>How journeys split into sessions: each event is marked that begins one, and the events before these marks end them.</summary>
internal sealed class PushedSessions : IPushed, IPushedOpenings
{
    private const int Journey = 0, Entry = 1, EntryCustomer = 2, Exit = 3, ExitCustomer = 4, Events = 5, Length = 6;

    public Type QuestionType => typeof(SessionsQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var asked = (SessionsQuestion)question;
        var activities = run.Snapshot.ActivityTexts.Count;
        if (activities > PushedRun.MostActivities)
        {
            return null;
        }

        var columns = Columns(asked, run);
        var sums = Enumerable.Range(0, Length).Select(_ => new SortedDictionary<long, long>()).ToArray();
        var times = new TimeSums<int>(0.5);
        run.AskJourneys(
            columns,
            journeys => JourneySql.Counted(Facts(JourneySql.Stretch("toUInt64(b.1 - x.1)")), Sessions(asked, journeys)),
            rows =>
            {
                var (kind, value) = ((int)rows.Int64(), rows.Int64());
                var (least, count) = (rows.Int64() + rows.Int64(), rows.Int64());
                if (kind == Length)
                {
                    times.AddStretch(0, least, count);
                }
                else
                {
                    sums[kind][value] = sums[kind].GetValueOrDefault(value) + count;
                }
            });
        if (times.Wanted() is { Count: > 0 } wanted)
        {
            run.AskJourneys(
                columns,
                journeys => $"SELECT d, toInt64(count()) FROM (SELECT arrayJoin(arrayMap((x, b) -> toInt64(b.1 - x.1), firsts, lasts)) AS d FROM {Sessions(asked, journeys)}) WHERE {JourneySql.Stretch("toUInt64(d)")} IN ({string.Join(',', wanted.Select(w => Sql.Number(w.Least)))}) GROUP BY d",
                rows => times.AddTime(0, rows.Int64(), rows.Int64()));
        }

        return Answer(run, sums, times.Seconds(0, 0.5) ?? 0);
    }

    public PushedOpening? Open(Question question, string[] address, PushedRun run)
    {
        var asked = (SessionsQuestion)question;
        string? Of(int kind, long? value) => value is { } v && run.Snapshot.ActivityTexts.Count <= PushedRun.MostActivities ? FormattableString.Invariant($"f.1 = {kind} AND f.2 = {v}") : null;
        var condition = address switch
        {
            ["all"] => FormattableString.Invariant($"f.1 = {Journey}"),
            ["bounced"] => Of(Events, 1),
            ["entry", var name] => Of(EntryCustomer, run.Snapshot.ActivityTexts.CodeOf(name)),
            ["exit", var name] => Of(ExitCustomer, run.Snapshot.ActivityTexts.CodeOf(name)),
            ["sessions", var text] when int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) => Of(Journey, count),
            _ => null,
        };
        return condition is null ? null : new PushedOpening(Columns(asked, run), journeys => JourneySql.Whose(condition, Facts("0"), Sessions(asked, journeys)), MayBeEmpty: address.Length == 1);
    }

    private static string Columns(SessionsQuestion question, PushedRun run) => $"{run.ActivityCode()}, {(question.UseSessionIds ? run.Snapshot.ColumnOf(EventFields.Session) : null) ?? "''"}";

    private static (Answer, long) Answer(PushedRun run, SortedDictionary<long, long>[] sums, double seconds)
    {
        var sessions = sums[Events].Values.Sum();
        var persons = sums[Journey].Values.Sum();
        List<ActivityCount> Counts(int all, int customers)
        {
            var tally = new ActivityTally(run.Snapshot.ActivityTexts.Count);
            long[] Of(int kind) => [.. Enumerable.Range(0, run.Snapshot.ActivityTexts.Count).Select(a => sums[kind].GetValueOrDefault(a))];
            tally.Add(Of(all), Of(customers));
            return tally.ToList(run.Snapshot.Activities);
        }

        var answer = new SessionsAnswer
        {
            Sessions = sessions,
            PerCustomer = persons > 0 ? sessions / (double)persons : 0,
            Bounces = sums[Events].GetValueOrDefault(1),
            MedianSeconds = seconds,
            MedianEvents = sessions > 0 ? TimeSums<int>.Quantile(sums[Events], sums[Events], 0.5) : 0,
            Entries = Counts(Entry, EntryCustomer),
            Exits = Counts(Exit, ExitCustomer),
            Spread = [.. sums[Journey].Select(s => new ValueSpread((int)s.Key, s.Value))],
        };
        return (answer, persons);
    }

    /// <summary>Journeys with the first and last event of each session, and their places.</summary>
    private static string Sessions(SessionsQuestion question, string journeys)
    {
        var begins = "arrayMap((x, b, i) -> i = 1 OR (notEmpty(x.4) AND notEmpty(b.4) ? x.4 != b.4 : x.1 - b.1 > "
            + $"{Sql.Number(question.TimeOut.Micros)}), s, {JourneySql.Before("s", "s[1]")}, arrayEnumerate(s))";
        return $"(SELECT customer, arrayFilter((x, y) -> y, s, y) AS firsts, arrayFilter((x, y) -> y, arrayEnumerate(s), y) AS starts, arrayFilter((x, y) -> y, s, {JourneySql.After("y", "1")}) AS lasts, "
            + $"arrayFilter((x, y) -> y, arrayEnumerate(s), {JourneySql.After("y", "1")}) AS ends FROM (SELECT customer, s, {begins} AS y FROM {journeys}))";
    }

    private static string Facts(string length) =>
        $"arrayConcat([{JourneySql.Fact(Journey, "length(firsts)")}], "
        + $"arrayMap(x -> {JourneySql.Fact(Entry, "x.3")}, firsts), arrayDistinct(arrayMap(x -> {JourneySql.Fact(EntryCustomer, "x.3")}, firsts)), "
        + $"arrayMap(x -> {JourneySql.Fact(Exit, "x.3")}, lasts), arrayDistinct(arrayMap(x -> {JourneySql.Fact(ExitCustomer, "x.3")}, lasts)), "
        + $"arrayMap((x, b) -> {JourneySql.Fact(Events, "b - x + 1")}, starts, ends), arrayMap((x, b) -> {JourneySql.Fact(Length, "0", length)}, firsts, lasts))";
}
