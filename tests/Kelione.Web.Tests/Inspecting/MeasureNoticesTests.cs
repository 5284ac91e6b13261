using Kelione.Maps;
using Kelione.Web.Maps.Inspecting;

namespace Kelione.Web.Tests.Inspecting;

public sealed class MeasureNoticesTests
{
    [Fact]
    public void A_map_with_unbound_steps_says_how_many() => Assert.Contains(MeasureNotices.Of(Map("cart", null, null), 1, null), n => n is { Key: "unbound", Count: 2, IsWarning: true });

    [Fact]
    public void A_bound_map_that_was_never_measured_says_so() => Assert.Equal("never", Assert.Single(MeasureNotices.Of(Map("cart"), 1, null)).Key);

    [Fact]
    public void A_map_changed_since_is_stale()
    {
        Assert.Contains(MeasureNotices.Of(Map("cart"), 4, Measured(3)), n => n.Key == "stale");
        Assert.DoesNotContain(MeasureNotices.Of(Map("cart"), 3, Measured(3)), n => n.Key == "stale");
    }

    [Fact]
    public void Coverage_is_told_but_warns_nobody() => Assert.Contains(MeasureNotices.Of(Map("cart"), 3, Measured(3)), n => n is { Key: "coverage", IsWarning: false, Share: 0.71 });

    [Fact]
    public void What_the_measuring_could_not_do_is_told_in_its_own_words() =>
        Assert.Contains(MeasureNotices.Of(Map("cart"), 3, Measured(3) with { Policy = [new PolicyNote("not measured", "No event is called 'crt'.")] }), n => n.Text == "No event is called 'crt'.");

    private static JourneyMap Map(params string?[] bindings) => new()
    {
        Id = "m", Title = "M",
        Stages = [new Stage { Id = "s", Name = "S", Steps = bindings.Select((b, i) => new Step { Id = $"s{i}", Name = $"S{i}", Binding = b is null ? null : new Binding(b) }).ToValueList() }],
    };

    private static MapMeasurement Measured(int version) => new()
    {
        Map = "m", MapVersion = version, MeasuredAt = DateTimeOffset.UnixEpoch, Period = new MeasuredPeriod(null, null, null, null), Customers = 10, CustomersInScope = 10, Coverage = 0.71, Steps = [],
    };
}
