using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Samples;

namespace Kelione.Workspace.Tests;

public sealed class IdeaEffectTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    private static readonly JourneyMap Shop = MapKit.Map("look: look", "pay: pay");

    [Fact]
    public async Task The_planted_release_is_confirmed_by_about_what_was_planted()
    {
        var truth = Scenarios.Find("phone")!.Truths.OfType<ReleaseTruth>().Single();
        var effect = Assert.Single(await EffectsAsync("phone", planted: true, new DateOnly(2025, 7, 1)));
        Assert.Equal((IdeaVerdict.Confirmed, EffectKind.Release, "submits", "pays"), (effect.Verdict, effect.Kind, effect.Step, effect.To));
        Assert.InRange(effect.Without!.Share, truth.Before - 0.035, truth.Before + 0.035);
        Assert.InRange(effect.With!.Share, truth.After - 0.035, truth.After + 0.035);
        Assert.Equal((new DateTimeOffset(2025, 7, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2025, 7, 2, 0, 0, 0, TimeSpan.Zero)), (effect.Without.To, effect.With.From));
        Assert.Equal(effect.Without.To - effect.Without.From, effect.With.To - effect.With.From);
    }

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 4)]
    [InlineData(true, 10)]
    public async Task Where_nothing_was_released_nothing_is_confirmed(bool planted, int month) =>
        Assert.Equal(IdeaVerdict.NoClearChange, Assert.Single(await EffectsAsync("phone", planted, new DateOnly(2025, month, 1))).Verdict);

    [Fact]
    public async Task A_customer_belongs_to_the_side_on_which_the_step_was_done_first_and_the_release_day_to_none()
    {
        // Released on the fifth day. ann pays before; bob is seen on both sides; cid comes on the day itself; dot and eve after it.
        await using var plain = await PlainWorkspace.TellAsync(
            "ann: look@1d pay@2d", "bob: look@3d look@6d pay@7d", "cid: look@4d12h pay@5d12h", "dot: look@6d pay@7d", "eve: look@6d", "end: other@9d");
        var effect = Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, With(Shop, new Idea { Id = "i", Step = "look", Text = "", ReleasedOn = new DateOnly(2026, 1, 9) })));
        Assert.Equal((2, 1, 2, 1, 1), (effect.Without!.Customers, effect.Without.WentOn, effect.With!.Customers, effect.With.WentOn, effect.LeftOut));
        Assert.Equal(IdeaVerdict.NoClearChange, effect.Verdict);
        Assert.Contains("no clear change", effect.Sentence, StringComparison.Ordinal);
        Assert.Contains(effect.Policy, p => p.Name == "words" && p.Value.Contains("not a cause", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_numbers_of_both_sides_open_to_their_customers()
    {
        await using var plain = await PlainWorkspace.TellAsync(
            "ann: look@1d pay@2d", "bob: look@3d look@6d pay@7d", "cid: look@4d12h pay@5d12h", "dot: look@6d pay@7d", "eve: look@6d", "end: other@9d");
        var effect = Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, With(Shop, new Idea { Id = "i", Step = "look", Text = "", ReleasedOn = new DateOnly(2026, 1, 9) })));
        async Task<string> Who(CountedStep step)
        {
            var page = await plain.Workspace.OpenNumberAsync(step.Handle, step.Address, new PageRequest());
            Assert.Equal(step.Customers, page.Total);
            return string.Join(' ', page.Customers.Select(c => c.Customer));
        }

        Assert.Equal(("ann bob", "ann", "dot eve", "dot"), (await Who(effect.Without!.At!), await Who(effect.Without.On!), await Who(effect.With!.At!), await Who(effect.With.On!)));
    }

    [Fact]
    public async Task What_cannot_be_measured_says_why()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s pay@1d", "bob: look@3d");
        Idea At(string step, DateOnly? released) => new() { Id = step, Step = step, Text = "", Status = IdeaStatus.Released, ReleasedOn = released };
        async Task<string> Why(Idea idea)
        {
            var effect = Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, With(Shop, idea)));
            Assert.Equal((IdeaVerdict.NotMeasured, null), (effect.Verdict, effect.Interval));
            return effect.Sentence;
        }

        Assert.StartsWith("State the day", await Why(At("look", null)), StringComparison.Ordinal);
        Assert.StartsWith("The data has no whole day before and after the release on 2027-01-01", await Why(At("look", new DateOnly(2027, 1, 1))), StringComparison.Ordinal);
        Assert.StartsWith("Its step leads to no other step", await Why(At("pay", new DateOnly(2026, 1, 6))), StringComparison.Ordinal);
        Assert.StartsWith("Its step leads to no other step", await Why(At("nowhere", new DateOnly(2026, 1, 6))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_states_a_success_is_judged_by_it()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@1d like@1d1h pay@2d", "bob: look@3d pay@3d1h", "cid: look@6d like@6d1h", "dot: look@7d pay@7d12h", "end: other@12d");
        var step = Shop.Stages[0].Steps[0] with { Binding = new Binding("look", "like") };
        var map = With(Shop with { Stages = [Shop.Stages[0] with { Steps = [step] }, Shop.Stages[1]] }, new Idea { Id = "i", Step = "look", Text = "", ReleasedOn = new DateOnly(2026, 1, 9) });
        var effect = Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, map));
        Assert.Equal((null, 2, 1, 2, 1), (effect.To, effect.Without!.Customers, effect.Without.WentOn, effect.With!.Customers, effect.With.WentOn));
        Assert.Contains("succeed there", effect.Sentence, StringComparison.Ordinal);

        // Where success is one of the events at the step, nothing has to come after it.
        var either = step with { Binding = new Binding("look|like|pay", "pay") };
        var among = Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, map with { Stages = [Shop.Stages[0] with { Steps = [either] }] }));
        Assert.Equal((2, 2, 2, 1), (among.Without!.Customers, among.Without.WentOn, among.With!.Customers, among.With.WentOn));
    }

    [Fact]
    public async Task Variants_are_compared_and_customers_of_both_left_out()
    {
        List<JourneyEvent> events = [.. Group("a", 300, 90), .. Group("b", 300, 150), .. Group("both", 20, 10)];
        await using var plain = await PlainWorkspace.OfAsync(events);
        Idea Tested(string control, string treatment) => new() { Id = "i", Step = "look", Text = "", Experiment = new Experiment("variant", control, treatment) };
        var better = Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, With(Shop, Tested("a", "b"))));
        Assert.Equal((EffectKind.Experiment, IdeaVerdict.Confirmed, 300, 300, 20), (better.Kind, better.Verdict, better.Without!.Customers, better.With!.Customers, better.LeftOut));
        var interval = Proportions.Newcombe(150, 300, 90, 300)!;
        Assert.Equal(new Bounds(interval.Low, interval.High), better.Interval);
        Assert.Equal(IdeaVerdict.Refuted, Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, With(Shop, Tested("b", "a")))).Verdict);
        Assert.Contains("Nobody with variant=c alone", Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, With(Shop, Tested("a", "c")))).Sentence, StringComparison.Ordinal);
        var typo = Tested("a", "b") with { Experiment = new Experiment("varant", "a", "b") };
        Assert.Contains("Did you mean 'variant'?", Assert.Single(await IdeaEffects.FindAsync(plain.Workspace, With(Shop, typo))).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ideas_that_nobody_has_yet_and_dropped_ones_have_no_effect()
    {
        await using var plain = await PlainWorkspace.TellAsync("ann: look@0s pay@1d");
        Idea planned = new() { Id = "p", Step = "look", Text = "", Status = IdeaStatus.Planned };
        Assert.Empty(await IdeaEffects.FindAsync(plain.Workspace, With(Shop, planned, planned with { Id = "d", Status = IdeaStatus.Dropped, ReleasedOn = new DateOnly(2026, 1, 6) })));
    }

    private async Task<ValueList<IdeaEffect>> EffectsAsync(string scenario, bool planted, DateOnly released) => await IdeaEffects.FindAsync(
        await worlds.OpenAsync(scenario, planted), With(MapKit.Phone with { Measure = MapKit.Phone.Measure with { Within = "1d" } }, new Idea { Id = "page", Step = "submits", Text = "A new payment page", ReleasedOn = released }));

    private static IEnumerable<JourneyEvent> Group(string variant, int customers, int paid) => Enumerable.Range(0, customers).SelectMany(i =>
    {
        JourneyEvent Do(string activity, int minute, string value) => new()
        {
            Customer = FormattableString.Invariant($"{variant}{i}"), Activity = activity, TimeMicros = PlainWorkspace.Day + minute * 60 * UtcTime.MicrosPerSecond,
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["variant"] = value },
        };
        var (first, second) = variant == "both" ? ("a", "b") : (variant, variant);
        return i < paid ? new[] { Do("look", 0, first), Do("pay", 1, second) } : [Do("look", 0, first), Do("look", 1, second)];
    });

    private static JourneyMap With(JourneyMap map, params Idea[] ideas) => map with { Ideas = [.. ideas] };
}
