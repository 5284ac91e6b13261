using System.Globalization;
using Kelione.Journeys;

namespace Kelione.RealClients;

/// <summary>The server-side SDKs that customers have, pointed to a running Kelione by configuration alone.</summary>
[Collection(RestoredClients.Once)]
public sealed class NodeClientTests(RestoredClients clients)
{
    private const int Half = 20;

    public static TheoryData<string> Sdks => ["segment", "posthog", "amplitude", "mixpanel", "matomo", "snowplow"];

    [Theory]
    [MemberData(nameof(Sdks))]
    public async Task Every_event_arrives_once_and_right(string sdk)
    {
        clients.Need();
        await using var served = await ServedProcess.StartAsync();
        await using var client = await NodeClient.StartAsync(clients.Folder, sdk, served);
        await client.UntilAsync("half");
        await client.GoOnAsync();
        await client.UntilAsync("sent");
        await client.UntilAsync("done");
        await AssertAllAsync(served, client, sdk);
    }

    /// <summary>The SDKs of Mixpanel and Matomo do not send again by themselves, Amplitude's not where nobody listens: there the app does, as their errors tell it to.</summary>
    [Theory]
    [MemberData(nameof(Sdks))]
    public async Task Every_event_arrives_once_also_where_the_server_is_killed_and_started_again_meanwhile(string sdk)
    {
        clients.Need();
        await using var served = await ServedProcess.StartAsync();
        await using var client = await NodeClient.StartAsync(clients.Folder, sdk, served);
        await client.UntilAsync("half");
        await served.KillAsync();
        await client.GoOnAsync();
        await client.UntilAsync("sent");
        await served.StartAgainAsync();
        await client.UntilAsync("done");
        await AssertAllAsync(served, client, sdk);
    }

    private static async Task AssertAllAsync(ServedProcess served, NodeClient client, string sdk)
    {
        var events = await served.EventsAsync();
        Assert.Equal(Enumerable.Range(0, Half * 2), events.Select(one => int.Parse(one.Field("n")!, CultureInfo.InvariantCulture)).Order());
        var byNumber = events.ToDictionary(one => one.Field("n")!);
        foreach (var expected in client.Expected)
        {
            var one = byNumber[expected!["n"]!.ToString()];
            Assert.Equal(((string?)expected["name"], (string?)expected["person"]), (one.Activity, one.Customer));

            // Segment's rule moves a time by the way of the request.
            Assert.InRange(Math.Abs((((long)expected["time"]!) * 1000) - one.TimeMicros), 0, sdk == "segment" ? 60_000_000 : 0);
            Assert.Contains((string?)expected["id"] ?? "", one.EventId ?? "", StringComparison.Ordinal);
            Assert.Equal(("9.5", "<b>\"ž\"</b>", "[1,\"a\"]"), (one.Field("price"), one.Field("deep.word"), one.Field("list")));
        }
    }
}
