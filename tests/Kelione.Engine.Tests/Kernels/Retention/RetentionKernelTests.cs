using CsCheck;
using Kelione.Journeys;
using static Kelione.Engine.Tests.Kernels.WrittenJourneys;

namespace Kelione.Engine.Tests.Kernels.Retention;

public sealed class RetentionKernelTests
{
    private static readonly RetentionQuestion Days = new() { Periods = 3 };

    private static long[] Returned(RetentionAnswer answer) => [.. answer.Overall.Select(p => p.Customers)];

    private static long[] Sizes(RetentionAnswer answer) => [.. answer.Overall.Select(p => p.Size)];

    [Fact]
    public void A_return_counts_on_exactly_its_day()
    {
        var answer = Ask(EngineOver(("ann", "a@1h b@25h b@26h"), ("bob", "a@2h"), ("eve", "x@9d")), Days);
        Assert.Equal([0, 1, 0, 0], Returned(answer));
        Assert.Equal([2, 2, 2, 2], Sizes(answer));
        Assert.Equal([new DateOnly(2026, 1, 5), new DateOnly(2026, 1, 14)], answer.Cohorts.Select(c => c.Start));
        Assert.Equal([2, 1], answer.Cohorts.Select(c => c.Size));
        Assert.False(answer.Cohorts[1].Cells[0].Complete);
        Assert.Null(answer.Cohorts[1].Cells[0].Share);
    }

    [Fact]
    public void A_return_later_on_the_first_day_is_day_zero_and_the_start_itself_is_none()
    {
        var answer = Ask(EngineOver(("ann", "a@1h a@1h"), ("bob", "a@2h"), ("eve", "x@9d")), Days);
        Assert.Equal([1, 0, 0, 0], Returned(answer));
    }

    [Fact]
    public void Unbounded_counts_that_day_or_any_later_one()
    {
        var answer = Ask(EngineOver(("ann", "a@1h b@60h"), ("bob", "a@2h"), ("eve", "x@9d")), Days with { Kind = RetentionKind.Unbounded });
        Assert.Equal([1, 1, 1, 0], Returned(answer));
    }

    [Fact]
    public void A_bracket_counts_any_of_its_days_and_is_complete_with_its_last()
    {
        var question = Days with { Kind = RetentionKind.Bracket, Brackets = [new(0, 0), new(1, 2), new(3, 9)] };
        var answer = Ask(EngineOver(("ann", "a@1h b@50h b@80h"), ("bob", "a@2h"), ("eve", "x@9d")), question);
        Assert.Equal([0, 1, 0], Returned(answer));
        Assert.Equal([2, 2, 0], Sizes(answer));
        Assert.Equal([0, 2, 9], answer.Overall.Select(p => p.ToDay));
    }

    [Fact]
    public void A_day_that_ends_with_the_data_is_complete()
    {
        Assert.Equal([1, 1, 1, 0], Sizes(Ask(EngineOver(("ann", "a@0h b@3d")), Days)));
        Assert.Equal([1, 1, 0, 0], Sizes(Ask(EngineOver(("ann", "a@1us b@3d")), Days)));
    }

    [Fact]
    public void Calendar_days_begin_at_midnight_of_the_zone()
    {
        // 21:30 UTC is 23:30 in Vilnius in January: the return forty minutes later is on the next day there.
        var engine = EngineOver(("ann", "a@21h30m b@22h10m"), ("eve", "x@9d"));
        Assert.Equal([0, 1, 0, 0], Returned(Ask(engine, Days with { Clock = RetentionClock.Calendar, Zone = "Europe/Vilnius" })));
        Assert.Equal([1, 0, 0, 0], Returned(Ask(engine, Days with { Clock = RetentionClock.Calendar })));
        Assert.Equal(new DateOnly(2026, 1, 15), Ask(EngineOver(("ann", "a@9d23h")), Days with { Zone = "Europe/Vilnius" }).Cohorts[0].Start);
    }

