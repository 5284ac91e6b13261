using Kelione.ClickHouse.Support;
using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

/// <summary><c>--events</c>: the same commands over events in ClickHouse.</summary>
public sealed class EventsElsewhereTests
{
    private static int _number;

    private static string Place(int shards)
    {
        Assert.SkipWhen(LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        var hosts = string.Join(',', LocalServer.Ask(shards).Select(s => s.Address.Authority));
        return FormattableString.Invariant($"clickhouse://default:@{hosts}/kelione?prefix=cli{Interlocked.Increment(ref _number)}_");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_same_commands_give_the_same_answers(int shards)
    {
        var place = Place(shards);
        using var here = await new Cli().WithShopAsync();
        using var there = new Cli();
        there.Write("shop.csv", Cli.Shop);
        (await there.RunAsync("import", there.File("shop.csv"), "--json", "--events", place)).Succeeded();
        var again = (await there.RunAsync("import", there.File("shop.csv"), "--json", "--events", place)).Succeeded();
        Assert.Equal(0, again.Json().GetProperty("accepted").GetInt64());
        foreach (var cli in (Cli[])[here, there])
        {
            string[] more = cli == there ? ["--events", place] : [];
            (await cli.RunAsync(["identity", "merge", "dan", "ann", "--reason", "test", .. more])).Succeeded();
            (await cli.RunAsync(["forget", "bob", "--yes", .. more])).Succeeded();
        }

        foreach (var command in (string[][])[["status"], ["flows"], ["funnel", "view", "cart", "order"], ["retention"], ["variants"], ["journey", "dan"], ["identity", "list"]])
        {
            var expected = (await here.RunAsync([.. command, "--json"])).Succeeded();
            var given = (await there.RunAsync([.. command, "--json", "--events", place])).Succeeded();
            Assert.Equal(WithoutWay(expected.Out), WithoutWay(given.Out));
        }

        var doctor = (await there.RunAsync("doctor", "--events", place)).Succeeded();
        Assert.DoesNotContain("default:", doctor.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Events_are_never_looked_for_in_the_wrong_place()
    {
        var place = Place(1);
        using var there = new Cli();
        there.Write("shop.csv", Cli.Shop);
        (await there.RunAsync("import", there.File("shop.csv"), "--events", place)).Succeeded();
        var here = await there.RunAsync("status");
        Assert.Equal(ExitCode.UserCanMend, here.Exit);
        Assert.Contains("keeps its events in clickhouse://", here.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.UserCanMend, (await there.RunAsync("status", "--events", place + "other")).Exit);

        using var embedded = await new Cli().WithShopAsync();
        var refused = await embedded.RunAsync("status", "--events", Place(1));
        Assert.Equal(ExitCode.UserCanMend, refused.Exit);
        Assert.Contains("its own folder", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://h/d", "must begin with")]
    [InlineData("clickhouse://u:secret@/d", "names no server")]
    [InlineData("clickhouse://u:secret@127.0.0.1:1/d", "cannot be reached")]
    public async Task A_connection_that_does_not_work_says_why_and_tells_no_password(string place, string why)
    {
        using var cli = new Cli();
        cli.Write("shop.csv", Cli.Shop);
        var result = await cli.RunAsync("import", cli.File("shop.csv"), "--events", place);
        Assert.Equal(ExitCode.UserCanMend, result.Exit);
        Assert.Contains(why, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", result.Error + result.Out, StringComparison.Ordinal);
    }

    private static string WithoutWay(string json)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(json)!;
        if (node is System.Text.Json.Nodes.JsonObject answer && answer["policy"] is System.Text.Json.Nodes.JsonArray policy)
        {
            policy.RemoveAll(line => line!["name"]!.GetValue<string>() == "answered by");
        }

        foreach (var merge in node as System.Text.Json.Nodes.JsonArray ?? node["merges"] as System.Text.Json.Nodes.JsonArray ?? [])
        {
            (merge as System.Text.Json.Nodes.JsonObject)?.Remove("stated");
            (merge as System.Text.Json.Nodes.JsonObject)?.Remove("statedMicros");
        }

        return node.ToJsonString();
    }
}
