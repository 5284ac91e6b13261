using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Collector;

/// <summary>The collector over HTTP, as SDKs and everybody else reach it.</summary>
public sealed class CollectorTests(SignedServer server) : IClassFixture<SignedServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/collect/shop/v1/events")]
    [InlineData("/collect/v1/events")]
    [InlineData("/collect/k/KEY/v1/events")]
    [InlineData("/collect/shop/v1/events/")]
    public async Task An_event_that_was_answered_counts(string path)
    {
        var key = await KeyAsync();
        var name = "Seen " + Guid.NewGuid().ToString("N");
        using var answer = await SendAsync(path.Replace("KEY", key, StringComparison.Ordinal), $$"""{"activity":"{{name}}","customer":"u1","id":"{{name}}"}""", path.Contains("KEY", StringComparison.Ordinal) ? null : key);
        Assert.Equal((HttpStatusCode.OK, """{"accepted":1,"refused":[]}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync(Stop)));
        Assert.Equal(1, await CountAsync(name));
    }

    [Fact]
    public async Task Segment_s_words_are_answered_in_Segment_s_words()
    {
        var key = await KeyAsync();
        using var client = server.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(key + ":")));
        using var good = await client.PostAsync(new Uri("/collect/shop/v1/batch", UriKind.Relative), new StringContent("""{"batch":[{"type":"track","event":"Segment A","userId":"u","messageId":"m1"}]}"""), Stop);
        Assert.Equal("""{"success":true}""", await good.Content.ReadAsStringAsync(Stop));
        Assert.Equal(1, await CountAsync("Segment A"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("kel_wrong:"u8));
        using var bad = await client.PostAsync(new Uri("/collect/shop/v1/batch", UriKind.Relative), new StringContent("{}"), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, bad.StatusCode);
        Assert.StartsWith("""{"success":false""", await bad.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_for_events_can_do_nothing_else()
    {
        using var client = server.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync());
        foreach (var path in (string[])["/api/v1/status", "/api/v1/activities", "/api/v1/segments", "/api/v1/identities", "/api/v1/maps/phone"])
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.DoesNotContain("phone", await client.GetStringAsync(new Uri("/api/v1/maps", UriKind.Relative), Stop), StringComparison.Ordinal);
        using var import = await client.PostAsync(new Uri("/api/v1/imports?name=x.csv", UriKind.Relative), new StringContent("a,b", Encoding.UTF8, "text/csv"), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, import.StatusCode);
    }

    [Fact]
    public async Task Without_a_key_with_another_s_or_with_one_for_other_things_nothing_goes_in()
    {
        const string Body = """{"activity":"Never","customer":"u"}""";
        var owner = await server.AddAsync(MemberRole.Owner, $"o-{Guid.NewGuid():N}@shop.example");
        var by = Visitor.Of(owner.Id, owner.Name, MemberRole.Owner);
        var viewer = await server.AddAsync(MemberRole.Viewer, $"v-{Guid.NewGuid():N}@shop.example");
        string?[] keys =
        [
            null, "kel_nothing", "something else",
            await server.People.Keys.MakeAsync(by, "shop", "reads", [Right.Ask, Right.ManageData], TimeSpan.FromDays(1), Stop),
            await server.People.Keys.MakeAsync(by, "other", "elsewhere", [Right.SendEvents], TimeSpan.FromDays(1), Stop),
            await server.People.Keys.MakeAsync(by, "shop", "over", [Right.SendEvents], TimeSpan.FromMilliseconds(-1), Stop),
            await server.People.Keys.MakeAsync(Visitor.Of(viewer.Id, viewer.Name, MemberRole.Viewer), "shop", "may not", [Right.SendEvents], TimeSpan.FromDays(1), Stop),
        ];
        foreach (var key in keys)
        {
            foreach (var path in (string[])["/collect/shop/v1/events", "/collect/v1/events"])
            {
                using var answer = await SendAsync(path, Body, key);
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            }
        }

        Assert.Equal(0, await CountAsync("Never"));
    }

    [Fact]
    public async Task A_key_that_was_withdrawn_works_no_more()
    {
        var key = await KeyAsync();
        using (var before = await SendAsync("/collect/shop/v1/events", """{"activity":"Before","customer":"u"}""", key))
        {
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        }

        var listed = (await server.People.Keys.ListAsync("shop", Stop)).Single(k => key.StartsWith(k.Start, StringComparison.Ordinal));
        await server.People.Keys.WithdrawAsync(ApiKeys.CommandLine, "shop", listed.Id, Stop);
        using var after = await SendAsync("/collect/shop/v1/events", """{"activity":"After","customer":"u"}""", key);
        Assert.Equal(HttpStatusCode.Unauthorized, after.StatusCode);
    }

    [Fact]
    public async Task A_key_of_one_site_works_from_its_pages_and_from_servers_and_from_no_other_site()
    {
        var key = await KeyAsync("https://shop.example/somewhere", "other.example:8080");
        using var own = await SendAsync("/collect/shop/v1/events", """{"activity":"Own","customer":"u"}""", key, origin: "https://shop.example");
        Assert.Equal((HttpStatusCode.OK, "https://shop.example", "true"), (own.StatusCode, own.Headers.GetValues("Access-Control-Allow-Origin").Single(), own.Headers.GetValues("Access-Control-Allow-Credentials").Single()));
        using var foreign = await SendAsync("/collect/shop/v1/events", """{"activity":"Foreign","customer":"u"}""", key, origin: "https://evil.example");
        Assert.Equal(HttpStatusCode.Unauthorized, foreign.StatusCode);
        Assert.False(foreign.Headers.Contains("Access-Control-Allow-Origin"));
        using var plain = await SendAsync("/collect/shop/v1/events", """{"activity":"Server","customer":"u"}""", key);
        Assert.Equal(HttpStatusCode.OK, plain.StatusCode);
        Assert.Equal(0, await CountAsync("Foreign"));
    }

    [Fact]
    public async Task A_browser_that_asks_first_is_told_what_it_may_send()
    {
        await KeyAsync();
        using var client = server.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri("/collect/shop/v1/events", UriKind.Relative));
        request.Headers.Add("Origin", "https://any.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,content-type");
        using var answer = await client.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(("https://any.example", "POST", "authorization,content-type"), (answer.Headers.GetValues("Access-Control-Allow-Origin").Single(), answer.Headers.GetValues("Access-Control-Allow-Methods").Single(), string.Join(",", answer.Headers.GetValues("Access-Control-Allow-Headers"))));
    }

    [Theory]
    [InlineData("{", 400)]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 400)]
    [InlineData("""{"events":7}""", 400)]
    [InlineData("""[{"activity":"","customer":"u"}]""", 400)]
    [InlineData("""[{"activity":{"a":1},"customer":["u"]}]""", 400)]
    [InlineData("", 400)]
    public async Task What_cannot_be_read_is_refused_with_a_reason(string body, int status)
    {
        using var answer = await SendAsync("/collect/shop/v1/events", body, await KeyAsync());
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Contains("\"reason\":\"", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bodies_that_are_too_large_or_unpack_to_too_much_are_refused()
    {
        var key = await KeyAsync();
        using var large = await SendAsync("/collect/shop/v1/events", new string(' ', 11 * 1024 * 1024), key);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.StatusCode);
        foreach (var (encoding, status) in ((string, HttpStatusCode)[])[("gzip", HttpStatusCode.RequestEntityTooLarge), ("zstd", HttpStatusCode.BadRequest)])
        {
            using var bomb = await PackedAsync(new byte[40 << 20], encoding, key);
            Assert.Equal(status, bomb.StatusCode);
        }

        using var fits = await PackedAsync(Encoding.UTF8.GetBytes("""{"activity":"Packed","customer":"u","id":"p"}"""), "gzip", key);
        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(1, await CountAsync("Packed"));
    }

    [Fact]
    public async Task Ten_megabytes_in_one_body_and_scripts_in_every_text_go_in()
    {
        var events = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $$$"""{"activity":"<script>alert(1)</script>","customer":"<img src=x onerror=alert(1)>","id":"big{{{i}}}","fields":{"</script>":"{{{new string('x', 300)}}}"}}"""));
        using var answer = await SendAsync("/collect/shop/v1/events", $"[{events}]", await KeyAsync());
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(20_000, await CountAsync("<script>alert(1)</script>"));
    }

    [Fact]
    public async Task A_body_that_never_ends_holds_up_nobody_else()
    {
        var key = await KeyAsync();
        using var slow = new TcpClient();
        await slow.ConnectAsync(server.Address.Host, server.Address.Port, Stop);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST /collect/shop/v1/events HTTP/1.1\r\nHost: {server.Address.Authority}\r\nAuthorization: Bearer {key}\r\nContent-Length: 1000\r\n\r\n{{\"act"), Stop);
        using var answer = await SendAsync("/collect/shop/v1/events", """{"activity":"Beside","customer":"u","id":"beside"}""", key);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        slow.Close();
        using var after = await SendAsync("/collect/shop/v1/events", """{"activity":"Beside","customer":"u","id":"beside"}""", key);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Equal(1, await CountAsync("Beside"));
    }

    [Fact]
    public async Task Every_address_of_every_protocol_refuses_who_shows_no_key()
    {
        using var client = server.Browser();
        var trouble = new List<string>();
        foreach (var protocol in CollectorProtocols.All)
        {
            foreach (var route in protocol.Routes.Where(r => r.Method == "POST"))
            {
                using var answer = await client.PostAsync(new Uri("/collect/shop" + route.Path.Replace("*", "x", StringComparison.Ordinal), UriKind.Relative), new StringContent("""{"batch":[{"type":"track","event":"Never","userId":"u"}],"activity":"Never","event":"Never","customer":"u"}""", Encoding.UTF8, "application/json"), Stop);
                var isAside = protocol.Aside(new CollectRequest { Method = "POST", Path = route.Path, Query = new Dictionary<string, string>(), Headers = new Dictionary<string, string>(), Body = "{}"u8.ToArray(), ReceivedMicros = 0 }) is not null;
                if (!isAside && (int)answer.StatusCode is < 400 or >= 500)
                {
                    trouble.Add($"{protocol.Name} {route.Path}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(trouble);
        Assert.Equal(0, await CountAsync("Never"));
    }

    [Fact]
    public async Task An_address_of_no_protocol_is_nothing()
    {
        using var client = server.Browser();
        using var answer = await client.GetAsync(new Uri("/collect/shop/nothing", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_page_signed_in_gains_nothing_in_the_collector_and_no_cookie_is_set()
    {
        await server.AddAsync(MemberRole.Administrator, "collector@shop.example");
        using var browser = server.Browser();
        await SignedServer.SignInAsync(browser, "collector@shop.example", SignedServer.Password);
        using var answer = await browser.PostAsync(new Uri("/collect/shop/v1/events", UriKind.Relative), new StringContent("""{"activity":"Never","customer":"u"}"""), Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task On_an_address_of_its_own_the_collector_lies_at_the_root_and_pages_nowhere()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        listener.Stop();
        await using var own = await WebHost.StartAsync(["http://127.0.0.1:0"], [server.Served], new WebOptions { People = server.People, CollectorUrls = [address.ToString()] }, Stop);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await KeyAsync());
        using var answer = await client.PostAsync(new Uri("/v1/events", UriKind.Relative), new StringContent("""{"activity":"At the root","customer":"u","id":"root"}"""), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(1, await CountAsync("At the root"));
        foreach (var path in (string[])["/", "/sign-in", "/api/v1/maps"])
        {
            using var page = await client.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
        }

        Assert.DoesNotContain(own.Addresses, a => a.Contains($":{address.Port}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_sends_too_fast_waits_and_others_do_not()
    {
        await using var own = await WebHost.StartAsync(["http://127.0.0.1:0"], [server.Served], new WebOptions { People = server.People, EventsPerSecondOfKey = 1 }, Stop);
        using var client = new HttpClient { BaseAddress = new Uri(own.Addresses.First()) };
        var (fast, slow) = (await KeyAsync(), await KeyAsync());
        HttpResponseMessage? refused = null;
        for (var times = 0; times < 40 && refused is null; times++)
        {
            var answer = await PostAsync(client, fast);
            refused = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(refused);
        Assert.True(refused.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(client, slow)).StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/collect/shop/v1/events", UriKind.Relative)) { Content = new StringContent("""{"activity":"Fast","customer":"u","id":"fast"}""") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await client.SendAsync(request, Stop);
    }

    private async Task<string> KeyAsync(params string[] sites)
    {
        var who = await server.AddAsync(MemberRole.Owner, $"events-{Guid.NewGuid():N}@shop.example");
        return await server.People.Keys.MakeAsync(Visitor.Of(who.Id, who.Name, MemberRole.Owner), "shop", "events", [Right.SendEvents], sites, TimeSpan.FromDays(1), Stop);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, string body, string? key, string? origin = null)
    {
        using var client = server.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await client.SendAsync(request, Stop);
    }

    private async Task<HttpResponseMessage> PackedAsync(byte[] body, string encoding, string key)
    {
        var packed = new MemoryStream();
        using (var packing = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(body);
        }

        using var client = server.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/collect/shop/v1/events", UriKind.Relative)) { Content = new ByteArrayContent(packed.ToArray()) };
        request.Content.Headers.ContentEncoding.Add(encoding);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await client.SendAsync(request, Stop);
    }

    private async Task<long> CountAsync(string activity)
    {
        Assert.True(await server.Served.Journeys.Intake.SettleAsync(Stop));
        var status = await server.Served.Journeys.AskAsync(new StatusQuestion(), Stop);
        return status.ByActivity.SingleOrDefault(a => a.Activity == activity)?.Count ?? 0;
    }
}