    [Fact]
    public void A_day_with_a_change_of_clocks_is_one_day()
    {
        // Clocks in Vilnius go forward on 2026-03-29: that day has 23 hours.
        var noon = UtcTime.FromDateTime(new DateTime(2026, 3, 28, 10, 0, 0, DateTimeKind.Utc));
        JourneyEvent At(long micros) => new() { Customer = "ann", Activity = "a", TimeMicros = micros };
        var answer = Ask(
            EngineOver([At(noon), At(noon + 35 * Hour - 1), At(noon + 9 * Day)]), Days with { Clock = RetentionClock.Calendar, Zone = "Europe/Vilnius" });
        Assert.Equal([0, 1, 0, 0], Returned(answer));
        answer = Ask(
            EngineOver([At(noon), At(noon + 35 * Hour), At(noon + 9 * Day)]), Days with { Clock = RetentionClock.Calendar, Zone = "Europe/Vilnius" });
        Assert.Equal([0, 0, 1, 0], Returned(answer));
    }

    [Fact]
    public void Cohorts_are_cut_by_day_week_from_monday_or_month()
    {
        var engine = EngineOver(("ann", "a@1h"), ("bob", "a@6d23h"), ("eve", "a@7d"), ("dan", "a@40d"));
        Assert.Equal([5, 12, 9], Ask(engine, Days with { Cohorts = CohortSize.Week }).Cohorts.Select(c => c.Start.Day));
        Assert.Equal([2, 1, 1], Ask(engine, Days with { Cohorts = CohortSize.Week }).Cohorts.Select(c => c.Size));
        Assert.Equal([new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1)], Ask(engine, Days with { Cohorts = CohortSize.Month }).Cohorts.Select(c => c.Start));
    }

    [Fact]
    public void Only_events_that_match_start_or_return()
    {
        var question = Days with { Start = StepPattern.Parse("a[channel=web]"), Return = StepPattern.Of("b") };
        var answer = Ask(EngineOver(("ann", "a@1h a@2d[channel=web] c@3d b@4d1h"), ("bob", "b@1h"), ("eve", "x@9d")), question);
        Assert.Equal([0, 0, 1, 0], Returned(answer));
        Assert.Equal(new DateOnly(2026, 1, 7), Assert.Single(answer.Cohorts).Start);
    }

    [Fact]
    public void First_ever_leaves_out_who_started_before_the_period()
    {
        var engine = EngineOver(("ann", "a@1h a@2d1h"), ("bob", "b@1h a@2d1h"), ("eve", "x@9d"));
        var scope = new Scope { Period = new Period(Monday + 2 * Day, null) };
        Assert.Equal(2, Ask(engine, Days with { Start = StepPattern.Of("a"), Scope = scope }).Cohorts[0].Size);
        Assert.Equal(1, Ask(engine, Days with { Start = StepPattern.Of("a"), Scope = scope, Entry = CohortEntry.FirstEver }).Cohorts[0].Size);
    }

    [Fact]
    public void Recurring_starts_once_on_each_day_that_has_a_start()
    {
        var answer = Ask(EngineOver(("ann", "a@1h a@2h a@25h"), ("eve", "x@9d")), Days with { Entry = CohortEntry.Recurring, Start = StepPattern.Of("a") });
        Assert.Equal([1, 1], answer.Cohorts.Select(c => c.Size));
        Assert.Equal([1, 1, 0, 0], Returned(answer));
        Assert.Equal([2, 2, 2, 2], Sizes(answer));
    }

    [Fact]
    public void Groups_are_the_scopes_customers_who_are_also_in_the_group()
    {
        var engine = EngineOver(("ann", "a@1h b@25h"), ("bob", "a@2h b@2h"), ("dan", "c@1h b@25h"), ("eve", "x@9d"));
        var question = Days with { Groups = [new("b", SegmentRule.Parse("did b"))], Scope = new Scope { Segment = new("a", SegmentRule.Parse("did a")) } };
        var answer = Ask(engine, question);
        Assert.Equal([1, 1, 0, 0], answer.Groups![0].Overall.Select(p => p.Customers));
        Assert.Equal(2, answer.Groups[0].Size);
        Assert.Equal(["ann"], Open(engine, question, "group:b:1"));
    }

    [Fact]
    public void No_events_give_no_cohorts_and_empty_points()
    {
        var answer = Ask(EngineOver(), Days with { Groups = [new("b", SegmentRule.Parse("did b"))] });
        Assert.Empty(answer.Cohorts);
        Assert.All(answer.Overall, p => Assert.Null(p.Share));
        Assert.Empty(Open(EngineOver(), Days, "overall:0"));
    }

    [Fact]
    public void An_address_that_the_answer_lacks_is_refused() =>
        Assert.Throws<QuestionException>(() => Open(EngineOver(("ann", "a@1h")), Days, "overall:9"));

    [Fact]
    public void However_journeys_are_cut_the_answer_is_the_same_and_opens_to_its_customers() => Gen.Select(
        WrittenJourneys.Random, Scopes, Gen.Enum<RetentionKind>(), Gen.Enum<RetentionClock>(), Gen.Enum<CohortEntry>(), Gen.Enum<CohortSize>(),
        Gen.OneOf("*", "a", "b[channel=web]")).Sample((events, scope, kind, clock, entry, cohorts, pattern) => HoldsHoweverCut(
        events,
        Days with
        {
            Scope = scope, Kind = kind, Clock = clock, Entry = entry, Cohorts = cohorts, Start = StepPattern.Parse(pattern), Zone = "Asia/Kolkata",
            Groups = [new("g", SegmentRule.Parse("did b"))],
        },
        answer => entry == CohortEntry.Recurring
            ? cohorts != CohortSize.Day ? [] : answer.Cohorts.SelectMany(Cells)
            : answer.Cohorts.SelectMany(Cells).Concat(answer.Overall.Select(p => ("overall:" + ((long)p.Period).Text(), p.Customers)))
                .Concat(answer.Groups![0].Overall.Select(p => ("group:g:" + ((long)p.Period).Text(), p.Customers)))));

    private static IEnumerable<(string Address, long Customers)> Cells(RetentionCohort cohort)
    {
        var start = "cohort:" + cohort.Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return cohort.Cells.Select(c => (start + ":" + ((long)c.Period).Text(), c.Customers)).Append((start, cohort.Size));
    }

    [Theory]
    [InlineData("ecom.csv.gz")]
    [InlineData("simple-onlineshop.csv")]
    public void Real_data_gives_the_reference_answers(string file)
    {
        using var expected = RealLogs.Expected("retention-aha.json");
        var engine = EngineOver(file == "ecom.csv.gz" ? RealLogs.Ecom() : RealLogs.Shop(), eventsPerChunk: 1000);
        var reference = expected.RootElement.EnumerateObject().First(p => p.Name.StartsWith(file, StringComparison.Ordinal)).Value.GetProperty("retention");
        foreach (var kind in reference.EnumerateObject())
        {
            var answer = Ask(engine, new RetentionQuestion { Kind = kind.Name == "n-day" ? RetentionKind.NDay : RetentionKind.Unbounded, Periods = 100 });
            foreach (var point in kind.Value.EnumerateArray())
            {
                var ours = answer.Overall[point.GetProperty("period").GetInt32()];
                Assert.Equal(point.GetProperty("size").GetInt64(), ours.Size);
                Assert.Equal(point.GetProperty("customers").GetInt64(), ours.Customers);
                Assert.Equal(point.Number("share"), ours.Share!.Value, 1e-8);
                Assert.Equal(point.Number("low"), ours.Low!.Value, 1e-8);
                Assert.Equal(point.Number("high"), ours.High!.Value, 1e-8);
            }
        }
    }
}
