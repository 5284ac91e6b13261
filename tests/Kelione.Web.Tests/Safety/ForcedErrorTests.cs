using System.Net;
using System.Text;
using Kelione.Web.Api;
using Kelione.Web.Hosting;
using Kelione.Web.Tests.People;
using Kelione.Workspace;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Tests.Safety;

/// <summary>Whatever goes wrong, nobody is told where files lie or what the program was doing.</summary>
public sealed class ForcedErrorTests(SignedServer server) : IClassFixture<SignedServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void A_fault_of_the_program_says_nothing_of_its_inside()
    {
        foreach (var error in (Exception?[])[new InvalidOperationException("at /srv/secret"), new KeyNotFoundException("/srv/secret/key"), new IOException("/srv/secret/x"), new UnauthorizedAccessException("/srv/secret"), null])
        {
            var (detail, status) = Problems.Explain(error);
            Assert.Equal(StatusCodes.Status500InternalServerError, status);
            Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_workspace_out_of_reach_names_no_folder()
    {
        var (detail, status) = Problems.Explain(new Kelione.Engine.Storage.WorkspaceException("The folder /srv/secret cannot be used", new IOException("/srv/secret")));
        Assert.Equal(StatusCodes.Status503ServiceUnavailable, status);
        Assert.DoesNotContain("secret", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "ask", "{\"question\":\"funnel\",\"steps\":[[[[")]
    [InlineData("POST", "ask", "{\"question\":\"nothing\"}")]
    [InlineData("POST", "ask", "\u0000\u0001")]
    [InlineData("GET", "open?handle=q000000000000&address=%00", null)]
    [InlineData("GET", "open?handle=%00&address=x&limit=-5", null)]
    [InlineData("GET", "maps/%00", null)]
    [InlineData("GET", "maps/..%2F..%2Fetc%2Fpasswd", null)]
    [InlineData("GET", "maps/phone/poster?paper=A99999999999&dpi=1e308", null)]
    [InlineData("GET", "maps/phone?version=-1", null)]
    [InlineData("GET", "maps/phone?version=99999999999999999999", null)]
    [InlineData("GET", "identities?customer=%F0%9F%92%A3", null)]
    [InlineData("PUT", "segments/%00", "{\"rule\":\"did x\"}")]
    [InlineData("POST", "maps?template=..%2F..", null)]
    public async Task A_bad_request_is_answered_without_a_trace(string method, string path, string? body)
    {
        using var http = server.Browser();
        http.DefaultRequestHeaders.Authorization = new("Bearer", await server.KeyAsync(MemberRole.Owner));
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/v1/" + path, UriKind.Relative)) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await http.SendAsync(request, Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True((int)answer.StatusCode < 500, $"{(int)answer.StatusCode} {text}");
        foreach (var inside in (string[])["   at ", ".cs:line", "Exception", Path.GetTempPath(), server.WorkspaceFolder])
        {
            Assert.DoesNotContain(inside, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("", false)]
    public void A_page_over_https_is_compressed_only_for_whom_it_is_meant(string asked, bool isSafe)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "https";
        context.Request.Headers["Sec-Fetch-Site"] = asked;
        Assert.Equal(isSafe, PageCompression.IsSafe(context));
    }

    [Fact]
    public async Task A_page_goes_out_compressed_and_a_style_sheet_small()
    {
        using var http = server.Browser();
        foreach (var (path, most) in ((string, int)[])[("/sign-in", 8_000), ("/_content/Kelione.Web/Kelione.Web.bundle.scp.css", 45_000), ("/_framework/blazor.web.js", 60_000)])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd("gzip, deflate, br");
            using var answer = await http.SendAsync(request, Stop);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.NotEmpty(answer.Content.Headers.ContentEncoding);
            Assert.InRange((await answer.Content.ReadAsByteArrayAsync(Stop)).Length, 1, most);
        }
    }
}
