using System.Net;
using System.Text;
using Kelione.Client;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Api;

public sealed class ClientTests(SignedServer server) : IClassFixture<SignedServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_asks_begins_edits_undoes_and_publishes()
    {
        using var client = new KelioneClient(server.Address, await server.KeyAsync(MemberRole.Owner));
        var funnel = await client.AskAsync(Question(), Stop);
        Assert.Equal(20, funnel.Steps[1].Customers);
        Assert.Equal(3, (await client.OpenAsync(funnel.Handle, "step:2", new PageRequest(3, null), Stop)).Customers.Count);
        var made = await client.CreateMapAsync(MapTemplates.Find("phone")!.Create("en") with { Id = "mine" }, Stop);
        MapEdit[] rename = [.. MapEdits.Between(made.Map, made.Map with { Title = "<script>alert(1)</script>" })];
        var edited = await client.EditMapAsync(made.Map.Id, rename, made.Version, cancellationToken: Stop);
        Assert.True(edited.HasChanged);
        var late = await Assert.ThrowsAsync<KelioneException>(() => client.EditMapAsync(made.Map.Id, rename, made.Version, cancellationToken: Stop));
        Assert.Equal(HttpStatusCode.PreconditionFailed, late.Status);
        var svg = Encoding.UTF8.GetString(await client.GetPosterAsync(made.Map.Id, "svg", cancellationToken: Stop));
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(made.Map.Title, (await client.UndoAsync(made.Map.Id, Stop)).Map.Title);
        await client.DeleteMapAsync(made.Map.Id, Stop);
        Assert.DoesNotContain(await client.ListMapsAsync(Stop), m => m.Id == made.Map.Id);
    }

    [Fact]
    public async Task A_file_comes_in_and_the_answer_knows_no_folder_of_the_server()
    {
        using var client = new KelioneClient(server.Address, await server.KeyAsync(MemberRole.Owner));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes("user_id,event,timestamp\nz1,look,2026-03-05\nz2,look,never\n"));
        var report = Assert.Single((await client.ImportAsync("more.csv", file, Stop)).Files);
        Assert.Equal(("more.csv", 1L, 1L), (report.File, report.Accepted, report.Rejected));
        foreach (var name in (string[])["../evil.csv", "/etc/passwd", "..", "a\\b.csv", ""])
        {
            using var evil = new MemoryStream([1]);
            var refused = await Assert.ThrowsAsync<KelioneException>(() => client.ImportAsync(name, evil, Stop));
            Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
            Assert.DoesNotContain("tmp", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_interface_describes_itself_and_every_refusal_is_a_problem()
    {
        using var http = server.Browser();
        using var none = await http.GetAsync(new Uri("/api/v1/maps", UriKind.Relative), Stop);
        Assert.Equal((HttpStatusCode.Unauthorized, "application/problem+json"), (none.StatusCode, none.Content.Headers.ContentType!.MediaType));
        http.DefaultRequestHeaders.Authorization = new("Bearer", await server.KeyAsync(MemberRole.Viewer));
        var description = await http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), Stop);
        Assert.Contains("/api/v1/maps/{id}/edits", description, StringComparison.Ordinal);
        foreach (var (method, path, status) in ((string, string, HttpStatusCode)[])[("GET", "nothing", HttpStatusCode.NotFound), ("GET", "maps/nothing", HttpStatusCode.NotFound), ("PATCH", "maps", HttpStatusCode.MethodNotAllowed), ("DELETE", "maps/phone", HttpStatusCode.Forbidden)])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), new Uri("/api/v1/" + path, UriKind.Relative));
            using var answer = await http.SendAsync(request, Stop);
            Assert.Equal((path, status, "application/problem+json"), (path, answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    private static FunnelQuestion Question() => (FunnelQuestion)JourneyJson.ReadQuestion("""{"question":"funnel","steps":["view","order"],"within":"30d"}""");
}
