namespace Kelione.Samples;

/// <summary>Adds up what clicks cost.</summary>
internal static class AdvertisingCosts
{
    /// <summary>The costs of the clicks among the events, by month, channel and campaign.</summary>
    public static IReadOnlyList<ChannelCost> Of(ScenarioScript script, IEnumerable<ReadOnlyMemory<SampleEvent>> slices)
    {
        var prices = script.ClickCosts.ToDictionary(c => (script.Words.Word(c.Activity), script.Words.Word(c.Channel)), c => c.Cents);
        var sums = new Dictionary<(DateOnly Month, string Channel, string Campaign), long>();
        foreach (var slice in slices)
        {
            foreach (ref readonly var happened in slice.Span)
            {
                if (prices.TryGetValue((happened.Activity, happened.Channel), out var cents))
                {
                    var day = DateOnly.FromDateTime(DateTime.UnixEpoch.AddMilliseconds(happened.TimeMillis));
                    var campaign = script.CampaignAttribute < 0 ? default : happened.Attributes[script.CampaignAttribute];
                    var key = (new DateOnly(day.Year, day.Month, 1), script.Words.Text(happened.Channel), script.Words.Text(campaign));
                    sums[key] = sums.GetValueOrDefault(key) + cents;
                }
            }
        }

        return
        [
            .. sums.OrderBy(s => s.Key.Month).ThenBy(s => s.Key.Channel, StringComparer.Ordinal).ThenBy(s => s.Key.Campaign, StringComparer.Ordinal)
                .Select(s => new ChannelCost(s.Key.Month, s.Key.Channel, s.Key.Campaign, s.Value / 100m)),
        ];
    }
}
