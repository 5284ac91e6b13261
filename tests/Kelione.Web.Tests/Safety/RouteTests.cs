using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Kelione.Journeys;
using Kelione.Web.Tests.People;
using Kelione.Workspace;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Kelione.Web.Tests.Safety;

/// <summary>Every route and every method of a visit, as everybody who might try.</summary>
public sealed partial class RouteTests(SignedServer server) : IClassFixture<SignedServer>
{
    /// <summary>What nobody needs to sign in for. A new one states itself here.</summary>
    private static readonly string[] Open = ["/sign-in", "/come-in/{Secret}", "/s/{Secret}", "/not-found", "/language", "/sign-out", "/sign-in/company", "/", "/Error", "/health/live", "/health/ready"];

    /// <summary>The least role of each route of the interface. A new one states its role here.</summary>
    private static readonly Dictionary<string, MemberRole> Needed = new(StringComparer.Ordinal)
    {
        ["POST ask"] = MemberRole.Viewer, ["GET open"] = MemberRole.Viewer, ["GET activities"] = MemberRole.Viewer, ["GET status"] = MemberRole.Viewer,
        ["GET feedback"] = MemberRole.Viewer, ["GET feedback/overview"] = MemberRole.Viewer, ["GET feedback/themes"] = MemberRole.Viewer, ["GET feedback/words"] = MemberRole.Viewer, ["GET feedback/steps"] = MemberRole.Viewer,
        ["GET feedback/scores"] = MemberRole.Viewer, ["GET feedback/answers"] = MemberRole.Viewer, ["GET feedback/forecast"] = MemberRole.Viewer,
        ["POST feedback/label"] = MemberRole.Editor, ["POST feedback/place"] = MemberRole.Editor, ["POST feedback/train"] = MemberRole.Editor,
        ["GET feedback/likely"] = MemberRole.Viewer, ["GET feedback/risks"] = MemberRole.Viewer, ["GET feedback/learnt"] = MemberRole.Viewer, ["POST feedback/evaluate"] = MemberRole.Viewer, ["DELETE feedback/learnt"] = MemberRole.Editor,
        ["POST feedback/themes/find"] = MemberRole.Editor, ["POST feedback/themes/rename"] = MemberRole.Editor, ["POST feedback/themes/merge"] = MemberRole.Editor, ["POST feedback/themes/split"] = MemberRole.Editor,
        ["POST feedback/themes/pin"] = MemberRole.Editor, ["POST feedback/themes/hide"] = MemberRole.Editor, ["POST feedback/themes/word"] = MemberRole.Editor, ["POST feedback/themes/undo"] = MemberRole.Editor,
        ["GET feedback/provider"] = MemberRole.Administrator, ["PUT feedback/provider"] = MemberRole.Administrator, ["POST feedback/provider/switch"] = MemberRole.Administrator, ["DELETE feedback/provider"] = MemberRole.Administrator,
        ["POST feedback/provider/label"] = MemberRole.Editor, ["DELETE feedback/provider/labels"] = MemberRole.Editor,
        ["GET maps"] = MemberRole.None, ["POST maps"] = MemberRole.Editor, ["GET maps/{id}"] = MemberRole.Viewer, ["POST maps/{id}/edits"] = MemberRole.Editor,
        ["GET maps/{id}/yaml"] = MemberRole.Viewer, ["PUT maps/{id}/yaml"] = MemberRole.Editor, ["DELETE maps/{id}"] = MemberRole.Owner,
        ["GET maps/{id}/history"] = MemberRole.Viewer, ["POST maps/{id}/undo"] = MemberRole.Editor, ["POST maps/{id}/redo"] = MemberRole.Editor, ["POST maps/{id}/restore"] = MemberRole.Owner,
        ["POST maps/{id}/measure"] = MemberRole.Editor, ["GET maps/{id}/snapshots"] = MemberRole.Viewer, ["GET maps/{id}/snapshots/{snapshot}"] = MemberRole.Viewer, ["GET maps/{id}/compare"] = MemberRole.Viewer,
        ["GET maps/{id}/poster"] = MemberRole.Viewer, ["GET maps/{id}/table"] = MemberRole.Viewer, ["GET maps/{id}/mermaid"] = MemberRole.Viewer,
        ["GET demand"] = MemberRole.Viewer, ["DELETE demand"] = MemberRole.Owner, ["GET maps/{id}/demand"] = MemberRole.Viewer, ["PUT maps/{id}/demand"] = MemberRole.Editor,
        ["GET segments"] = MemberRole.Viewer, ["PUT segments/{name}"] = MemberRole.Editor, ["DELETE segments/{name}"] = MemberRole.Editor,
        ["POST doctor"] = MemberRole.Administrator, ["POST imports"] = MemberRole.Owner, ["POST imports/preview"] = MemberRole.Owner, ["GET identities"] = MemberRole.Owner, ["POST identities"] = MemberRole.Owner,
        ["DELETE identities/{statement:long}"] = MemberRole.Owner, ["DELETE customers/{customer}"] = MemberRole.Administrator,
    };

