using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>How many come back. Each start marks the days of its returns in a few words of bits; cohorts count them.</summary>
internal sealed class RetentionKernel : Kernel<RetentionQuestion, RetentionAnswer>
{
    protected override RetentionAnswer Ask(RetentionQuestion question, KernelRun run)
    {
        var counts = Count(question, run);
        return new RetentionAnswer
        {
            Kind = question.Kind,
            Cohorts = counts?.Cohorts() ?? [],
            Overall = counts?.Overall() ?? Nobody(question),
            Groups = question.Groups.Count == 0 ? null : [.. question.Groups.Select(g => Group(question, g, run))],
        };
    }

    protected override PersonSet? Open(RetentionQuestion question, string[] address, KernelRun run)
    {
        var periods = question.PeriodsAsked();
        DayBracket? Period(string text) =>
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? periods.FirstOrDefault(p => p.FromDay == day) : null;
        long? Cohort(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date.DayNumber - RetentionPlan.Date(0).DayNumber
            : null;
        return address switch
        {
            ["overall", var text] when Period(text) is { } period => Persons(question, run, null, period),
            ["cohort", var start] when Cohort(start) is { } cohort => Persons(question, run, cohort, null),
            ["cohort", var start, var text] when Cohort(start) is { } cohort && Period(text) is { } period => Persons(question, run, cohort, period),
            ["group", var name, var text] when Period(text) is { } period && question.Groups.FirstOrDefault(g => g.Name == name) is { } group =>
                Persons(question, GroupRuns.Over(run, question, group), null, period),
            _ => null,
        };
    }

    private static RetentionGroup Group(RetentionQuestion question, NamedSegment group, KernelRun run)
    {
        var counts = Count(question, GroupRuns.Over(run, question, group));
        return new RetentionGroup(group.Name, counts?.Size ?? 0, counts?.Overall() ?? Nobody(question));
    }

    private static RetentionPoint[] Nobody(RetentionQuestion question) =>
        [.. question.PeriodsAsked().Select(p => new RetentionPoint(p.FromDay, p.ToDay, 0, 0, null, null, null))];

    private static CohortCounts? Count(RetentionQuestion question, KernelRun run)
    {
        if (RetentionPlan.Of(question, run) is not { } plan)
        {
            return null;
        }

        var counts = new RetentionWalk(plan, Earlier(question, plan, run)).Run(run, () => new CohortCounts(plan));
        foreach (var other in counts.Skip(1))
        {
            counts[0].Add(other);
        }

        return counts[0];
    }

    private static PersonSet Persons(RetentionQuestion question, KernelRun run, long? cohort, DayBracket? period)
    {
        if (RetentionPlan.Of(question, run) is not { } plan)
        {
            return run.NewSet();
        }

        var found = new RetentionWalk(plan, Earlier(question, plan, run)).Run(run, () => new Found(run.NewSet(), question.Kind, cohort, period));
        return PersonSets.Union([.. found.Select(f => f.Persons)]);
    }

    /// <summary>For first-ever: whoever has a start event before the period, the other filters applied.</summary>
    private static PersonSet? Earlier(RetentionQuestion question, RetentionPlan plan, KernelRun run)
    {
        if (question.Entry != CohortEntry.FirstEver || run.View.Scope.Period?.FromMicros is not { } from)
        {
            return null;
        }

        var before = run.Over(run.View.Scope with { Period = new Period(null, from) });
        var starts = plan.Start?.Bind(before.View.Segments);
        return PersonSets.Union(JourneyChunks.Walk(before, run.NewSet, (range, set) =>
        {
            var (offsets, persons) = (range.Segment.Offsets, range.Segment.Persons);
            for (var j = range.First; j < range.End; j++)
            {
                if ((starts?[range.SegmentIndex].First(offsets[j], offsets[j + 1], persons[j]) ?? offsets[j]) < offsets[j + 1])
                {
                    set.Add(persons[j]);
                }
            }
        }));
    }

    private sealed class Found(PersonSet persons, RetentionKind kind, long? cohort, DayBracket? period) : IRetentionSink
    {
        public PersonSet Persons => persons;

        public void Started(int person, long startedIn, long lived, in ReturnDays returns)
        {
            if ((cohort is null || cohort == startedIn) && (period is null || (period.ToDay <= lived && returns.In(period, kind))))
            {
                persons.Add(person);
            }
        }
    }
}
