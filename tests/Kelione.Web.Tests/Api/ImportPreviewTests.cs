using System.Net;
using System.Text;
using Kelione.Client;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Api;

public sealed class ImportPreviewTests(SignedServer server) : IClassFixture<SignedServer>
{
    private const string Rows = "who,what,when,shop\np1,look,2026-04-01T10:00:00Z,north\np2,look,never,south\n";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_preview_shows_the_rows_and_the_mapping_and_keeps_nothing()
    {
        using var client = new KelioneClient(server.Address, await server.KeyAsync(MemberRole.Owner));
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(Rows.Replace("who,what,when", "user_id,event,timestamp", StringComparison.Ordinal)));
        var before = await server.Served.Journeys.AskAsync(new Kelione.Journeys.StatusQuestion());
        var preview = await client.PreviewImportAsync("look.csv", file, Stop);
        var part = preview.GetProperty("parts")[0];
        Assert.Equal("p1", part.GetProperty("head")[0][0].GetString());
        Assert.Equal("user_id", part.GetProperty("mapping").GetProperty("roles").GetProperty("customer").GetString());
        Assert.Equal((2, 1, 1), (preview.GetProperty("check").GetProperty("rows").GetInt32(), preview.GetProperty("check").GetProperty("readable").GetInt32(), preview.GetProperty("check").GetProperty("rejected").GetInt32()));
        Assert.DoesNotContain("tmp", preview.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(before.N, (await server.Served.Journeys.AskAsync(new Kelione.Journeys.StatusQuestion())).N);
    }

    [Fact]
    public async Task A_mapping_changed_by_the_caller_is_the_one_that_counts()
    {
        using var client = new KelioneClient(server.Address, await server.KeyAsync(MemberRole.Owner));
        using var first = new MemoryStream(Encoding.UTF8.GetBytes(Rows));
        var mapping = (await client.PreviewImportAsync("shop.csv", first, Stop)).GetProperty("parts")[0].GetProperty("mapping").GetRawText();
        using var second = new MemoryStream(Encoding.UTF8.GetBytes(Rows));
        var changed = System.Text.Json.Nodes.JsonNode.Parse(mapping)!;
        changed["roles"] = new System.Text.Json.Nodes.JsonObject { ["customer"] = "who", ["activity"] = "what", ["time"] = "when", ["channel"] = "shop" };
        var report = Assert.Single((await client.ImportAsync("shop.csv", second, changed.ToJsonString(), Stop)).Files);
        Assert.Equal((1L, 1L), (report.Accepted, report.Rejected));
        using var third = new MemoryStream(Encoding.UTF8.GetBytes(Rows));
        var refused = await Assert.ThrowsAsync<KelioneException>(() => client.ImportAsync("shop.csv", third, "{\"version\":99}", Stop));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
    }

    [Fact]
    public async Task A_table_of_stages_becomes_a_map_over_HTTP_and_with_a_format_named_it_stays_a_table()
    {
        using var client = new KelioneClient(server.Address, await server.KeyAsync(MemberRole.Owner));
        var bytes = Encoding.UTF8.GetBytes("Этап;Выбор;Покупка\nДействия;Сравнивает;Платит\nЭмоции;2;-1\n");
        using var first = new MemoryStream(bytes);
        var preview = await client.PreviewImportAsync("Путь покупателя.csv", first, Stop);
        Assert.Equal("table", preview.GetProperty("board").GetString());
        Assert.Equal(["Выбор", "Покупка"], preview.GetProperty("map").GetProperty("stages").EnumerateArray().Select(s => s.GetProperty("name").GetString()));
        var before = (await client.ListMapsAsync(Stop)).Count;

        var (map, again) = (await SendAsync("path.csv", bytes, "&encoding=utf-8&delimiter=;"), await SendAsync("path.csv", bytes, ""));
        Assert.Equal("table", map.GetProperty("board").GetString());
        Assert.NotEqual(map.GetProperty("map").GetString(), again.GetProperty("map").GetString());
        Assert.Equal(before + 2, (await client.ListMapsAsync(Stop)).Count);

        using var http = await ClientAsync();
        using var plain = await http.PostAsync(new Uri(server.Address, "/api/v1/imports?name=path.csv&format=csv"), Body(bytes), Stop);
        Assert.Equal(HttpStatusCode.BadRequest, plain.StatusCode);
    }

    private static ByteArrayContent Body(byte[] bytes) => new(bytes) { Headers = { ContentType = new("application/octet-stream") } };

    private async Task<HttpClient> ClientAsync() => new() { DefaultRequestHeaders = { Authorization = new("Bearer", await server.KeyAsync(MemberRole.Owner)) } };

    private async Task<System.Text.Json.JsonElement> SendAsync(string name, byte[] bytes, string query)
    {
        using var http = await ClientAsync();
        using var answer = await http.PostAsync(new Uri(server.Address, $"/api/v1/imports?name={name}{query}"), Body(bytes), Stop);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Assert.True(answer.IsSuccessStatusCode, text);
        using var json = System.Text.Json.JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
