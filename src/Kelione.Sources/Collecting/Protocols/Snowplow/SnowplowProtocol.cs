using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// Snowplow: <c>/com.snowplowanalytics.snowplow/tp2</c> and <c>/i</c>. Key: the application id (<c>aid</c>), as their trackers have no other place for one. One event twice: the same <c>eid</c>. Clocks
/// (docs.snowplow.io, "Timestamps"): the true moment <c>ttm</c> where it is written, else <c>received − (stm − dtm)</c>; left alone where the clocks agree to a minute. Limits: 1 MB a body, as their collector
/// has by default for one event. The header <c>SP-Anonymous</c> leaves the address of the request out. Their collector answers 200 to anything and sets failed events aside; here a request with an event that cannot be
/// taken is answered 400 with the reason (their trackers do not send such a request again), and the others of it are taken.
/// </summary>
internal sealed class SnowplowProtocol : EventProtocol
{
    private const string PostPath = "/com.snowplowanalytics.snowplow/tp2";
    private const int MostEvents = 5_000;

    public override string Name => "snowplow";

    public override string Title => "Snowplow";

    public override IReadOnlyList<CollectorRoute> Routes { get; } = [new("POST", PostPath), new("GET", "/i")];

    public override string? KeyOf(CollectRequest request) => ShownKeys.First(ShownKeys.Bearer(request), request.Asked("aid"), request.Method == "GET" ? null : Payload(request).Key);

    protected override void ReadInto(CollectRequest request, Collected into)
    {
        if (request.Method == "GET")
        {
            Guarded(0, into, () => ReadOne(request, request.Query, into));
            return;
        }

        ReadEach(Payload(request).Events, MostEvents, into, (_, one) => ReadOne(request, Fields(one), into));
    }

    public override CollectReply Accepted(CollectRequest request, Collected collected) =>
        collected.Refused.Count > 0 ? Answers.Text(400, string.Join('\n', collected.Refused.Take(100).Select(one => Invariant($"event {one.Index}: {one.Reason}"))))
        : request.Method == "GET" ? Answers.Dot(200)
        : Answers.Text(200, "ok");

    public override CollectReply Refused(CollectRequest request, CollectFault fault, string reason) => Answers.Text(Answers.StatusOf(fault), reason);

    private static Payloads Payload(CollectRequest request) => request.Understood(one =>
    {
        var root = BodyJson.Parse(one.Body.Span);
        return root.Member("data") is { ValueKind: JsonValueKind.Array } data ? new Payloads([.. data.EnumerateArray()], data.EnumerateArray().FirstOrDefault().Text("aid")) : throw new CollectException("data is missing, or no array");
    });

    private static Dictionary<string, string> Fields(JsonElement one)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in one.EnumerateObject())
        {
            if (one.Text(member.Name) is { } text)
            {
                fields[member.Name] = text;
            }
        }

        return fields;
    }

    private static void ReadOne(CollectRequest request, IReadOnlyDictionary<string, string> fields, Collected into)
    {
        var own = SnowplowEntities.Read(fields, "ue_pr", "ue_px");
        var contexts = SnowplowEntities.Read(fields, "co", "cx");
        var name = NameOf(SnowplowEvents.NameOf(fields, own), fields.GetValueOrDefault("e") switch { "se" => "se_ac", "ue" => "the schema of ue_pr", _ => "e" });
        var (uid, tracker) = SnowplowEvents.Person(fields, contexts);
        var user = IdOf(uid, "uid");
        var anonymous = IdOf(tracker, "duid");
        if (user is null && anonymous is null)
        {
            throw new RefusedEvent("uid", "uid and duid are missing, so nobody did it");
        }

        var (time, written) = Moment(fields, request.ReceivedMicros);
        into.Events.Add(SnowplowEvents.Of(fields, name, user, anonymous, time, own, contexts, request.Header("SP-Anonymous").Length > 0) with { WrittenMicros = written });
    }

    private static (long Time, long? Written) Moment(IReadOnlyDictionary<string, string> fields, long received)
    {
        if (TimeOf(fields.GetValueOrDefault("ttm"), "ttm") is { } meant)
        {
            return (meant, meant);
        }

        var created = TimeOf(fields.GetValueOrDefault("dtm"), "dtm");
        var sent = TimeOf(fields.GetValueOrDefault("stm"), "stm");
        return (created is { } at ? sent is { } by ? EventTimes.Corrected(at, by, received) : at : received, created);
    }

    private sealed record Payloads(IReadOnlyList<JsonElement> Events, string? Key);
}
