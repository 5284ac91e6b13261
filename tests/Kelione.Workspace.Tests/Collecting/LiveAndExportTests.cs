using System.Net;
using System.Text;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests.Collecting;

/// <summary>The same story, once as an SDK sends it and once as the system exports it, gives the same journeys of the same persons; both together give it once.</summary>
public sealed class LiveAndExportTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>By system: the address, the request, the lines of the export. In each an anonymous visitor signs in as u1 and orders; u2 has the same e-mail address; a plan is told of u1.</summary>
    public static TheoryData<string, string, string, string> Stories => new()
    {
        {
            "segment", "/v1/batch",
            """
            {"writeKey":"k","batch":[
            {"type":"page","messageId":"1","anonymousId":"a1","name":"Home","timestamp":"2026-05-11T07:00:00Z"},
            {"type":"identify","messageId":"2","anonymousId":"a1","userId":"u1","timestamp":"2026-05-11T07:01:00Z","traits":{"plan":"pro","email":"ona@example.com"}},
            {"type":"track","messageId":"3","userId":"u1","event":"Ordered","timestamp":"2026-05-11T07:02:00Z","properties":{"revenue":5}},
            {"type":"alias","messageId":"4","userId":"u1","previousId":"old","timestamp":"2026-05-11T07:03:00Z"},
            {"type":"track","messageId":"5","userId":"old","event":"Looked","timestamp":"2026-05-11T06:00:00Z"},
            {"type":"track","messageId":"6","userId":"u2","event":"Looked","timestamp":"2026-05-11T08:00:00Z","properties":{"email":"Ona@Example.com"}},
            {"type":"group","messageId":"7","userId":"u1","groupId":"acme","timestamp":"2026-05-11T07:04:00Z","traits":{"seats":3}}]}
            """,
            """
            {"type":"page","messageId":"1","anonymousId":"a1","name":"Home","timestamp":"2026-05-11T07:00:00Z","properties":{}}
            {"type":"identify","messageId":"2","anonymousId":"a1","userId":"u1","timestamp":"2026-05-11T07:01:00Z","traits":{"plan":"pro","email":"ona@example.com"}}
            {"type":"track","messageId":"3","userId":"u1","event":"Ordered","timestamp":"2026-05-11T07:02:00Z","properties":{"revenue":5}}
            {"type":"alias","messageId":"4","userId":"u1","previousId":"old","timestamp":"2026-05-11T07:03:00Z"}
            {"type":"track","messageId":"5","userId":"old","event":"Looked","timestamp":"2026-05-11T06:00:00Z","properties":{}}
            {"type":"track","messageId":"6","userId":"u2","event":"Looked","timestamp":"2026-05-11T08:00:00Z","properties":{"email":"Ona@Example.com"}}
            {"type":"group","messageId":"7","userId":"u1","groupId":"acme","timestamp":"2026-05-11T07:04:00Z","traits":{"seats":3}}
            """
        },
        {
            "posthog", "/batch/",
            """
            {"api_key":"k","batch":[
            {"event":"$pageview","uuid":"1","distinct_id":"a1","timestamp":"2026-05-11T07:00:00Z","properties":{"$device_id":"a1"}},
            {"event":"$identify","uuid":"2","distinct_id":"u1","timestamp":"2026-05-11T07:01:00Z","properties":{"$anon_distinct_id":"a1","$set":{"plan":"pro","email":"ona@example.com"},"$set_once":{"$initial_referrer":"x"}}},
            {"event":"Ordered","uuid":"3","distinct_id":"u1","timestamp":"2026-05-11T07:02:00Z","properties":{"revenue":5,"$set":{"tier":"gold"}}},
            {"event":"$create_alias","uuid":"4","distinct_id":"u1","timestamp":"2026-05-11T07:03:00Z","properties":{"alias":"old"}},
            {"event":"Looked","uuid":"5","distinct_id":"old","timestamp":"2026-05-11T06:00:00Z","properties":{}},
            {"event":"Looked","uuid":"6","distinct_id":"u2","timestamp":"2026-05-11T08:00:00Z","properties":{"email":"Ona@Example.com"}},
            {"event":"$groupidentify","uuid":"7","distinct_id":"u1","timestamp":"2026-05-11T07:04:00Z","properties":{"$group_type":"company","$group_key":"acme"}}]}
            """,
            """
            {"uuid":"1","event":"$pageview","distinct_id":"a1","person_id":"p","timestamp":"2026-05-11T07:00:00Z","properties":{"$device_id":"a1"}}
            {"uuid":"2","event":"$identify","distinct_id":"u1","person_id":"p","timestamp":"2026-05-11T07:01:00Z","properties":{"$anon_distinct_id":"a1","$set":{"plan":"pro","email":"ona@example.com"},"$set_once":{"$initial_referrer":"x"}}}
            {"uuid":"3","event":"Ordered","distinct_id":"u1","person_id":"p","timestamp":"2026-05-11T07:02:00Z","properties":{"revenue":5,"$set":{"tier":"gold"}}}
            {"uuid":"4","event":"$create_alias","distinct_id":"u1","person_id":"p","timestamp":"2026-05-11T07:03:00Z","properties":{"alias":"old"}}
            {"uuid":"5","event":"Looked","distinct_id":"old","person_id":"p","timestamp":"2026-05-11T06:00:00Z","properties":{}}
            {"uuid":"6","event":"Looked","distinct_id":"u2","person_id":"p","timestamp":"2026-05-11T08:00:00Z","properties":{"email":"Ona@Example.com"}}
            {"uuid":"7","event":"$groupidentify","distinct_id":"u1","person_id":"p","timestamp":"2026-05-11T07:04:00Z","properties":{"$group_type":"company","$group_key":"acme"}}
            """
        },
        {
            "mixpanel", "/import",
            """
            [{"event":"Looked","properties":{"time":1778482800,"distinct_id":"$device:d1","$device_id":"d1","$insert_id":"1"}},
            {"event":"$identify","properties":{"time":1778482860,"distinct_id":"u1","$identified_id":"u1","$anon_id":"$device:d1","$insert_id":"2"}},
            {"event":"Ordered","properties":{"time":1778482920,"distinct_id":"u1","$user_id":"u1","$insert_id":"3","$email":"ona@example.com","revenue":5}},
            {"event":"$merge","properties":{"time":1778482930,"$distinct_ids":["u1","old"],"$insert_id":"4"}},
            {"event":"Looked","properties":{"time":1778479200,"distinct_id":"old","$user_id":"old","$insert_id":"5"}},
            {"event":"Looked","properties":{"time":1778486400,"distinct_id":"u2","$user_id":"u2","$insert_id":"6","email":"Ona@Example.com"}}]
            """,
            """
            {"event":"Looked","properties":{"time":1778482800,"distinct_id":"$device:d1","$device_id":"d1","$insert_id":"1"}}
            {"event":"$identify","properties":{"time":1778482860,"distinct_id":"u1","$identified_id":"u1","$anon_id":"$device:d1","$insert_id":"2"}}
            {"event":"Ordered","properties":{"time":1778482920,"distinct_id":"u1","$user_id":"u1","$insert_id":"3","$email":"ona@example.com","revenue":5}}
            {"event":"$merge","properties":{"time":1778482930,"$distinct_ids":["u1","old"],"$insert_id":"4"}}
            {"event":"Looked","properties":{"time":1778479200,"distinct_id":"old","$user_id":"old","$insert_id":"5"}}
            {"event":"Looked","properties":{"time":1778486400,"distinct_id":"u2","$user_id":"u2","$insert_id":"6","email":"Ona@Example.com"}}
            """
        },
        {
            "amplitude", "/2/httpapi",
            """
            {"api_key":"k","events":[
            {"event_type":"Looked","insert_id":"1","device_id":"d1","time":1778482800000},
            {"event_type":"$identify","insert_id":"2","user_id":"u1","device_id":"d1","time":1778482860000,"user_properties":{"plan":"pro","email":"ona@example.com"}},
            {"event_type":"Ordered","insert_id":"3","user_id":"u1","device_id":"d1","time":1778482920000,"event_properties":{"revenue":5}},
            {"event_type":"Looked","insert_id":"6","user_id":"u2","device_id":"d2","time":1778486400000,"event_properties":{"email":"Ona@Example.com"}}]}
            """,
            """
            {"event_type":"Looked","$insert_id":"1","device_id":"d1","event_time":"2026-05-11 07:00:00.000000","amplitude_id":null,"event_properties":{}}
            {"event_type":"$identify","$insert_id":"2","user_id":"u1","device_id":"d1","event_time":"2026-05-11 07:01:00.000000","user_properties":{"plan":"pro","email":"ona@example.com"}}
            {"event_type":"Ordered","$insert_id":"3","user_id":"u1","device_id":"d1","event_time":"2026-05-11 07:02:00.000000","event_properties":{"revenue":5}}
            {"event_type":"Looked","$insert_id":"6","user_id":"u2","device_id":"d2","event_time":"2026-05-11 08:00:00.000000","event_properties":{"email":"Ona@Example.com"}}
            """
        },
    };

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task The_same_story_live_and_as_an_export_gives_the_same_journeys_and_merges(string system, string address, string request, string export)
    {
        await using var live = await OpenAsync("live");
        await SendAsync(live, system, address, request);
        await using var imported = await OpenAsync("export");
        await ImportAsync(imported, system, export);

        var told = await JourneysAsync(live);
        Assert.Equal(told, await JourneysAsync(imported));
        Assert.Equal(1, (await live.AskAsync(new StatusQuestion(), Stop)).Customers);
        Assert.DoesNotContain(told, line => line.Split(' ')[1] is ['$', ..] name && name != "$pageview");

        await SendAsync(live, system, address, request);
        await ImportAsync(live, system, export);
        Assert.Equal(told, await JourneysAsync(live));
    }

    [Fact]
    public async Task What_Mixpanel_s_engage_tells_without_a_time_counts_once_when_it_is_sent_again()
    {
        await using var live = await OpenAsync("live");
        for (var times = 0; times < 3; times++)
        {
            await SendAsync(live, "mixpanel", "/engage", """[{"$token":"k","$distinct_id":"u","$set":{"plan":"pro"}},{"$token":"k","$distinct_id":"u","$set":{"plan":"free"}}]""");
        }

        Assert.Equal(["free", "pro"], (await Arrivals.StoredAsync(live)).Select(e => e.Field("plan")).Order(StringComparer.Ordinal));
    }

    private static async Task<List<string>> JourneysAsync(JourneyWorkspace workspace) =>
        [.. (await Arrivals.StoredAsync(workspace)).Select(e => $"{UtcTime.Format(e.TimeMicros)} {e.Activity} {e.Value} plan={e.Field("plan")} seats={e.Field("group.seats")} account={e.Field("account")} tier={e.Field("$set.tier")} {e.EventId}").Order(StringComparer.Ordinal)];

    private static async Task SendAsync(JourneyWorkspace workspace, string system, string address, string body)
    {
        var protocol = CollectorProtocols.All.Single(p => p.Name == system);
        var request = new CollectRequest
        {
            Method = "POST",
            Path = address,
            PathKey = "k",
            Query = new Dictionary<string, string>(StringComparer.Ordinal),
            Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase),
            Body = Encoding.UTF8.GetBytes(body),
            ReceivedMicros = Arrivals.Noon,
            Address = IPAddress.Loopback,
        };
        var collected = protocol.Read(request);
        Assert.Empty(collected.Refused);
        await workspace.Intake.TakeAsync(collected, new ArrivalSender(protocol, IPAddress.Loopback, "", AsksNotToBeTracked: false), Stop);
    }

    private async Task ImportAsync(JourneyWorkspace workspace, string system, string export)
    {
        var path = Path.Combine(_scratch.Path, system + ".jsonl");
        await File.WriteAllTextAsync(path, export.ReplaceLineEndings("\n") + "\n", Stop);
        var report = await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(path)] });
        Assert.Equal(0, report.Rejected);
        Assert.Equal(report.Read, report.Accepted + report.Duplicates);
    }

    private Task<JourneyWorkspace> OpenAsync(string name) => JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_scratch.Path, name)), cancellationToken: Stop);
}
