using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>
/// Amplitude: <c>/2/httpapi</c>, <c>/batch</c>, <c>/identify</c>, <c>/groupidentify</c> and the older <c>/httpapi</c>. Key: <c>api_key</c> in the body. One event twice: the same <c>insert_id</c> of the same <c>device_id</c>.
/// Clocks (amplitude.com/docs/data/sources/instrument-track-unique-users, "event time"): the moment is <c>time + (received − client_upload_time)</c>, left alone where the two differ by less than 60 seconds.
/// Limits: 2,000 events, 20 MB. All or nothing, as there (amplitude.com/docs/apis/analytics/http-api-batching-retries: "remove those events and resend the rest"): where an event is refused (400 with its place), the SDKs take it out and send the rest again, so nothing of such a request is kept.
/// <c>options.min_id_length</c> is held where it is written; their default of five characters is not, because it refuses ids that other systems have.
/// </summary>
internal sealed class AmplitudeProtocol : EventProtocol
{
    private const int MostEvents = 2_000;

    public override string Name => "amplitude";

    public override string Title => "Amplitude";

    public override IReadOnlyList<CollectorRoute> Routes { get; } =
    [
        new("POST", "/2/httpapi"), new("POST", "/httpapi"), new("POST", "/batch"), new("POST", "/identify"), new("GET", "/identify"), new("POST", "/groupidentify"),
    ];

    public override int MaxBodyBytes => 20 * 1024 * 1024;

    public override string? KeyOf(CollectRequest request) => Payload(request).Key;

    protected override void ReadInto(CollectRequest request, Collected into)
    {
        var payload = Payload(request);
        ReadEach(payload.Events, MostEvents, into, (_, one) => ReadOne(request, one, payload, into));
        if (into.Refused.Count > 0)
        {
            into.Drop();
        }
    }

    protected override bool IsAllOrNothing => true;

    public override CollectReply Accepted(CollectRequest request, Collected collected)
    {
        if (collected.Refused.Count > 0)
        {
            return Answers.Json(400, Fault(collected));
        }

        return IsIdentify(request) ? Answers.Text(200, "success") : Answers.Json(200, new JsonObject
        {
            ["code"] = 200,
            ["events_ingested"] = Payload(request).Events.Count,
            ["payload_size_bytes"] = request.Body.Length,
            ["server_upload_time"] = request.ReceivedMicros / 1000,
        });
    }

    public override CollectReply Refused(CollectRequest request, CollectFault fault, string reason) => fault switch
    {
        // The SDKs know a wrong key by the words with which its answer begins, and stop sending.
        CollectFault.NoKey => Error(400, "Request missing required field", body => body["missing_field"] = "api_key"),
        CollectFault.WrongKey => Error(400, $"Invalid API key: {reason}"),
        CollectFault.TooLarge => Error(413, $"Payload too large: {reason}"),
        CollectFault.TooFast => Error(429, $"Too many requests for some devices and users: {reason}", body =>
        {
            body["throttled_devices"] = new JsonObject();
            body["throttled_users"] = new JsonObject();
            body["throttled_events"] = new JsonArray();
        }),
        CollectFault.Busy => Error(503, reason),
        _ => Error(400, $"Invalid request: {reason}", body => body["missing_field"] = reason == "events is missing" ? "events" : null),
    };

    private static CollectReply Error(int code, string error, Action<JsonObject>? more = null)
    {
        var body = new JsonObject { ["code"] = code, ["error"] = error };
        more?.Invoke(body);
        return Answers.Json(code, body);
    }

    private static JsonObject Fault(Collected collected)
    {
        JsonObject missing = [], invalid = [], reasons = [];
        foreach (var one in collected.Refused)
        {
            var field = one.Field ?? "event";
            var of = one.Reason == $"{field} is missing" ? missing : invalid;
            of[field] ??= new JsonArray();
            of[field]!.AsArray().Add(one.Index);
            reasons[one.Index.ToString(CultureInfo.InvariantCulture)] = one.Reason;
        }

        return new JsonObject
        {
            ["code"] = 400,
            ["error"] = invalid.Count > 0 ? "Invalid field values on some events" : "Request missing required field",
            ["missing_field"] = null,
            ["events_with_invalid_fields"] = invalid,
            ["events_with_missing_fields"] = missing,
            ["reasons"] = reasons,
        };
    }

    private AmplitudePayload Payload(CollectRequest request) => request.Understood(one => AmplitudePayload.Of(one, MaxBodyBytes));

    private static bool IsIdentify(CollectRequest request) => request.Path.TrimEnd('/') is "/identify" or "/groupidentify";

    private static void ReadOne(CollectRequest request, JsonElement one, AmplitudePayload payload, Collected into)
    {
        var isGroup = request.Path.TrimEnd('/') == "/groupidentify";
        var type = IsIdentify(request) ? "$identify" : NameOf(one.Text("event_type"), "event_type");
        var user = LongEnough(IdOf(one.Text("user_id"), "user_id"), "user_id", payload.LeastId);
        var device = LongEnough(IdOf(one.Text("device_id"), "device_id"), "device_id", payload.LeastId);
        foreach (var field in (ReadOnlySpan<string>)["event_properties", "user_properties", "groups"])
        {
            if (one.IsWrongly(field, JsonValueKind.Object))
            {
                throw new RefusedEvent(field, $"{field} must be an object");
            }
        }

        if (isGroup || type == "$groupidentify")
        {
            return;
        }

        if (user is null && device is null)
        {
            throw new RefusedEvent("user_id", "user_id is missing");
        }

        var written = Written(one);
        var time = written is { } at ? payload.SentMicros is { } by ? EventTimes.Corrected(at, by, request.ReceivedMicros) : at : request.ReceivedMicros;
        Tell(into, request, user ?? device, ClueKind.Device, one.FirstText("idfa", "adid"), time);
        var traits = AmplitudeEvents.Traits(one).Fields;
        if (!AmplitudeEvents.IsAboutPerson(type))
        {
            into.Events.Add(AmplitudeEvents.Of(type, user, device, time, one, traits) with { WrittenMicros = written });
            TellPersonal(into, request, user ?? device!, time, traits);
            return;
        }

        Tell(into, request, user, ClueKind.AnonymousId, device, time);
        TellTraits(into, request, new CollectedTraits(user ?? device!, time, traits) { IsAnonymous = user is null, WrittenMicros = written, Id = AmplitudeEvents.IdOf(one, device) });
    }

    private static string? LongEnough(string? id, string field, int least) =>
        id?.Length < least ? throw new RefusedEvent(field, Invariant($"{field} is shorter than {least} characters")) : id;

    private static long? Written(JsonElement one)
    {
        var written = TimeOf(one.Text("time"), "time");
        return written is null && one.Member("time") is not null ? throw new RefusedEvent("time", "time is no moment") : written;
    }
}
