using Kelione.Journeys;

namespace Kelione.Samples.Tests;

public class IdentityAndCostTests
{
    private static readonly Scenario Phone = Scenarios.Find("phone")!;

    [Fact]
    public void Each_anonymous_id_belongs_to_one_customer_and_goes_silent_when_they_sign_in()
    {
        var identities = Phone.Identities(4000, 1).ToDictionary(i => i.Anonymous);
        var lastSeen = Phone.Generate(4000, 1).Where(e => e.Customer.StartsWith("anon-", StringComparison.Ordinal)).GroupBy(e => e.Customer).ToDictionary(g => g.Key, g => g.Max(e => e.TimeMicros));
        Assert.True(identities.Count > 1500);
        Assert.All(identities.Values, i => Assert.True(lastSeen[i.Anonymous] <= i.TimeMicros));
        Assert.Contains(identities.Values.CountBy(i => i.Known), k => k.Value > 1);
        Assert.True(lastSeen.Count > identities.Count, "some visitors never sign in");
    }

    [Fact]
    public void Without_anonymous_ids_the_same_events_carry_the_known_ids_from_the_start()
    {
        var known = Phone.Identities(1000, 1).ToDictionary(i => i.Anonymous, i => i.Known);
        var merged = Phone.Generate(1000, 1).Where(e => !e.Customer.StartsWith("anon-", StringComparison.Ordinal) || known.ContainsKey(e.Customer))
            .Select(e => (Customer: known.GetValueOrDefault(e.Customer, e.Customer), e.Activity, e.TimeMicros)).ToArray();
        var plain = Phone.Generate(1000, 1, new SampleOptions { AnonymousIds = false }).Select(e => (e.Customer, e.Activity, e.TimeMicros)).ToHashSet();
        Assert.All(merged, e => Assert.Contains(e, plain));
        Assert.DoesNotContain(plain, e => e.Customer.StartsWith("anon-", StringComparison.Ordinal));
    }

    [Fact]
    public void Other_scenarios_know_their_customers_from_the_start() =>
        Assert.All(Scenarios.All.Where(s => s.Name != "phone"), s => Assert.Empty(s.Identities(500, 1)));

    [Fact]
    public void Costs_are_the_clicks_of_each_month_at_their_price()
    {
        var clicks = Phone.Generate(3000, 1).Where(e => e.Activity == "ad_click" && e.Field("channel") == "paid_search").ToArray();
        var costs = Phone.Costs(3000, 1);
        Assert.Equal(clicks.Length * 0.62m, costs.Where(c => c.Channel == "paid_search").Sum(c => c.Amount));
        var march = clicks.Count(e => UtcTime.ToDateTime(e.TimeMicros) is { Year: 2025, Month: 3 } && e.Field("campaign") == "search_brand");
        Assert.Equal(march * 0.62m, costs.Single(c => c is { Channel: "paid_search", Campaign: "search_brand", Month: { Year: 2025, Month: 3 } }).Amount);
        Assert.All(costs, c => Assert.True(c.Amount > 0 && c.Month.Day == 1 && c.Campaign.Length > 0));
    }

    [Fact]
    public void Scenarios_without_advertising_cost_nothing() => Assert.Empty(Scenarios.Find("clothes")!.Costs(500, 1));
}
