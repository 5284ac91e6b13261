using System.Globalization;
using System.Text.Json;
using Kelione.CommandLine;
using Kelione.Journeys;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

/// <summary>The JSON names that others rely on.</summary>
public sealed class JsonContractTests : IAsyncLifetime
{
    private readonly Cli _cli = new();

    public async ValueTask InitializeAsync() => await _cli.WithShopAsync();

    public ValueTask DisposeAsync()
    {
        _cli.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Import_tells_for_each_file_what_became_of_it()
    {
        var json = (await _cli.RunAsync("import", _cli.Write("more.csv", "user_id,event,timestamp\nzoe,view,2026-03-01\nzoe,,2026-03-01\nzoe,view,soon\n"), "--json")).Succeeded().Json();
        Names(json, "files", "read", "accepted", "duplicates", "rejected");
        var file = json.GetProperty("files")[0];
        Names(file, "file", "format", "mapping", "zone", "read", "accepted", "duplicates", "rejected", "rejectedFile");
        Assert.Equal((3, 1, 0, 2), (Number(json, "read"), Number(json, "accepted"), Number(json, "duplicates"), Number(json, "rejected")));
        Assert.Equal("user_id", file.GetProperty("mapping").GetProperty("customer").GetString());
        var rejected = await File.ReadAllLinesAsync(file.GetProperty("rejectedFile").GetString()!, TestContext.Current.CancellationToken);
        Assert.Equal(3, rejected.Length);
        Assert.Contains(",3,", rejected[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_name_of_the_contract_is_there_where_there_is_no_figure()
    {
        var import = (await _cli.RunAsync("import", _cli.File("shop.csv"), "--json")).Succeeded().Json().GetProperty("files")[0];
        IsNull(import, "rejectedFile");
        IsNull(import, "error");
        IsNull((await _cli.RunAsync("funnel", "view", "cart", "--json")).Succeeded().Json().GetProperty("steps")[0], "medianSeconds", "interval");
        IsNull((await _cli.RunAsync("status", "--from", "2030-01-01", "--json")).Succeeded().Json(), "first", "last");
    }

    [Fact]
    public void A_lift_over_nothing_and_a_share_of_nobody_are_null_and_are_read_back()
    {
        var candidate = new AhaCandidate
        {
            Activity = "a", Times = 1, With = 1, Without = 1, RetainedWith = 1, RetainedWithout = 0, Difference = 1, Low = 0, High = 1, Phi = 1,
            PositivePredictiveValue = 1, NegativePredictiveValue = 1, Coverage = 0.5, P = 1, Q = 1, Clear = false,
        };
        using var written = JsonDocument.Parse(JourneyJson.Write(candidate));
        IsNull(written.RootElement, "lift");
        Assert.Equal(candidate, JsonSerializer.Deserialize<AhaCandidate>(written, JourneyJson.Compact));
        var cell = new RetentionCell(3, 0, null, Complete: false, 0);
        using var nobody = JsonDocument.Parse(JourneyJson.Write(cell));
        IsNull(nobody.RootElement, "share");
        Assert.Equal(cell, JsonSerializer.Deserialize<RetentionCell>(nobody, JourneyJson.Compact));
        using var edge = JsonDocument.Parse(JourneyJson.Write(new FlowEdge { From = "a", To = "b", Count = 1, ShareOfExits = 1, ShareOfEntries = 1 }));
        IsNull(edge.RootElement, "customers", "medianSeconds", "p90Seconds");
    }

    [Fact]
    public async Task Importing_a_file_twice_adds_nothing()
    {
        var json = (await _cli.RunAsync("import", _cli.File("shop.csv"), _cli.File("shop.csv"), "--json")).Succeeded().Json();
        Assert.Equal((20, 0, 20, 0), (Number(json, "read"), Number(json, "accepted"), Number(json, "duplicates"), Number(json, "rejected")));
    }

    [Fact]
    public async Task Status_counts_what_is_there()
    {
        var json = (await _cli.RunAsync("status", "--json")).Succeeded().Json();
        Names(json, "events", "customers", "activities", "channels", "sources", "first", "last");
        Assert.Equal((10, 4, 3, 2), (Number(json, "events"), Number(json, "customers"), Number(json, "activities"), Number(json, "channels")));
        Assert.Equal("2026-01-01T10:00:00Z", json.GetProperty("first").GetString());
        Assert.Equal("2026-02-11T10:00:00Z", json.GetProperty("last").GetString());
    }

    [Fact]
    public async Task Flows_give_edges_starts_and_ends()
    {
        var json = (await _cli.RunAsync("flows", "--json")).Succeeded().Json();
        Names(json, "customers", "transitions", "edges", "starts", "ends");
        Assert.Equal((4, 6), (Number(json, "customers"), Number(json, "transitions")));
        var first = json.GetProperty("edges")[0];
        Names(first, "from", "to", "count", "customers", "medianSeconds", "p90Seconds");
        Assert.Equal(("view", "cart", 3L), (first.GetProperty("from").GetString(), first.GetProperty("to").GetString(), Number(first, "count")));
        Names(json.GetProperty("starts")[0], "activity", "count");
        Names(json.GetProperty("ends")[0], "activity", "count");
        Assert.Single((await _cli.RunAsync("flows", "--top", "1", "--json")).Json().GetProperty("edges").EnumerateArray());
    }

    [Fact]
    public async Task Variants_give_the_sequences()
    {
        var json = (await _cli.RunAsync("variants", "--json")).Succeeded().Json();
        Names(json, "variants", "items");
        var first = json.GetProperty("items")[0];
        Names(first, "count", "share", "activities");
        Assert.Equal((3L, 2L), (Number(json, "variants"), Number(first, "count")));
        Assert.Equal(["view", "cart", "order"], first.GetProperty("activities").EnumerateArray().Select(a => a.GetString()));
        Assert.Single((await _cli.RunAsync("variants", "--top", "1", "--json")).Json().GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_funnel_gives_its_steps_and_policy()
    {
        var json = (await _cli.RunAsync("funnel", "view", "cart", "order", "--within", "30d", "--json")).Succeeded().Json();
        Names(json, "within", "order", "steps", "policy", "handle", "n");
        Assert.Equal(("30d", "ordered"), (json.GetProperty("within").GetString(), json.GetProperty("order").GetString()));
        Names(json.GetProperty("steps")[1], "step", "customers", "shareOfFirst", "shareOfPrevious", "medianSeconds");
        Assert.Equal([4L, 3, 1], json.GetProperty("steps").EnumerateArray().Select(s => Number(s, "customers")));
        Assert.Equal([4L, 3, 2], (await _cli.RunAsync("funnel", "view", "cart", "order", "--within", "60d", "--json")).Json().GetProperty("steps").EnumerateArray().Select(s => Number(s, "customers")));
    }

    [Fact]
    public async Task A_funnel_takes_every_option()
    {
        var json = (await _cli.RunAsync(
            "funnel", "view", "cart?", "order", "--within", "60d", "--order", "strict", "--first-only", "--exclude", "order[channel=app]", "--by", "channel", "--by-step", "3", "--hold", "channel",
            "--previous", "--from", "2026-01-01", "--to", "2026-03-01", "--where", "channel=web|app", "--segment", "did view", "--json")).Succeeded().Json();
        Assert.Equal(("60d", "strict"), (json.GetProperty("within").GetString(), json.GetProperty("order").GetString()));
        Assert.True(json.GetProperty("steps")[1].GetProperty("optional").GetBoolean());
        Assert.NotEmpty(json.GetProperty("breakdown").EnumerateArray());
        Assert.Equal(3, json.GetProperty("previous").GetProperty("steps").GetArrayLength());
        var policy = string.Join('\n', json.GetProperty("policy").EnumerateArray().Select(p => p.GetProperty("value").GetString()));
        Assert.All(new[] { "order[channel=app]", "did view", "channel", "2026-03-01" }, said => Assert.Contains(said, policy, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retention_gives_cohorts_and_cells()
    {
        var json = (await _cli.RunAsync("retention", "--start", "view", "--return", "order", "--kind", "unbounded", "--periods", "3", "--json")).Succeeded().Json();
        Names(json, "kind", "cohorts", "overall");
        Assert.Equal("unbounded", json.GetProperty("kind").GetString());
        var cohort = json.GetProperty("cohorts")[0];
        Names(cohort, "start", "size", "cells");
        Assert.Equal("2026-01-01", cohort.GetProperty("start").GetString());
        Names(cohort.GetProperty("cells")[0], "period", "customers", "share", "complete");
        Assert.Equal(4, json.GetProperty("overall").GetArrayLength());
    }

    [Fact]
    public async Task Aha_gives_the_base_and_candidates()
    {
        var json = (await _cli.RunAsync("aha", "--exposure", "1d", "--outcome", "7d..60d", "--from", "2026-01-01", "--json")).Succeeded().Json();
        Names(json, "base", "candidates");
        json = (await _cli.RunAsync("aha", "--exposure", "1d", "--outcome", "2d..30d", "--json")).Succeeded().Json();
        Names(json.GetProperty("candidates")[0], "activity", "times", "with", "without", "retainedWith", "retainedWithout", "difference", "low", "high", "phi", "q");
    }

    [Theory]
    [InlineData("dropoffs view cart order --support 1")]
    [InlineData("crossings --field channel")]
    [InlineData("attribution --conversion order --model linear --model markov")]
    [InlineData("pareto --measure value")]
    [InlineData("sessions")]
    [InlineData("flows --sankey")]
    [InlineData("flows --matrix --from-activity cart --before 1")]
    [InlineData("flows --loops")]
    [InlineData("journey ann")]
    [InlineData("customers --order value")]
    [InlineData("segment overlap channel=web channel=app")]
    [InlineData("segment discover --minimum-share 0.2")]
    [InlineData("segment compare channel=web channel=app -- funnel view cart")]
    [InlineData("retention --group channel=web --group channel=app --periods 3")]
    [InlineData("identity list")]
    [InlineData("segment list")]
    [InlineData("doctor")]
    public async Task Every_command_writes_one_document_and_has_a_view(string line)
    {
        var words = line.Split(' ');
        Assert.Equal(JsonValueKind.Object, (await _cli.RunAsync([.. words, "--json"])).Succeeded().Json().ValueKind);
        var view = (await _cli.RunAsync(words)).Succeeded().Out;
        Assert.NotEmpty(view);
        Assert.All(view.Split('\n'), l => Assert.True(l.Length <= 80, l));
    }

    [Fact]
    public async Task Json_is_the_same_in_every_culture()
    {
        var plain = await _cli.RunAsync("funnel", "view", "cart", "--json");
        var russian = await _cli.RunAsync(CultureInfo.GetCultureInfo("ru-RU"), CancellationToken.None, "funnel", "view", "cart", "--json");
        Assert.Equal(plain.Out, russian.Out);
    }

    [Fact]
    public async Task A_handle_opens_to_the_customers_behind_a_number()
    {
        var handle = (await _cli.RunAsync("funnel", "view", "cart", "order", "--within", "30d", "--json")).Json().GetProperty("handle").GetString()!;
        var page = (await _cli.RunAsync("customers", handle, "lost:2", "--json")).Succeeded().Json();
        Assert.Equal(["bob", "eve"], page.GetProperty("customers").EnumerateArray().Select(c => c.GetProperty("customer").GetString()));
        Assert.Equal(ExitCode.UserCanMend, (await _cli.RunAsync("customers", handle, "nonsense:9")).Exit);
    }

    [Fact]
    public async Task The_period_ends_before_its_end()
    {
        var json = (await _cli.RunAsync("status", "--from", "2026-01-02", "--to", "2026-01-03", "--json")).Succeeded().Json();
        Assert.Equal(2, Number(json, "events"));
        Assert.Contains(json.GetProperty("policy").EnumerateArray(), p => p.GetProperty("value").GetString() == "2026-01-02T00:00:00Z .. 2026-01-03T00:00:00Z");
    }

    private static void IsNull(JsonElement json, params string[] names) =>
        Assert.All(names, name => Assert.Equal(JsonValueKind.Null, json.GetProperty(name).ValueKind));

    private static long Number(JsonElement json, string name) => json.GetProperty(name).GetInt64();

    private static void Names(JsonElement json, params string[] names) =>
        Assert.All(names, name => Assert.True(json.TryGetProperty(name, out _), $"there is no '{name}' in {json}"));
}
