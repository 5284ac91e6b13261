using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>How many come back: each journey's first start, and the days of its returns. Where every day with a start counts anew, it is answered here.</summary>
internal sealed class PushedRetention : IPushed, IPushedOpenings
{
    private const int Journey = 0, Started = 1, Returned = 2;

    /// <summary>Changes of a zone's clock that are written into a statement.</summary>
    private const int MostChanges = 400;

    public Type QuestionType => typeof(RetentionQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var asked = (RetentionQuestion)question;
        var start = ScopeSql.Of(asked.Start ?? StepPattern.Any, run.Snapshot);
        var back = ScopeSql.Of(asked.Return ?? StepPattern.Any, run.Snapshot);
        if (asked.Entry == CohortEntry.Recurring || start is null || back is null
            || run.ObservedUntil(asked.Scope) is not { } until || run.Snapshot.Span is not var (first, last)
            || RetentionPlan.OfSums(asked, until, first, last) is not { Zone.Changes.Count: <= MostChanges } plan)
        {
            return null;
        }

        var groups = new List<(NamedSegment Group, PushedRun Run)>();
        foreach (var group in asked.Groups)
        {
            if (ScopeSql.Of(GroupRuns.ScopeOf(asked, group), run.Snapshot) is not { } condition)
            {
                return null;
            }

            groups.Add((group, run with { Condition = condition }));
        }

        var columns = $"toUInt8({start}), toUInt8({back})";
        var (counts, persons) = Count(plan, columns, asked.Scope, run);
        var answer = new RetentionAnswer
        {
            Kind = asked.Kind,
            Cohorts = counts.Cohorts(),
            Overall = counts.Overall(),
            Groups = groups.Count == 0 ? null : [.. groups.Select(g => Count(plan, columns, GroupRuns.ScopeOf(asked, g.Group), g.Run).Counts is var c ? new RetentionGroup(g.Group.Name, c.Size, c.Overall()) : null!)],
        };
        return (answer, persons);
    }

    private static (CohortCounts Counts, long Persons) Count(RetentionPlan plan, string columns, Scope scope, PushedRun run)
    {
        var counts = new CohortCounts(plan);
        var persons = 0L;
        var (from, condition) = Begun(plan.Question.Entry, scope, run);
        run.AskJourneys(columns, condition, journeys => JourneySql.Counted(Facts(plan, from), Named(plan, journeys, from)), rows =>
        {
            var (kind, first, second) = (rows.Int64(), rows.Int64(), rows.Int64());
            var count = rows.Int64() + rows.Int64();
            switch (kind)
            {
                case Journey:
                    persons += count;
                    break;
                case Started:
                    counts.AddStarted(plan.CohortOf(first), second, count);
                    break;
                default:
                    counts.AddReturned(plan.CohortOf(first), (int)second, count);
                    break;
            }
        });
        return (counts, persons);
    }

