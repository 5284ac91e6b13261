namespace Kelione.Workspace.Tests.Collecting;

public sealed class EnrichingTests
{
    [Theory]
    [InlineData("google", "cpc", "", null, "Paid Search")]
    [InlineData("google", "organic", "", null, "Organic Search")]
    [InlineData("yandex.ru", "", "", null, "Organic Search")]
    [InlineData("facebook", "paid_social", "", null, "Paid Social")]
    [InlineData("newsletter", "email", "", null, "Email")]
    [InlineData("x", "cpm", "", null, "Display")]
    [InlineData("x", "ppc", "spring_shop", null, "Paid Shopping")]
    [InlineData("x", "retargeting", "", null, "Paid Other")]
    [InlineData("x", "affiliate", "", null, "Affiliates")]
    [InlineData("firebase", "", "", null, "Mobile Push Notifications")]
    [InlineData("sms", "", "", null, "SMS")]
    [InlineData("", "", "pmax cross-network", null, "Cross-network")]
    [InlineData("something", "else", "", null, "Unassigned")]
    [InlineData("", "", "", "https://www.google.lt/", "Organic Search")]
    [InlineData("", "", "", "https://m.youtube.com/watch?v=1", "Organic Video")]
    [InlineData("", "", "", "https://lm.facebook.com/", "Organic Social")]
    [InlineData("", "", "", "android-app://com.google.android.gm/", "Organic Search")]
    [InlineData("", "", "", "https://partner.example/page", "Referral")]
    [InlineData("", "", "", "https://www.shop.example/before", null)]
    [InlineData("", "", "", "", "Direct")]
    [InlineData("", "", "", null, null)]
    public void Campaign_and_referrer_say_the_channel(string source, string medium, string campaign, string? referrer, string? channel) =>
        Assert.Equal(channel, ChannelRules.Default.Of(source, medium, campaign, referrer, "https://shop.example/"));

    [Theory]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Version/17.0 Mobile/15E148 Safari/604.1", "phone", "iOS", "Safari")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; SM-X910) AppleWebKit/537.36 Chrome/120.0 Safari/537.36", "tablet", "Android", "Chrome")]
    [InlineData("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36", "phone", "Android", "Chrome")]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) AppleWebKit/605.1.15 Version/17.0 Safari/605.1.15", "desktop", "macOS", "Safari")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/118.0 YaBrowser/23.11 Safari/537.36", "desktop", "Windows", "Yandex Browser")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0", "desktop", "Linux", "Firefox")]
    [InlineData("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "bot", null, null)]
    [InlineData("Mozilla/5.0 (SMART-TV; Linux; Tizen 7.0) Chrome/94.0 TV Safari/537.36", "tv", "Tizen", "Chrome")]
    [InlineData("analytics-node/2.1.0", null, null, null)]
    public void The_user_agent_says_the_device(string text, string? device, string? system, string? browser) =>
        Assert.Equal(new UserAgent(device, system, browser), UserAgent.Read(text));

    [Theory]
    [InlineData("203.0.113.77", "203.0.113.0")]
    [InlineData("::ffff:203.0.113.77", "203.0.113.0")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1::")]
    [InlineData("0.0.0.0", null)]
    [InlineData("", null)]
    [InlineData("nobody", null)]
    public void Addresses_lose_what_tells_a_household_apart(string address, string? kept) => Assert.Equal(kept, ShortAddress.Of(address));
}
