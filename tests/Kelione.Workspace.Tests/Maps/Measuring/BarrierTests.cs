using CsCheck;
using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

public sealed class BarrierTests
{
    private static readonly MadeStep[] Ordinary = [new(20_000, 0.95), new(19_000, 0.80), new(15_000, 0.62), new(9_000, 0.78), new(7_000, 0.88), new(6_000, 0.97)];

    [Fact]
    public void An_ordinary_journey_has_no_barrier() => Assert.Empty(MadeFigures.Of(Ordinary).Found());

    [Fact]
    public void A_transition_far_below_the_others_is_a_barrier()
    {
        Assert.Equal(["s3 LowConversion others"], MadeFigures.Of(With(3, s => s with { Conversion = 0.40 })).Found());
        Assert.Equal(["s3 LowConversion others"], MadeFigures.Of([new(9_000, 0.96), new(9_000, 0.97), new(9_000, 0.95), new(9_000, 0.60), new(9_000, 0.98)]).Found());
    }

    [Fact]
    public void Where_most_do_a_later_step_instead_the_map_is_drawn_in_another_order_and_nothing_stands_in_the_way()
    {
        Assert.Empty(MadeFigures.Of(With(3, s => s with { Conversion = 0.20, Passed = 0.9 })).Found());
        Assert.Empty(MadeFigures.Of(With(2, s => s with { Returned = 0.5, Passed = 0.9 })).Found());
        Assert.Empty(MadeFigures.Of(With(4, s => s with { Conversion = 0.60, Passed = 0.9 })).FoundAgainst(MadeFigures.Of(Ordinary)));
    }

    [Fact]
    public void The_same_share_of_few_customers_is_none() => Assert.Empty(MadeFigures.Of(With(3, s => new MadeStep(60, 0.40))).Found());

    [Fact]
    public void Where_every_step_loses_most_customers_none_stands_out() =>
        Assert.Empty(MadeFigures.Of(new(20_000, 0.30), new(6_000, 0.25), new(1_500, 0.35), new(900, 0.28), new(700, 0.40)).Found());

    [Fact]
    public void Who_stops_after_the_last_required_step_is_not_lost() =>
        Assert.Empty(MadeFigures.Of([.. Ordinary, new(5_800, 0.10), new(600, 0.05) { Optional = true }]).Found());

    [Fact]
    public void Few_transitions_give_no_yardstick() => Assert.Empty(MadeFigures.Of(new(9_000, 0.95), new(9_000, 0.10), new(900, 0.95)).Found());

    [Fact]
    public void Errors_are_a_barrier_where_those_who_meet_them_go_on_much_less()
    {
        Assert.Equal(["s4 Errors self"], MadeFigures.Of(With(4, s => s with { Errors = 900, ErrorConversion = 0.30 })).Found());
        Assert.Empty(MadeFigures.Of(With(4, s => s with { Errors = 900, ErrorConversion = 0.88 })).Found());
        Assert.Empty(MadeFigures.Of(With(4, s => s with { Errors = 60, ErrorConversion = 0.30 })).Found());
    }

    [Fact]
    public void A_long_wait_is_a_barrier_only_where_it_runs_into_the_window_and_customers_are_lost()
    {
        MadeStep Waiting(MadeStep s, double p90Days) => s with { MedianSeconds = 8 * 86_400.0, P90Seconds = p90Days * 86_400 };
        Assert.Equal(["s2 Stall others"], MadeFigures.Of(With(2, s => Waiting(s, 25))).Found());
        Assert.Empty(MadeFigures.Of(With(2, s => Waiting(s, 10))).Found());
        Assert.Empty(MadeFigures.Of(With(5, s => Waiting(s, 25))).Found());
    }

    [Fact]
    public void Turning_back_is_a_barrier_only_where_it_stands_out_and_customers_are_lost()
    {
        Assert.Equal(["s2 Loop others"], MadeFigures.Of(With(2, s => s with { Returned = 0.5 })).Found());
        Assert.Empty(MadeFigures.Of(With(5, s => s with { Returned = 0.5 })).Found());
        Assert.Empty(MadeFigures.Of([.. Ordinary.Select(s => s with { Returned = 0.5 })]).Found());
    }