    public PushedOpening? Open(Question question, string[] address, PushedRun run)
    {
        var asked = (RetentionQuestion)question;
        var periods = asked.PeriodsAsked();
        int? Period(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && periods.ToList().FindIndex(p => p.FromDay == day) is >= 0 and var place ? place : null;
        var start = ScopeSql.Of(asked.Start ?? StepPattern.Any, run.Snapshot);
        var back = ScopeSql.Of(asked.Return ?? StepPattern.Any, run.Snapshot);
        if (asked.Entry == CohortEntry.Recurring || start is null || back is null || address is not ["overall", var text] || Period(text) is not { } period
            || run.ObservedUntil(asked.Scope) is not { } until || run.Snapshot.Span is not var (first, last)
            || RetentionPlan.OfSums(asked, until, first, last) is not { Zone.Changes.Count: <= MostChanges } plan)
        {
            return null;
        }

        var (from, condition) = Begun(asked.Entry, asked.Scope, run);
        var returned = string.Create(CultureInfo.InvariantCulture, $"f.1 = {Returned} AND f.3 {(asked.Kind == RetentionKind.Unbounded ? ">=" : "=")} {period}");
        return new PushedOpening($"toUInt8({start}), toUInt8({back})", journeys => JourneySql.Whose(returned, Facts(plan, from), Named(plan, journeys, from)), MayBeEmpty: true, condition);
    }

    /// <summary>For the first start ever, journeys begin before the period: from where starts count, and which events they are made of.</summary>
    private static (long? From, ScopeCondition Condition) Begun(CohortEntry entry, Scope scope, PushedRun run) => entry == CohortEntry.FirstEver && scope.Period?.FromMicros is { } from
        ? (from, ScopeSql.Of(scope with { Period = new Period(null, scope.Period.ToMicros) }, run.Snapshot)!) : (null, run.Condition);

    /// <summary>The same as <see cref="Starts"/>, with the columns named that servers forget otherwise.</summary>
    private static string Named(RetentionPlan plan, string journeys, long? from) => $"{Starts(plan, journeys, from)} WHERE t = t AND sd = sd AND {JourneySql.Naming("r")}";

    /// <summary>Journeys with the place of the first start in <c>i</c> (0 for none), its time in <c>t</c>, its day in <c>sd</c>, and the times of the returns after it in <c>r</c>.</summary>
    private static string Starts(RetentionPlan plan, string journeys, long? from)
    {
        var places = "arrayFirstIndex(x -> x.3, s)";
        var inner = $"SELECT customer, s, {places} AS i, s[greatest({places}, 1)].1 AS t FROM {journeys}";
        return $"(SELECT customer, s, i, t, {DayOf(plan, "t")} AS sd, arrayMap(x -> x.1, arrayFilter(x -> x.4, arraySlice(s, i + 1))) AS r FROM ({inner}){(from is { } least ? $" WHERE s[-1].1 >= {Sql.Number(least)}" : "")})";
    }

    private static string Facts(RetentionPlan plan, long? from)
    {
        var begins = from is { } least ? $"(i > 0 AND t >= {Sql.Number(least)})" : "i > 0";
        var isCalendar = plan.Question.Clock == RetentionClock.Calendar;
        var lived = isCalendar ? $"{Sql.Number(plan.UntilDay)} - sd - 1" : $"intDiv({Sql.Number(plan.UntilMicros)} - t, {JourneySql.Day}) - 1";
        var livedTo = $"least(greatest(toInt64({lived}), toInt64(-1)), {Sql.Number(plan.MaxDay)})";
        var day = isCalendar ? $"greatest(toInt64(0), {DayOf(plan, "x")} - sd)" : $"intDiv(x - t, {JourneySql.Day})";
        var days = $"arrayMap(x -> {day}, r)";
        var returned = plan.Question.Kind switch
        {
            RetentionKind.Unbounded => $"arrayFilter(x -> x >= 0, [notEmpty(r) ? least(toInt64({days}[-1]), {livedTo}) : toInt64(-1)])",
            RetentionKind.NDay => $"arrayFilter(x -> x <= {livedTo}, arrayDistinct({days}))",
            _ => $"arrayConcat({string.Join(", ", plan.Periods.Select((p, place) => string.Create(CultureInfo.InvariantCulture, $"{livedTo} >= {p.ToDay} AND arrayExists(x -> x >= {p.FromDay} AND x <= {p.ToDay}, {days}) ? [toInt64({place})] : emptyArrayInt64()")))}, emptyArrayInt64())",
        };

        // Of those who never start an empty array is left of all but the first.
        return $"arrayConcat([{JourneySql.Fact(Journey)}], arrayMap(x -> {JourneySql.Fact(Started, "sd", livedTo)}, {begins} ? [1] : emptyArrayUInt8()), "
            + $"arrayMap(x -> {JourneySql.Fact(Returned, "sd", "x")}, {begins} ? arrayMap(x -> toInt64(x), {returned}) : emptyArrayInt64()))";
    }

    /// <summary>The calendar day of a moment, days since 1970.</summary>
    private static string DayOf(RetentionPlan plan, string time)
    {
        var changes = plan.Zone.Changes;
        var offset = changes.Count == 1 ? Sql.Number(changes[0].Offset)
            : $"multiIf({string.Concat(changes.Skip(1).Select((c, i) => $"{time} < {Sql.Number(c.From)}, {Sql.Number(changes[i].Offset)}, "))}{Sql.Number(changes[^1].Offset)})";
        return JourneySql.Floor($"({time} + {offset})", JourneySql.Day);
    }
}
