using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kelione.Browser.Support;
using Kelione.Oracle;
using static Microsoft.Playwright.Assertions;

namespace Kelione.Browser.Explore;

/// <summary>What a person reads on the pages of Explore over real logs is what other programs found in them.</summary>
public sealed partial class RealDataTests(Chromium chromium, ServedReal served) : IClassFixture<ServedReal>
{
    private const string NotLost = "where=activity%21%3Dlost";

    [Fact]
    public async Task Funnels_are_those_that_other_programs_counted()
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        await using var tab = await chromium.OpenAsync(served.Address);
        foreach (var funnel in Expected("funnels").GetProperty("funnels").EnumerateArray())
        {
            var steps = string.Concat(funnel.GetProperty("steps").EnumerateArray().Select(s => "&step=" + s.GetString()));
            await tab.GoAsync($"/w/shop/explore/funnel?{NotLost}{steps}&within={funnel.GetProperty("window_seconds")}s");
            await Expect(tab.Page.Locator("svg[data-picture] text.big")).ToHaveTextAsync([.. funnel.GetProperty("reached").EnumerateArray().Select(n => n.GetInt32().ToString("N0", CultureInfo.InvariantCulture))]);
        }

        tab.AssertClean();
    }

    [Theory]
    [InlineData("ecom", "ecom.csv.gz", "")]
    [InlineData("shop", "simple-onlineshop.csv (lost dropped)", NotLost + "&")]
    public async Task Retention_is_that_of_another_program(string workspace, string log, string filter)
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        await using var tab = await chromium.OpenAsync(served.Address);
        foreach (var kind in Expected("retention-aha").GetProperty(log).GetProperty("retention").EnumerateObject())
        {
            await tab.GoAsync($"/w/{workspace}/explore/retention?{filter}kind={kind.Name}&days=30");
            foreach (var point in kind.Value.EnumerateArray().Where(p => p.GetProperty("period").GetInt32() > 0))
            {
                var said = await tab.Page.Locator($"svg[data-picture] a[aria-label^='All customers, day {point.GetProperty("period")}:']").GetAttributeAsync("aria-label");
                Assert.Equal((Percent(point, "share"), Percent(point, "low"), Percent(point, "high"), point.GetProperty("size").GetInt32().ToString("N0", CultureInfo.InvariantCulture)), Read(said!));
            }
        }

        tab.AssertClean();
    }

    [Theory]
    [InlineData("ecom", "ecom.csv.gz", "")]
    [InlineData("shop", "simple-onlineshop.csv (lost dropped)", NotLost + "&")]
    public async Task Aha_candidates_are_those_of_another_program(string workspace, string log, string filter)
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        var aha = Expected("retention-aha").GetProperty(log).GetProperty("aha");
        var outcome = aha.GetProperty("outcome_days");
        await using var tab = await chromium.OpenAsync(served.Address);
        await tab.GoAsync($"/w/{workspace}/explore/aha?{filter}exposure={aha.GetProperty("exposure_days")}d&after={outcome[0]}d&until={outcome[1]}d&times=3&min=1");
        await Expect(tab.Page.Locator(".policy").First).ToContainTextAsync($"n = {aha.GetProperty("base").GetInt32().ToString("N0", CultureInfo.InvariantCulture)}");
        var rows = tab.Page.Locator("table.at tbody tr");
        Assert.True(await rows.CountAsync() >= 5);
        foreach (var row in await rows.AllAsync())
        {
            var (activity, times) = (await row.Locator(".pick b").InnerTextAsync(), await row.Locator(".pick .sub").InnerTextAsync());
            var candidate = aha.GetProperty("candidates").EnumerateArray().Single(c => c.GetProperty("activity").GetString() == activity && c.GetProperty("times").GetInt32() == (Digits().Match(times.Split("within")[0]) is { Success: true } k ? int.Parse(k.Value, CultureInfo.InvariantCulture) : 1));
            Assert.Equal(candidate.GetProperty("with").GetInt32().ToString("N0", CultureInfo.InvariantCulture), await row.Locator(".cv .num").InnerTextAsync());
            Assert.Contains($"[{Points(candidate, "low")}, {Points(candidate, "high")}]", await row.Locator("td.wdc .ci").First.InnerTextAsync(), StringComparison.Ordinal);
        }

        tab.AssertClean();
    }

    private static JsonElement Expected(string name) => JsonDocument.Parse(File.ReadAllText(SharedData.PathOf("expected", name + ".json"))).RootElement;

    private static string Percent(JsonElement point, string name) => (point.GetProperty(name).GetDouble() * 100).ToString("N1", CultureInfo.InvariantCulture);

    private static string Points(JsonElement candidate, string name)
    {
        var points = Math.Round(candidate.GetProperty(name).GetDouble() * 100, 1);
        return (points > 0 ? "+" : points < 0 ? "−" : "") + Math.Abs(points).ToString("N1", CultureInfo.InvariantCulture);
    }

    private static (string Share, string Low, string High, string Size) Read(string said) =>
        Point().Match(said) is { Success: true } m ? (m.Groups["share"].Value, m.Groups["low"].Value, m.Groups["high"].Value, m.Groups["size"].Value) : throw new InvalidOperationException(said);

    [GeneratedRegex(@": (?<share>[\d.]+)\s%\s\[(?<low>[\d.]+)\s%\s–\s(?<high>[\d.]+)\s%\], n = (?<size>[\d,]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Point();

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
