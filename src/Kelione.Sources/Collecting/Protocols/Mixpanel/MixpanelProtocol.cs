using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>
/// Mixpanel: <c>/track</c>, <c>/import</c>, <c>/engage</c>, <c>/groups</c>. Key: the project token among the properties (<c>token</c>, <c>$token</c>), or as user or password of Basic authentication, or <c>api_key</c> in the
/// query. One event twice: the same event, <c>distinct_id</c>, second of <c>time</c> and <c>$insert_id</c>. Clocks (docs.mixpanel.com, "Import events"): <c>time</c> is taken as it is, seconds or milliseconds since 1970 UTC;
/// <c>/track</c> takes the moment of arrival where it is absent, <c>/import</c> refuses. Limits there: 2,000 events a request and 10 MB; events that are taken stay taken where others are refused. What <c>/groups</c> tells
/// is about companies, not customers: it is checked and answered, not kept.
/// </summary>
internal sealed class MixpanelProtocol : EventProtocol
{
    private const int MostEvents = 2_000;

    private static readonly string[] Paths = ["/track", "/import", "/engage", "/groups"];

    public override string Name => "mixpanel";

    public override string Title => "Mixpanel";

    public override IReadOnlyList<CollectorRoute> Routes { get; } = [.. Paths.SelectMany(path => new[] { new CollectorRoute("POST", path), new CollectorRoute("GET", path) })];

    public override string? KeyOf(CollectRequest request)
    {
        var (user, password) = BasicAuth.Of(request);
        return ShownKeys.First(Payload(request).Token, user, password, request.Asked("api_key"), request.Asked("token"));
    }

    protected override void ReadInto(CollectRequest request, Collected into)
    {
        into.IsVerbose = request.Asked("verbose") == "1";
        var payload = Payload(request);
        ReadEach(payload.Items, MostEvents, into, (index, one) =>
        {
            if (MixpanelPayload.TokenOf(one) is { } token && token != payload.Token)
            {
                throw new RefusedEvent("properties.token", "properties.token is not that of the request");
            }

            switch (request.Path.TrimEnd('/'))
            {
                case "/engage":
                    ReadProfile(request, one, into);
                    break;
                case "/groups":
                    NameOf(one.Text("$group_id"), "$group_id");
                    break;
                default:
                    ReadEvent(request, one, into);
                    break;
            }
        });
    }

    public override CollectReply Accepted(CollectRequest request, Collected collected)
    {
        if (!IsImport(request))
        {
            return collected.Refused is [var first, ..]
                ? MixpanelAnswers.Short(request, 400, Invariant($"{collected.Refused.Count} of the request's records could not be taken, the others were. Record {first.Index}: {first.Reason}"))
                : MixpanelAnswers.Short(request, 200, null);
        }

        return collected.Refused.Count > 0 && request.Asked("strict") != "0"
            ? MixpanelAnswers.Import(400, "some data points in the request failed validation", collected.Events.Count, Failed(request, collected))
            : MixpanelAnswers.Import(200, null, collected.Events.Count, null);
    }

    public override CollectReply Refused(CollectRequest request, CollectFault fault, string reason) =>
        IsImportPath(request) && !FormText.IsForm(request, "data") && request.Asked("data") is null
            ? MixpanelAnswers.Import(Answers.StatusOf(fault), reason, null, null)
            : MixpanelAnswers.Short(request, Answers.StatusOf(fault), reason);

    private MixpanelPayload Payload(CollectRequest request) => request.Understood(one => MixpanelPayload.Of(one, MaxBodyBytes));

    private static bool IsImportPath(CollectRequest request) => request.Path.TrimEnd('/') == "/import";

    private bool IsImport(CollectRequest request) => IsImportPath(request) && Payload(request).IsPlain;

    private JsonArray Failed(CollectRequest request, Collected collected)
    {
        var items = Payload(request).Items;
        return
        [
            .. collected.Refused.Select(one => (JsonNode)new JsonObject
            {
                ["index"] = one.Index,
                ["insert_id"] = InsertId(items[one.Index]),
                ["field"] = one.Field,
                ["message"] = one.Reason,
            }),
        ];
    }

    // An id with broken characters cannot be told back.
    private static string InsertId(JsonElement one)
    {
        try
        {
            return one.Inner("properties")?.Text("$insert_id") ?? "";
        }
        catch (InvalidOperationException)
        {
            return "";
        }
    }

    private static void ReadEvent(CollectRequest request, JsonElement one, Collected into)
    {
        var name = NameOf(one.Text("event"), "event");
        if (one.Inner("properties") is not { } properties)
        {
            throw new RefusedEvent("properties", "properties is missing, or no object");
        }

        var written = TimeOf(properties.Text("time"), "properties.time");
        if (written is null && (IsImportPath(request) || properties.Member("time") is not null))
        {
            throw new RefusedEvent("properties.time", "properties.time is missing, or no moment");
        }

        var distinct = IdOf(properties.Text("distinct_id"), "properties.distinct_id");
        var (user, anonymous) = MixpanelEvents.Person(distinct, properties);
        var time = written ?? request.ReceivedMicros;
        switch (name)
        {
            case "$identify":
                Tell(into, request, IdOf(properties.Text("$identified_id"), "$identified_id") ?? user, ClueKind.AnonymousId, IdOf(properties.FirstText("$anon_distinct_id", "$anon_id"), "$anon_id") ?? anonymous, time);
                break;
            case "$create_alias":
                Tell(into, request, IdOf(properties.Text("alias"), "alias"), ClueKind.AnonymousId, distinct, time);
                break;
            case "$merge":
                Merge(request, properties, time, into);
                break;
            default:
                if (user is null && anonymous is null)
                {
                    throw new RefusedEvent("properties.distinct_id", "properties.distinct_id is missing");
                }

                into.Events.Add(MixpanelEvents.Of(name, written, properties, request));
                break;
        }
    }

    private static void Merge(CollectRequest request, JsonElement properties, long time, Collected into)
    {
        var ids = properties.Member("$distinct_ids") is { ValueKind: JsonValueKind.Array } both ? both.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.String ? id.GetString() : null).ToList() : [];
        if (ids is not [{ Length: > 0 } first, { Length: > 0 } second])
        {
            throw new RefusedEvent("properties.$distinct_ids", "properties.$distinct_ids must be two ids");
        }

        Tell(into, request, first, ClueKind.AnonymousId, second, time);
    }

    private static void ReadProfile(CollectRequest request, JsonElement one, Collected into)
    {
        var customer = IdOf(one.Text("$distinct_id"), "$distinct_id") ?? throw new RefusedEvent("$distinct_id", "$distinct_id is missing");
        var traits = new PropertyBag();
        foreach (var operation in (ReadOnlySpan<string>)["$set", "$set_once", "$add", "$append", "$union"])
        {
            traits.AddAll(one.Inner(operation));
        }

        var written = TimeOf(one.Text("$time"), "$time");
        TellTraits(into, request, new CollectedTraits(customer, written ?? request.ReceivedMicros, traits.Fields) { WrittenMicros = written });
    }
}
