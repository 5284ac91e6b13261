using CsCheck;
using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

public sealed class MeasurementComparisonTests
{
    [Fact]
    public void More_who_go_on_is_better_and_fewer_worse_where_it_is_clear()
    {
        Assert.Equal(ChangeVerdict.Better, Conversion(Measured(1000, 400), Measured(1000, 500)).Verdict);
        Assert.Equal(ChangeVerdict.Worse, Conversion(Measured(1000, 500), Measured(1000, 400)).Verdict);
        Assert.Equal(ChangeVerdict.NoClearChange, Conversion(Measured(1000, 500), Measured(1000, 510)).Verdict);
    }

    [Fact]
    public void The_difference_stands_with_its_newcombe_interval()
    {
        var compared = Conversion(Measured(1000, 400), Measured(800, 400));
        var interval = Proportions.Newcombe(400, 800, 400, 1000)!;
        Assert.Equal((0.4, 0.5, new Bounds(interval.Low, interval.High)), (compared.Before, compared.After, compared.Interval));
        Assert.Equal(0.1, compared.Difference!.Value, 1e-9);
    }

    [Fact]
    public void More_who_leave_is_worse_and_a_change_of_the_audience_is_neither()
    {
        var compared = MeasurementComparison.Compare(Measured(1000, 500), Measured(500, 150) with { Customers = 1000, CustomersInScope = 1000 });
        Assert.Equal(ChangeVerdict.Worse, Number(compared, "exits").Verdict);
        Assert.Equal(ChangeVerdict.Changed, Number(compared, "share").Verdict);
    }

    [Fact]
    public void Success_is_a_share_of_all_customers_looked_at()
    {
        // More succeeded than were at the step: success counts wherever it happens.
        static MapMeasurement With(long succeeded) => Measured(100, 50) with { CustomersInScope = 1000, Steps = [Step("s", 100, 50, 60) with { Succeeded = succeeded }] };
        var compared = Number(MeasurementComparison.Compare(With(200), With(300)), "succeeded");
        Assert.Equal((0.2, 0.3, ChangeVerdict.Better), (compared.Before, compared.After, compared.Verdict));
        Assert.DoesNotContain(MeasurementComparison.Compare(With(100), With(100)).Steps[0].Numbers, n => n.Number == "succeeded");
    }

    [Fact]
    public void Times_are_shown_without_a_verdict()
    {
        var time = Number(MeasurementComparison.Compare(Measured(1000, 500), Measured(1000, 500, median: 90)), "medianSecondsToNext");
        Assert.Equal(("seconds", 60.0, 90.0, 30.0, null, ChangeVerdict.NotJudged), (time.Unit, time.Before, time.After, time.Difference, time.Interval, time.Verdict));
    }

    [Fact]
    public void A_difference_that_is_clear_alone_may_not_hold_among_many()
    {
        // 6 points of 1,000 customers: p is about 0.007 by itself; beside nineteen steps without any change q is above 0.05.
        var one = (Measured(1000, 500), Measured(1000, 560));
        Assert.Equal(ChangeVerdict.Better, Conversion(one.Item1 with { Steps = [one.Item1.Steps[0] with { Exits = null }] }, one.Item2 with { Steps = [one.Item2.Steps[0] with { Exits = null }] }).Verdict);
        MapMeasurement Many(MapMeasurement m) => m with { Steps = [m.Steps[0] with { Exits = null }, .. Enumerable.Range(1, 19).Select(i => Step(FormattableString.Invariant($"t{i}"), 1000, 500, 60))] };
        Assert.Equal(ChangeVerdict.NoClearChange, Conversion(Many(one.Item1), Many(one.Item2)).Verdict);
    }

    [Fact]
    public void Other_versions_filters_policies_and_shared_periods_are_told()
    {
        var period = new MeasuredPeriod(null, null, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
        var before = Measured(10, 5) with { Period = period, Policy = [new PolicyNote("window", "30d"), new PolicyNote("question", "q1")] };
        var after = before with { MapVersion = 2, Filters = "channel=web", Policy = [new PolicyNote("window", "7d"), new PolicyNote("question", "q2")] };
        var notes = MeasurementComparison.Compare(before, after).Notes.ToLookup(n => n.Name, n => n.Value);
        Assert.Contains("version 1, then 2", notes["another version"].Single(), StringComparison.Ordinal);
        Assert.Contains("before: none; after: channel=web", notes["other customers"].Single(), StringComparison.Ordinal);
        Assert.Equal("window, before: 30d; after: 7d", notes["other policy"].Single());
        Assert.Single(notes["overlap"]);
        var later = after with { Period = period with { DataFrom = new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero), DataTo = null } };
        Assert.DoesNotContain(MeasurementComparison.Compare(before, later).Notes, n => n.Name == "overlap");
    }

    [Fact]
    public void A_step_that_only_one_side_has_is_listed_without_a_verdict()
    {
        var compared = MeasurementComparison.Compare(Measured(1000, 500), Measured(1000, 500) with { Steps = [Step("new", 10, 5, 60)] });
        Assert.Equal(["new", "s"], compared.Steps.Select(s => s.Id));
        Assert.All(compared.Steps.SelectMany(s => s.Numbers), n => Assert.Equal(ChangeVerdict.NotJudged, n.Verdict));
    }

    [Fact]
    public void Two_maps_are_not_compared_here() =>
        Assert.Contains("two maps", Assert.Throws<MendableException>(() => MeasurementComparison.Compare(Measured(1, 1), Measured(1, 1) with { Map = "other" })).Message, StringComparison.Ordinal);

    [Fact]
    public void Turned_round_the_verdicts_turn_too() => Gen.Select(Gen.Long[1, 5_000], Gen.Double[0, 1], Gen.Long[1, 5_000], Gen.Double[0, 1]).Sample((n1, p1, n2, p2) =>
    {
        var (a, b) = (Measured(n1, (long)(n1 * p1)), Measured(n2, (long)(n2 * p2)));
        var (there, back) = (Conversion(a, b), Conversion(b, a));
        Assert.Equal(there.Verdict, back.Verdict switch { ChangeVerdict.Better => ChangeVerdict.Worse, ChangeVerdict.Worse => ChangeVerdict.Better, var same => same });
        Assert.Equal(-there.Difference!.Value, back.Difference!.Value, 1e-12);
        Assert.Equal(ChangeVerdict.NoClearChange, Conversion(a, a).Verdict);
    });

    private static NumberComparison Conversion(MapMeasurement before, MapMeasurement after) => Number(MeasurementComparison.Compare(before, after), "conversionToNext");

    private static NumberComparison Number(MeasurementComparison compared, string name) => compared.Steps[0].Numbers.Single(n => n.Number == name);

    private static MapMeasurement Measured(long customers, long on, double median = 60) => new()
    {
        Map = "m", MapVersion = 1, MeasuredAt = DateTimeOffset.UnixEpoch, Period = new MeasuredPeriod(null, null, null, null), Customers = customers, CustomersInScope = customers,
        Steps = [Step("s", customers, on, median)],
    };

    private static StepMeasure Step(string id, long customers, long on, double median) => new()
    {
        Id = id, Name = id, Stage = "one", Bound = true, Customers = customers, WentOn = on, Exits = customers - on, MedianSecondsToNext = median,
    };
}
