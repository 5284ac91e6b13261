using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kelione.Client;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Tests.People;
using Kelione.Workspace;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using System.Reflection;

namespace Kelione.Web.Tests.Api;

public sealed class ApiPromiseTests(SignedServer server) : IClassFixture<SignedServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_description_names_every_question_every_edit_and_every_route()
    {
        using var http = await KeyedAsync(MemberRole.Viewer);
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), Stop));
        var paths = document.RootElement.GetProperty("paths");
        var ask = paths.GetProperty("/api/v1/ask").GetProperty("post").GetRawText();
        Assert.DoesNotContain(Names<Question>(), n => !ask.Contains(n, StringComparison.Ordinal));
        var edits = paths.GetProperty("/api/v1/maps/{id}/edits").GetProperty("post").GetRawText();
        Assert.DoesNotContain(Names<MapEdit>(), n => !edits.Contains(n, StringComparison.Ordinal));
        var routes = server.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Where(r => r.StartsWith("/api/v1/", StringComparison.Ordinal) && !r.Contains("{**", StringComparison.Ordinal))
            .Select(r => r.Replace(":long", "", StringComparison.Ordinal).TrimEnd('/')).Distinct();
        Assert.DoesNotContain(routes, r => !paths.TryGetProperty(r, out _));
    }

    [Fact]
    public async Task Every_question_can_be_asked()
    {
        using var http = await KeyedAsync(MemberRole.Viewer);
        var wrong = new List<string>();
        foreach (var name in Names<Question>())
        {
            using var body = new StringContent($$"""{"question":"{{name}}"}""", Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("/api/v1/ask", UriKind.Relative), body, Stop);
            var text = await answer.Content.ReadAsStringAsync(Stop);

            // Some need more than their name, and say so; none is unknown.
            if (answer.StatusCode != HttpStatusCode.OK && (answer.StatusCode != HttpStatusCode.BadRequest || text.Contains("does not answer", StringComparison.Ordinal)))
            {
                wrong.Add($"{name}: {(int)answer.StatusCode} {text}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("ru", "Карты «nothing» нет.")]
    [InlineData("zh", "没有地图“nothing”。")]
    [InlineData("pl-PL", "Nie ma mapy „nothing”.")]
    [InlineData("lt", "Žemėlapio „nothing“ nėra.")]
    [InlineData("de", "There is no map 'nothing'.")]
    public async Task A_problem_is_told_in_the_callers_language(string language, string detail)
    {
        using var http = await KeyedAsync(MemberRole.Viewer);
        http.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        using var answer = await http.GetAsync(new Uri("/api/v1/maps/nothing", UriKind.Relative), Stop);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Stop));
        Assert.Equal(detail, problem.RootElement.GetProperty("detail").GetString());
    }

    private static IEnumerable<string> Names<T>() => typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(a => (string)a.TypeDiscriminator!);

    private async Task<HttpClient> KeyedAsync(MemberRole role)
    {
        var http = server.Browser();
        http.DefaultRequestHeaders.Authorization = new("Bearer", await server.KeyAsync(role));
        return http;
    }
}
