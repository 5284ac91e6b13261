using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Kelione.Client;
using Kelione.Sources;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Api;

/// <summary>What customers say, as a program reads and steers it.</summary>
public sealed class VoiceApiTests(SignedServer server) : IClassFixture<SignedServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_reads_page_by_page_and_steers_the_themes()
    {
        await SayAsync();
        using var client = new KelioneClient(server.Address, await server.KeyAsync(MemberRole.Editor));
        var all = new List<FeedbackItem>();
        await foreach (var item in client.ReadFeedbackAsync(order: "oldest", cancellationToken: Stop))
        {
            all.Add(item);
        }

        Assert.Equal(260, all.Select(i => i.Entry.Number).Distinct().Count());
        var page = await client.ListFeedbackAsync("q=courier", "worst", 7, cancellationToken: Stop);
        Assert.Equal((130L, 7), (page.Total, page.Items.Count));
        Assert.NotNull(page.Next);
        var refused = await Assert.ThrowsAsync<KelioneException>(() => client.ListFeedbackAsync("", "best", 7, page.Next, Stop));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);

        var themes = await ThemesAsync();
        var (first, second) = (themes[0], themes[1]);
        await client.RenameThemeAsync(first, "Ours", Stop);
        await client.PinThemeAsync(first, true, Stop);
        await client.MergeThemesAsync(first, second, Stop);
        Assert.DoesNotContain(second, await ThemesAsync());
        await client.UndoThemesAsync(Stop);
        Assert.Contains(second, await ThemesAsync());
        await client.HideThemeAsync(second, Stop);
        Assert.DoesNotContain(second, await ThemesAsync());
        Assert.Equal(HttpStatusCode.BadRequest, (await Assert.ThrowsAsync<KelioneException>(() => client.RenameThemeAsync("nothing-like-it", "X", Stop))).Status);

        await client.LabelFeedbackAsync([1, 2], -1, Stop);
        Assert.True((await client.EvaluateVoiceAsync(Stop)).GetProperty("reports").GetArrayLength() > 0);
        Assert.True((await client.TrainVoiceAsync(Stop)).GetProperty("reports").GetArrayLength() > 0);
        var likely = await client.LikelyAsync("c3", cancellationToken: Stop);
        Assert.Equal(("c3", null), (likely.Customer, likely.Value));
    }

    [Fact]
    public async Task An_ai_provider_is_named_and_switched_by_an_administrator_alone_and_its_key_is_nowhere()
    {
        await SayAsync();
        using var http = server.Browser();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.KeyAsync(MemberRole.Administrator));
        await SendAsync("PUT", "provider", """{"address":"https://ai.example.org/v1","model":"tiny"}""", HttpStatusCode.NoContent);
        Assert.Contains("\"isOn\":false", await http.GetStringAsync(new Uri("/api/v1/feedback/provider", UriKind.Relative), Stop), StringComparison.Ordinal);

        // Named is not switched on: nothing is sent.
        Assert.Contains("off", await SendAsync("POST", "provider/label?limit=5", "{}", HttpStatusCode.BadRequest), StringComparison.Ordinal);
        await SendAsync("PUT", "provider", """{"address":"http://169.254.169.254/v1","model":"tiny"}""", HttpStatusCode.BadRequest);
        await SendAsync("POST", "provider/switch", """{"on":true}""", HttpStatusCode.NoContent);
        var chosen = await http.GetStringAsync(new Uri("/api/v1/feedback/provider", UriKind.Relative), Stop);
        Assert.Contains("\"isOn\":true", chosen, StringComparison.Ordinal);
        Assert.DoesNotContain("key", chosen, StringComparison.OrdinalIgnoreCase);
        await SendAsync("DELETE", "provider", "", HttpStatusCode.NoContent);

        async Task<string> SendAsync(string method, string path, string body, HttpStatusCode expected)
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/v1/feedback/" + path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            using var answer = await http.SendAsync(request, Stop);
            Assert.Equal(expected, answer.StatusCode);
            return await answer.Content.ReadAsStringAsync(Stop);
        }
    }

    private async Task<IReadOnlyList<string>> ThemesAsync() => [.. (await Visit().VoiceOverviewAsync(Journeys.FeedbackFilter.All, Stop)).Themes.Select(t => t.Id)];

    private WorkspaceVisit Visit() => new(server.Served, Visitor.Of("test", "Test", MemberRole.Administrator));

    private async Task SayAsync()
    {
        // The tests of a class share a server, and come in any order.
        if ((await server.Served.Journeys.Voice.ListAsync(new FeedbackListQuestion { Limit = 1 }, Stop)).Total > 0)
        {
            return;
        }

        var file = Path.Combine(Path.GetTempPath(), $"kelione-said-{Path.GetRandomFileName()}.csv");
        try
        {
            await File.WriteAllLinesAsync(file, Enumerable.Range(0, 260).Select(i => FormattableString.Invariant(
                $"s{i},{(i % 2 == 0 ? "The courier was late with the delivery" : "The app is great and the price is fair")} number {i},{(i % 2 == 0 ? 1 : 5)},c{1 + (i % 40)},2026-03-{3 + (i % 20):00}T10:00:00Z")).Prepend("id,text,stars,customer,date"), Stop);
            await Visit().ImportFeedbackAsync(CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(file)] } }), cancellationToken: Stop);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
