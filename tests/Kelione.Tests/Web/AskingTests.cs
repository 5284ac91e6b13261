using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kelione.Tests.Support;
using Kelione.Web;
using Kelione.Workspace;

namespace Kelione.Tests.Web;

public sealed class AskingTests : IAsyncLifetime
{
    private readonly Cli _cli = new();
    private JourneyWorkspace _workspace = null!;
    private WebHost _host = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        await _cli.WithShopAsync();
        (await _cli.RunAsync("import", _cli.Write("evil.csv", "user_id,event,timestamp\nzoe,<script>alert(1)</script>,2026-03-01\nzoe,查看商品详情页面以及用户评价和价格,2026-03-02\n"))).Succeeded();
        _workspace = await JourneyWorkspace.OpenAsync(new WorkspaceFolder(_cli.WorkspacePath));
        _host = await WebHost.StartAsync(["http://127.0.0.1:0"], [new ServedWorkspace("shop", _workspace)]);
        _client = new HttpClient { BaseAddress = new Uri(_host.Addresses.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _workspace.DisposeAsync();
        _cli.Dispose();
    }

    [Fact]
    public async Task A_question_is_answered_with_the_same_json_as_the_command_line()
    {
        using var question = new StringContent("""{"question":"funnel","steps":["view","cart"],"within":"30d"}""", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/api/v1/ask", UriKind.Relative), question, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, json.RootElement.GetProperty("steps")[1].GetProperty("customers").GetInt64());
        var open = await _client.GetStringAsync(new Uri($"/api/v1/open?handle={json.RootElement.GetProperty("handle").GetString()}&address=step:2&limit=2", UriKind.Relative), TestContext.Current.CancellationToken);
        using var page = JsonDocument.Parse(open);
        Assert.Equal((3, 2), (page.RootElement.GetProperty("total").GetInt32(), page.RootElement.GetProperty("customers").GetArrayLength()));
    }

    [Theory]
    [InlineData("""{"question":"funnel","steps":["view","chart"]}""", "No event is called 'chart'. Did you mean 'cart'?")]
    [InlineData("""{"question":"funnel","steps":["view","cart[chanel=web]"]}""", "No event has 'chanel'. Did you mean 'channel'?")]
    [InlineData("""{"question":"status","scope":{"where":[{"field":"prise","comparison":"present"}]}}""", "No event has 'prise'. Did you mean 'price'?")]
    public async Task A_question_that_names_nothing_gets_the_words_of_the_command_line(string text, string words)
    {
        using var question = new StringContent(text, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/api/v1/ask", UriKind.Relative), question, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.StartsWith(words, problem.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_sent_over_HTTP_may_name_a_segment()
    {
        _workspace.Segments.Define("buyers", Kelione.Journeys.SegmentRule.Parse("did order"));
        using var question = new StringContent("""{"question":"status","scope":{"segment":{"name":"others","rule":"not buyers"}}}""", Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/api/v1/ask", UriKind.Relative), question, TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(3, json.RootElement.GetProperty("customers").GetInt32());
    }

    [Theory]
    [InlineData("""{"question":"nonsense"}""")]
    [InlineData("not json")]
    [InlineData("""{"question":"funnel","steps":[]}""")]
    public async Task A_question_that_cannot_be_asked_gets_problem_details(string text)
    {
        using var question = new StringContent(text, Encoding.UTF8, "application/json");
        using var response = await _client.PostAsync(new Uri("/api/v1/ask", UriKind.Relative), question, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_form_of_another_site_cannot_ask()
    {
        using var question = new StringContent("""{"question":"status"}""");
        question.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
        using var response = await _client.PostAsync(new Uri("/api/v1/ask", UriKind.Relative), question, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_foreign_name_that_points_here_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative));
        request.Headers.Host = "evil.example";
        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://192.168.1.5:5080", false)]
    public void Only_this_machine_is_listened_to_unless_told(string url, bool allowed)
    {
        if (allowed)
        {
            ListenAddresses.Check([url], allowRemote: false);
        }
        else
        {
            Assert.Contains("--allow-remote", Assert.Throws<MendableException>(() => ListenAddresses.Check([url], allowRemote: false)).Message, StringComparison.Ordinal);
            ListenAddresses.Check([url], allowRemote: true);
        }
    }
}