    /// <summary>Methods of a visit that give nothing away: they say what one may, or give the maps that one may see.</summary>
    private static readonly string[] Harmless = ["May", "Demand", "NoteAsync", "TellAsync", "ListMapsAsync", "MentionsAsync"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_gets_in_anywhere_but_where_one_comes_in()
    {
        using var browser = server.Browser();
        var trouble = new List<string>();
        foreach (var (method, route) in Routes().Where(r => !Open.Contains(r.Route) && !IsAsset(r.Route)))
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Filled(route), UriKind.Relative));
            using var answer = await browser.SendAsync(request, Stop);
            if (answer.StatusCode != HttpStatusCode.Unauthorized && !(answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/sign-in?", StringComparison.Ordinal)))
            {
                trouble.Add($"{method} {route}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(trouble);
    }

    [Theory]
    [InlineData(MemberRole.Viewer)]
    [InlineData(MemberRole.Commenter)]
    [InlineData(MemberRole.Editor)]
    [InlineData(MemberRole.Owner)]
    [InlineData(MemberRole.Administrator)]
    public async Task A_key_gets_what_its_maker_s_role_allows_and_no_more(MemberRole role)
    {
        using var client = server.Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await server.KeyAsync(role));
        var trouble = new List<string>();
        foreach (var (method, route) in Routes().Where(r => r.Route.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            if (!Needed.TryGetValue($"{method} {route["/api/v1/".Length..].TrimEnd('/')}", out var needed))
            {
                trouble.Add($"{method} {route} is new: state its role in {nameof(Needed)}");
                continue;
            }

            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Filled(route), UriKind.Relative));
            request.Content = method is "POST" or "PUT" ? new StringContent("{}", Encoding.UTF8, route.EndsWith("yaml", StringComparison.Ordinal) ? "application/yaml" : route.Contains("imports", StringComparison.Ordinal) ? "text/csv" : "application/json") : null;
            using var answer = await client.SendAsync(request, Stop);
            if ((answer.StatusCode == HttpStatusCode.Forbidden) != (role < needed) || (int)answer.StatusCode >= 500 || answer.StatusCode == HttpStatusCode.Unauthorized)
            {
                trouble.Add($"{role}: {method} {route}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Stop)}");
            }
        }

        Assert.Empty(trouble);
    }

    [Fact]
    public async Task A_visit_of_somebody_without_a_role_refuses_everything()
    {
        var visit = new WorkspaceVisit(server.Served, Visitor.Of("none", "None", MemberRole.None));
        var trouble = new List<string>();
        foreach (var method in typeof(WorkspaceVisit).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName && !Harmless.Contains(m.Name)))
        {
            var call = method.IsGenericMethodDefinition ? method.MakeGenericMethod(typeof(Answer)) : method;
            try
            {
                if (call.Invoke(visit, [.. call.GetParameters().Select(Argument)]) is Task task)
                {
                    await task;
                }

                trouble.Add($"{method.Name} went through");
            }
            catch (Exception e) when (e is RefusedException || e.InnerException is RefusedException)
            {
                // As it should be.
            }
            catch (Exception e)
            {
                trouble.Add($"{method.Name} did not ask first: {e.InnerException?.GetType().Name ?? e.GetType().Name}");
            }
        }

        Assert.Empty(trouble);
        Assert.Empty(await visit.ListMapsAsync(cancellationToken: Stop));
    }

    [Fact]
    public async Task Every_answer_keeps_foreign_scripts_and_frames_away()
    {
        using var browser = server.Browser();
        foreach (var path in (string[])["/", "/sign-in", "/s/nothing", "/api/v1/maps", "/api/v1/nothing", "/_framework/blazor.web.js", "/nothing"])
        {
            using var answer = await browser.GetAsync(new Uri(path, UriKind.Relative), Stop);
            Assert.Contains("script-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", answer.Headers.GetValues("X-Frame-Options").Single());
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task A_session_alone_changes_nothing_over_the_interface()
    {
        await server.AddAsync(MemberRole.Administrator, "csrf@shop.example");
        using var browser = server.Browser();
        await SignedServer.SignInAsync(browser, "csrf@shop.example", SignedServer.Password);
        using var plain = await browser.PostAsync(new Uri("/api/v1/maps/phone/undo", UriKind.Relative), null, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
        using var foreign = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/v1/maps/phone/undo", UriKind.Relative));
        foreign.Headers.Add("Origin", "https://evil.example");
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.SendAsync(foreign, Stop)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(new Uri("/api/v1/maps", UriKind.Relative), Stop)).StatusCode);
    }

    private IEnumerable<(string Method, string Route)> Routes() =>
        from endpoint in server.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where !route.Contains("{**", StringComparison.Ordinal) && !route.Contains("openapi", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()?.HttpMethods.Where(m => m is not "HEAD") ?? ["GET"]
        select (method, route);

    // Styles, scripts and pictures of the program; nothing of the workspace.
    private static bool IsAsset(string route) => route.StartsWith("/_content/", StringComparison.Ordinal) || route.StartsWith("/_framework/", StringComparison.Ordinal) || route.EndsWith(".css", StringComparison.Ordinal) || route.EndsWith(".css.gz", StringComparison.Ordinal) || route.EndsWith(".css.br", StringComparison.Ordinal) || route.EndsWith(".js", StringComparison.Ordinal) || route.EndsWith(".svg", StringComparison.Ordinal);

    private static string Filled(string route) => Place().Replace(route, m => m.Groups["name"].Value switch { "statement" => "1", "Workspace" => "shop", _ => "nothing" }) + (route.EndsWith("open", StringComparison.Ordinal) ? "?handle=nothing&address=nothing" : route.EndsWith("restore", StringComparison.Ordinal) ? "?version=1" : route.EndsWith("compare", StringComparison.Ordinal) ? "?before=nothing" : "");

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(string) => "nothing",
        var t when t == typeof(CancellationToken) => CancellationToken.None,
        var t when t.IsValueType => Activator.CreateInstance(t),
        var t when t.IsGenericType && t.GetGenericTypeDefinition() is { } open && (open == typeof(IReadOnlyCollection<>) || open == typeof(IReadOnlyList<>)) => Array.CreateInstance(t.GetGenericArguments()[0], 0),
        _ => null,
    };

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();
}