    [Fact]
    public void A_transition_that_got_clearly_worse_than_before_is_a_barrier()
    {
        var before = MadeFigures.Of(Ordinary);
        Assert.Equal(["s4 LowConversion past"], MadeFigures.Of(With(4, s => s with { Conversion = 0.75 })).FoundAgainst(before));
        Assert.Empty(MadeFigures.Of(With(4, s => s with { Conversion = 0.86 })).FoundAgainst(before));
        Assert.Empty(MadeFigures.Of(With(4, s => s with { Conversion = 0.99 })).FoundAgainst(before));
        Assert.Equal(["s1 Stall past"], MadeFigures.Of(With(1, s => s with { MedianSeconds = 1_200, P90Seconds = 4_000 })).FoundAgainst(before));
        Assert.Empty(MadeFigures.Of(With(1, s => s with { P90Seconds = 4_000 })).FoundAgainst(before));
        Assert.Equal(["s2 Loop past"], MadeFigures.Of(With(2, s => s with { Returned = 0.2 })).FoundAgainst(before));
    }

    [Fact]
    public void A_segment_is_held_against_all_others()
    {
        var whole = MadeFigures.Of(Ordinary);
        var segment = MadeFigures.Of([.. Ordinary.Select((s, i) => new MadeStep(s.Customers / 4, i == 4 ? 0.60 : s.Conversion))]);
        var found = whole.Finder().AgainstSegments([("Students", segment.Answer)]).ToList();
        Assert.Equal(["s4 LowConversion segment"], found.Select(MadeFigures.Short));
        Assert.StartsWith("Among Students, 60 % of 1,750 customers at 's4' go on to 's5'; among all others 97.3 % of 5,250: ", found[0].Evidence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_evidence_is_a_sentence_with_its_numbers()
    {
        var barrier = Assert.Single(MadeFigures.Of(With(3, s => s with { Conversion = 0.40 })).Finder().InThisPeriod());
        Assert.StartsWith("Of 9,000 customers at 's3' 40 % (38.6–41.4 %) go on to 's4'; of the map's other 5 transitions half pass on 88 % or more", barrier.Evidence, StringComparison.Ordinal);
        Assert.Equal((0.40, 9_000, "s4"), (barrier.Value, barrier.N, barrier.To));
    }

    [Fact]
    public void The_same_figures_twice_show_nothing_against_the_past() =>
        Gen.Select(Gen.Long[0, 100_000], Gen.Double[0, 1], Gen.Double[0, 1]).Array[1, 12].Sample(steps =>
        {
            var made = MadeFigures.Of([.. steps.Select(s => new MadeStep(s.Item1, s.Item2) { Returned = s.Item3 })]);
            Assert.Empty(made.FoundAgainst(made));
        });

    [Fact]
    public void Every_barrier_found_has_an_interval_on_the_bad_side_of_what_was_expected() =>
        Gen.Select(Gen.Long[0, 100_000], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1]).Array[1, 12].Sample(steps =>
        {
            var made = MadeFigures.Of([.. steps.Select(s => new MadeStep(s.Item1, s.Item2) { Errors = s.Item1 / 3, ErrorConversion = s.Item2 * s.Item3, Returned = s.Item4 })]);
            Assert.All(made.Finder().InThisPeriod(), b => Assert.True(
                b.Kind == BarrierKind.Loop ? b.Interval!.Low > b.Expected : b.Interval!.High < b.Expected, MadeFigures.Short(b)));
        });

    [Fact]
    public void Chance_alone_makes_no_barrier_against_the_past()
    {
        // Both periods are drawn from the same world, many times; a barrier in more than one of a hundred would say that the correction does not work.
        var random = new Random(7);
        long Draw(long n, double p) => (long)Math.Round(n * p + Math.Sqrt(n * p * (1 - p)) * Gauss(random));
        MadeFigures World() => MadeFigures.Of([.. Ordinary.Select(s => s with { Customers = 800, Conversion = Draw(800, s.Conversion) / 800.0 })]);
        Assert.InRange(Enumerable.Range(0, 500).Count(_ => World().FoundAgainst(World()).Count > 0), 0, 5);
    }

    private static double Gauss(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static MadeStep[] With(int at, Func<MadeStep, MadeStep> change) => [.. Ordinary.Select((s, i) => i == at ? change(s) : s)];
}
