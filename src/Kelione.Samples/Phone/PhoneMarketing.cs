namespace Kelione.Samples;

/// <summary>
/// The touches that bring visitors. Which channel a touch belongs to depends on its place on the way: social and display advertising begin, search and direct visits finish.
/// </summary>
internal static class PhoneMarketing
{
    private static readonly double[] TouchCounts = [0.35, 0.30, 0.20, 0.15];

    private static readonly MarketingChannel[] Channels =
    [
        new("paid_search", PhoneWords.AdClick, 62, ["search_brand", "search_generic"], Single: 0.20, First: 0.06, Middle: 0.12, Last: 0.46),
        new("paid_social", PhoneWords.AdClick, 38, ["social_launch_video", "social_lookalike"], Single: 0.03, First: 0.34, Middle: 0.12, Last: 0.02),
        new("display", PhoneWords.AdClick, 21, ["display_prospecting", "display_retargeting"], Single: 0.02, First: 0.26, Middle: 0.12, Last: 0.01),
        new("organic_search", PhoneWords.OrganicClick, 0, [], Single: 0.40, First: 0.18, Middle: 0.30, Last: 0.12),
        new("email", PhoneWords.EmailClick, 3, ["newsletter_weekly"], Single: 0.00, First: 0.01, Middle: 0.20, Last: 0.16),
        new("referral", PhoneWords.ReferralClick, 0, [], Single: 0.10, First: 0.12, Middle: 0.00, Last: 0.01),
        new("direct", PhoneWords.DirectVisit, 0, [], Single: 0.25, First: 0.03, Middle: 0.14, Last: 0.22),
    ];

    private static readonly Weighted<int> Counts = new([.. TouchCounts.Select((share, i) => (i + 1, share))]);
    private static readonly Weighted<MarketingChannel> Single = Choice(c => c.Single);
    private static readonly Weighted<MarketingChannel> First = Choice(c => c.First);
    private static readonly Weighted<MarketingChannel> Middle = Choice(c => c.Middle);
    private static readonly Weighted<MarketingChannel> Last = Choice(c => c.Last);

    /// <summary>All places thrown together, in the proportions in which they occur: what is left when nothing is planted.</summary>
    private static readonly Weighted<MarketingChannel> Anywhere = Choice(c =>
        TouchCounts[0] * c.Single + (1 - TouchCounts[0]) * (c.First + c.Last) + (TouchCounts[2] + 2 * TouchCounts[3]) * c.Middle);

    /// <summary>Visits that nothing brought about but the visitor.</summary>
    public static MarketingChannel Direct { get; } = Channels.Single(c => c.Activity == PhoneWords.DirectVisit);

    /// <summary>The activities that are touches.</summary>
    public static IReadOnlyList<string> TouchActivities { get; } =
        [.. Channels.Select(c => PhoneWords.All.Text(c.Activity)).Distinct(StringComparer.Ordinal)];

    /// <summary>What clicks cost.</summary>
    public static IReadOnlyList<ClickCost> ClickCosts { get; } =
        [.. Channels.Where(c => c.Cents > 0).Select(c => new ClickCost(PhoneWords.All.Text(c.Activity), c.Name, c.Cents))];

    /// <summary>Draws how many visits, each begun by a touch, a customer makes before deciding.</summary>
    public static int DrawTouches(SampleRandom chance) => Counts.Draw(chance);

    /// <summary>Draws the channel of a touch.</summary>
    /// <param name="place">Its place, from 0.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="planted">Whether the place matters.</param>
    /// <param name="chance">The source of chance.</param>
    public static MarketingChannel Draw(int place, int count, bool planted, SampleRandom chance)
    {
        var choice = !planted ? Anywhere : count == 1 ? Single : place == 0 ? First : place == count - 1 ? Last : Middle;
        return choice.Draw(chance);
    }

    /// <summary>For every channel the truth about where it stands.</summary>
    public static IEnumerable<AttributionTruth> Truths() => Channels.Select(c =>
    {
        var first = TouchCounts[0] * c.Single + (1 - TouchCounts[0]) * c.First;
        var last = TouchCounts[0] * c.Single + (1 - TouchCounts[0]) * c.Last;
        var part = first > 3 * last ? "assists and seldom closes" : last > 3 * first ? "closes and seldom begins" : "both begins and closes";
        return new AttributionTruth
        {
            Name = "attribution-" + c.Name.Replace('_', '-'),
            Sentence = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{c.Name} {part}: it is the first touch of {100 * first:0.#} % of the orders and the last of {100 * last:0.#} %."),
            Question = "kelione attribution --conversion order_paid --touch \"" + string.Join('|', TouchActivities) + "\"",
            Conversion = "order_paid",
            Touches = TouchActivities,
            Channel = c.Name,
            FirstShare = first,
            LastShare = last,
        };
    });

    private static Weighted<MarketingChannel> Choice(Func<MarketingChannel, double> weight) => new([.. Channels.Select(c => (c, weight(c)))]);
}

/// <summary>A marketing channel: the activity that is a touch of it, what a click costs, its campaigns, and its share of the touches at each place (shares of a place add up to 1).</summary>
internal sealed record MarketingChannel(string Name, Word Activity, int Cents, string[] CampaignNames, double Single, double First, double Middle, double Last)
{
    public Word Channel { get; } = PhoneWords.All.Word(Name);

    public Word[] Campaigns { get; } = PhoneWords.All.Words(CampaignNames);
}
