using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>
/// PostHog: <c>/capture</c>, <c>/e</c>, <c>/i/v0/e</c>, <c>/batch</c>, <c>/track</c>, <c>/engage</c>, and the questions that its SDKs ask beside (<see cref="PostHogAsides"/>).
/// Key: the project key, <c>api_key</c> or <c>token</c> in the body. One event twice: the same <c>uuid</c>. Clocks (plugin-server <c>ingestion/timestamps</c>): the moment is
/// <c>now − (sent_at − timestamp)</c>, or <c>now − offset</c> in milliseconds, unless <c>$ignore_sent_at</c>; we leave a moment untouched where the clocks agree to a minute, so that it stays to the millisecond
/// what the SDK wrote. Limits: 20 MB a body, 200 characters a <c>distinct_id</c> there, 500 here.
/// </summary>
internal sealed class PostHogProtocol : EventProtocol
{
    private const int MostEvents = 20_000;

    private static readonly string[] Paths = ["/capture", "/e", "/i/v0/e", "/batch", "/track", "/engage"];

    public override string Name => "posthog";

    public override string Title => "PostHog";

    public override IReadOnlyList<CollectorRoute> Routes { get; } =
        [.. Paths.SelectMany(path => new[] { new CollectorRoute("POST", path), new CollectorRoute("GET", path) }), .. PostHogAsides.Routes];

    public override int MaxBodyBytes => 20 * 1024 * 1024;

    public override bool Claims(CollectRequest request)
    {
        var path = request.Path.TrimEnd('/');
        if (path is not ("/track" or "/engage" or "/batch"))
        {
            return true;
        }

        try
        {
            var payload = Payload(request);
            return path == "/batch" ? payload.Root.Member("events") is null : payload.IsUnmistakable;
        }
        catch (CollectException)
        {
            return path == "/batch" && request.Path.EndsWith('/');
        }
    }

    public override string? KeyOf(CollectRequest request) => PostHogAsides.KeyOf(request) ?? Payload(request).Key;

    public override CollectReply? Aside(CollectRequest request) => PostHogAsides.Of(request);

    protected override void ReadInto(CollectRequest request, Collected into)
    {
        var payload = Payload(request);
        var sent = payload.Root.Text("sent_at") ?? request.Asked("sent_at") ?? request.Asked("_");
        long? sentMicros = EventTimes.TryParse(sent, out var micros) ? micros : null;
        ReadEach(payload.Events, MostEvents, into, (_, one) => ReadOne(request, one, sentMicros, into));
    }

    public override CollectReply Accepted(CollectRequest request, Collected collected)
    {
        if (collected.Refused.Count > 0)
        {
            var first = collected.Refused[0];
            var body = Error("validation_error", "invalid_payload", Invariant($"{collected.Refused.Count} of the request's events could not be taken, the others were. Event {first.Index}: {first.Reason}"), first.Field);
            body["errors"] = new JsonArray([.. collected.Refused.Select(one => (JsonNode)new JsonObject { ["index"] = one.Index, ["attr"] = one.Field, ["detail"] = one.Reason })]);
            return Answers.Json(400, body);
        }

        return request.Asked("beacon") == "1" ? Answers.Empty(204)
            : request.Path.StartsWith("/i/", StringComparison.Ordinal) ? Answers.Json(200, new JsonObject { ["status"] = "Ok" })
            : Answers.Json(200, new JsonObject { ["status"] = 1 });
    }

    public override CollectReply Refused(CollectRequest request, CollectFault fault, string reason)
    {
        var (type, code) = fault switch
        {
            CollectFault.NoKey => ("authentication_error", "missing_api_key"),
            CollectFault.WrongKey => ("authentication_error", "invalid_api_key"),
            CollectFault.TooLarge => ("validation_error", "payload_too_large"),
            CollectFault.TooFast => ("throttled_error", "throttled"),
            CollectFault.Busy => ("server_error", "unavailable"),
            _ => ("validation_error", "invalid_payload"),
        };
        return Answers.Json(Answers.StatusOf(fault), Error(type, code, reason, null));
    }

    private static JsonObject Error(string type, string code, string detail, string? field) => new() { ["type"] = type, ["code"] = code, ["detail"] = detail, ["attr"] = field };

    private PostHogPayload Payload(CollectRequest request) => request.Understood(one => PostHogPayload.Of(one, MaxBodyBytes));

    private static void ReadOne(CollectRequest request, JsonElement one, long? sent, Collected into)
    {
        if (one.IsWrongly("properties", JsonValueKind.Object))
        {
            throw new RefusedEvent("properties", "properties must be an object");
        }

        var properties = one.Inner("properties") ?? default;
        var isEngage = request.Path.TrimEnd('/') == "/engage";
        var name = isEngage ? "$set" : NameOf(one.Text("event"), "event");
        var distinct = IdOf(one.FirstText("distinct_id", "$distinct_id") ?? properties.FirstText("distinct_id", "$distinct_id"), "distinct_id") ?? throw new RefusedEvent("distinct_id", "distinct_id is missing");
        if (distinct == "$posthog_cookieless")
        {
            throw new RefusedEvent("distinct_id", "cookieless mode leaves the making of an id to PostHog's own servers; choose persistence memory instead");
        }

        var written = TimeOf(one.Text("timestamp") ?? properties.FirstText("timestamp", "$time"), "timestamp");
        var time = Moment(one, properties, written, sent, request.ReceivedMicros);
        var id = one.Text("uuid") ?? properties.Text("$insert_id");
        if (PostHogEvents.IsTold(name))
        {
            var (user, anonymous) = PostHogEvents.Person(distinct, properties);
            into.Traits.Add(new CollectedTraits((user ?? anonymous)!, time, PostHogEvents.Traits(one, properties).Fields) { IsAnonymous = user is null, WrittenMicros = written, Id = id });
            Tell(into, request, user, ClueKind.AnonymousId, anonymous, time);
        }
        else if (!PostHogEvents.IsClue(name))
        {
            into.Events.Add(PostHogEvents.Of(name, distinct, time, id, one, properties) with { WrittenMicros = written });
        }

        if (name is "$identify" or "$merge_dangerously" or "$create_alias")
        {
            Tell(into, request, distinct, ClueKind.AnonymousId, IdOf(properties.Text(name == "$identify" ? "$anon_distinct_id" : "alias"), "alias"), time);
        }

        Personal(request, one, properties, distinct, time, into);
    }

    private static void Personal(CollectRequest request, JsonElement one, JsonElement properties, string distinct, long time, Collected into)
    {
        var traits = new PropertyBag();
        foreach (var set in PostHogEvents.Sets)
        {
            traits.AddAll(one.Inner(set)).AddAll(properties.Inner(set));
        }

        TellPersonal(into, request, distinct, time, traits.Fields);
    }

    private static long Moment(JsonElement one, JsonElement properties, long? written, long? sent, long received)
    {
        if (written is { } at)
        {
            return sent is { } by && !properties.IsTrue("$ignore_sent_at") ? EventTimes.Corrected(at, by, received) : at;
        }

        return one.Number("offset") is { } late and >= 0 and < 1e12 ? Math.Max(0, received - (long)(late * 1000)) : received;
    }
}
