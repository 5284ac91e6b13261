using Kelione.Journeys;

namespace Kelione.Conformance.Golden;

/// <summary>Retention and aha moments whose answers are worked out by hand. The data ends on day 10.</summary>
public sealed class RetentionGoldenTests : GoldenTests
{
    // ann comes back on days 0 and 2, bob on day 1 (by the calendar; within 24 hours by the clock), cid starts on day 9 and comes back at once, dan lets the data reach to day 10.
    private static readonly IReadOnlyList<JourneyEvent> Visits = Story.Tell(
        "ann: in@0s in@1h in@2d", "bob: in@12h in@1d6h", "cid: in@9d in@9d1h", "dan: other@10d");

    private static readonly RetentionQuestion Question = new() { Start = StepPattern.Of("in"), Return = StepPattern.Of("in"), Periods = 2 };

    private static string Points(IEnumerable<RetentionPoint> points) => string.Join(' ', points.Select(p => FormattableString.Invariant($"{p.Customers}/{p.Size}")));

    [Theory, MemberData(nameof(Engines))]
    public async Task N_day_counts_exactly_that_day_of_those_who_lived_it(string engine)
    {
        var answer = await Ask(engine, Visits, Question);
        Assert.Equal("3/3 0/2 1/2", Points(answer.Overall));
        Assert.Equal(["2026-01-05 2", "2026-01-14 1"], answer.Cohorts.Select(c => FormattableString.Invariant($"{c.Start:yyyy-MM-dd} {c.Size}")));
        Assert.Equal([true, false, false], answer.Cohorts[1].Cells.Select(c => c.Complete));
        Assert.Equal([1.0, null, null], answer.Cohorts[1].Cells.Select(c => c.Share));
        Assert.Equal("ann", await Open(engine, Visits, Question, "overall:2"));
        Assert.Equal("ann bob", await Open(engine, Visits, Question, "cohort:2026-01-05"));
        Assert.Equal("cid", await Open(engine, Visits, Question, "cohort:2026-01-14:0"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Unbounded_counts_that_day_or_later(string engine) =>
        Assert.Equal("3/3 1/2 1/2", Points((await Ask(engine, Visits, Question with { Kind = RetentionKind.Unbounded })).Overall));

    [Theory, MemberData(nameof(Engines))]
    public async Task A_bracket_counts_any_of_its_days_when_its_last_day_was_lived(string engine)
    {
        var question = Question with { Kind = RetentionKind.Bracket, Brackets = [new(0, 0), new(1, 2), new(2, 9)] };
        var answer = await Ask(engine, Visits, question);
        Assert.Equal("3/3 1/2 1/1", Points(answer.Overall)); // day 9 lies inside the data for ann alone
        Assert.Equal([0, 2, 9], answer.Overall.Select(p => p.ToDay));
        var weeks = await Ask(engine, Visits, Question with { Kind = RetentionKind.Bracket, Periods = 8 });
        Assert.Equal(["0-0", "1-7", "8-14"], weeks.Overall.Select(p => FormattableString.Invariant($"{p.Period}-{p.ToDay}")));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Calendar_days_are_those_of_the_zone(string engine)
    {
        var utc = await Ask(engine, Visits, Question with { Clock = RetentionClock.Calendar });
        Assert.Equal("2/3 1/2 1/2", Points(utc.Overall));
        Assert.SkipUnless(TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Vilnius", out _), "this machine has no time zone data");

        // Two hours ahead of UTC: eve's two visits fall on two days, and her cohort is the second of January.
        var eve = Story.Tell("eve: in@0s in@21h30m in@22h30m", "dan: other@10d");
        var vilnius = await Ask(engine, eve, Question with { Clock = RetentionClock.Calendar, Zone = "Europe/Vilnius" });
        Assert.Equal("1/1 1/1 0/1", Points(vilnius.Overall));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task First_ever_leaves_out_those_who_began_before_the_period(string engine)
    {
        var scope = new Scope { Period = new Period(Story.At("1d"), null) };
        var first = await Ask(engine, Visits, Question with { Scope = scope });
        Assert.Equal("1/3 0/2 0/2", Points(first.Overall)); // ann and bob are taken to begin on their first day inside
        var ever = await Ask(engine, Visits, Question with { Scope = scope, Entry = CohortEntry.FirstEver });
        Assert.Equal("1/1 0/0 0/0", Points(ever.Overall));
        Assert.Null(ever.Overall[1].Share);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Recurring_counts_a_customer_on_each_day_with_a_start(string engine)
    {
        var answer = await Ask(engine, Visits, Question with { Entry = CohortEntry.Recurring });
        Assert.Equal(["2026-01-05 2", "2026-01-06 1", "2026-01-07 1", "2026-01-14 1"], answer.Cohorts.Select(c => FormattableString.Invariant($"{c.Start:yyyy-MM-dd} {c.Size}")));
        Assert.Equal("3/5 0/4 1/4", Points(answer.Overall));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Weeks_begin_on_Monday_and_groups_are_laid_over(string engine)
    {
        var question = Question with { Cohorts = CohortSize.Week, Groups = [Segment("busy", "did \"in\" >= 3 times"), Segment("nobody", "did nothing")] };
        var answer = await Ask(engine, Visits, question);
        Assert.Equal(["2026-01-05 2", "2026-01-12 1"], answer.Cohorts.Select(c => FormattableString.Invariant($"{c.Start:yyyy-MM-dd} {c.Size}")));
        Assert.Equal(["busy 1: 1/1 0/1 1/1", "nobody 0: 0/0 0/0 0/0"], answer.Groups!.Select(g => FormattableString.Invariant($"{g.Name} {g.Size}: {Points(g.Overall)}")));
        Assert.Equal("ann", await Open(engine, Visits, question, "group:busy:0"));
    }

    // Of four who did the tour early three stayed; of four who did not, one did.
    private static readonly IReadOnlyList<JourneyEvent> Tours = Story.Tell(
        "a1: in@0s tour@1h tour@2h in@8d", "a2: in@0s tour@1h in@8d", "a3: in@0s tour@1h in@13d", "a4: in@0s tour@1h in@14d",
        "b1: in@0s in@7d", "b2: in@0s tour@1d in@6d", "b3: in@0s", "b4: in@0s", "late: in@3d tour@3d in@11d", "end: x@14d");

    [Theory, MemberData(nameof(Engines))]
    public async Task An_aha_moment_sets_early_doers_against_the_rest(string engine)
    {
        var question = new AhaQuestion { Start = StepPattern.Of("in"), Times = 2 };
        var answer = await Ask(engine, Tours, question);
        Assert.Equal((8, 4, 2), (answer.Base, answer.Retained, answer.Tried)); // "late" and "end" have not lived through their windows
        var tour = answer.Candidates.Single(c => c is { Activity: "tour", Times: 1 });
        Assert.Equal((4, 4, 3, 1), (tour.With, tour.Without, tour.RetainedWith, tour.RetainedWithout));
        Assert.Equal((0.5, 3.0, 0.5, 0.75, 0.75, 0.5), (tour.Difference, tour.Lift, tour.Phi, tour.PositivePredictiveValue, tour.NegativePredictiveValue, tour.Coverage));
        Assert.Equal("a1 a2 a3", await Open(engine, Tours, question, "candidate:tour:1:retainedWith"));
        Assert.Equal("b1 b2 b3 b4", await Open(engine, Tours, question, "candidate:tour:1:without"));
    }
}
