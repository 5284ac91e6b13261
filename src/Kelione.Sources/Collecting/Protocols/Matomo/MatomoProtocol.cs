using System.Globalization;
using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>
/// Matomo: <c>/matomo.php</c>, <c>/piwik.php</c>; GET, POST form and bulk. Key: <c>token_auth</c>, or Bearer authentication, or an <c>idsite</c> that is the key, as many SDKs send no token. One action twice: the same
/// <c>rand</c> with the same fields; without it none is known as sent twice. Clocks: <c>cdt</c> is taken as it is (UTC; Matomo asks for the token where it is over a day old, our key is one), or <c>cdo</c> seconds before arrival, else the
/// moment of arrival; <c>h m s</c> are the visitor's clock and say nothing about the moment. Limits: 5,000 actions a bulk. Answers: the picture, 204 with <c>send_image=0</c>, the count for a bulk.
/// </summary>
internal sealed class MatomoProtocol : EventProtocol
{
    private static readonly string[] Paths = ["/matomo.php", "/piwik.php", "/matomo", "/js/tracker.php"];

    public override string Name => "matomo";

    public override string Title => "Matomo";

    public override IReadOnlyList<CollectorRoute> Routes { get; } = [.. Paths.SelectMany(path => new[] { new CollectorRoute("POST", path), new CollectorRoute("GET", path) })];

    public override string? KeyOf(CollectRequest request)
    {
        var payload = Payload(request);
        var first = payload.Actions.FirstOrDefault();
        return ShownKeys.First(payload.Token, ShownKeys.Bearer(request), first?.GetValueOrDefault("token_auth"), first?.GetValueOrDefault("idsite"), request.Asked("idsite"));
    }

    protected override void ReadInto(CollectRequest request, Collected into)
    {
        var actions = Payload(request).Actions;
        for (var i = 0; i < actions.Count; i++)
        {
            var fields = actions[i];
            Guarded(i, into, () => ReadOne(request, fields ?? throw new RefusedEvent(null, "a request must be a text of fields"), into));
        }
    }

    public override CollectReply Accepted(CollectRequest request, Collected collected)
    {
        var payload = Payload(request);
        if (payload.IsBulk)
        {
            var taken = payload.Actions.Count - collected.Refused.Count;
            return Answers.Json(taken == 0 && collected.Refused.Count > 0 ? 400 : 200, Count(taken > 0 || collected.Refused.Count == 0, taken, collected.Refused));
        }

        return collected.Refused is [var refused, ..] ? Answers.Text(400, $"Invalid request: {refused.Reason}")
            : payload.Actions[0]?.GetValueOrDefault("send_image") == "0" ? Answers.Empty(204)
            : Answers.Dot(200);
    }

    public override CollectReply Refused(CollectRequest request, CollectFault fault, string reason)
    {
        var body = Count(isTaken: false, 0, []);
        body["message"] = reason;
        return Answers.Json(Answers.StatusOf(fault), body);
    }

    private static JsonObject Count(bool isTaken, int tracked, List<CollectRefusal> refused)
    {
        var body = new JsonObject { ["status"] = isTaken ? "success" : "error", ["tracked"] = tracked, ["invalid"] = refused.Count };
        if (refused.Count > 0)
        {
            body["invalid_indices"] = new JsonArray([.. refused.Select(one => (JsonNode)one.Index)]);
            body["message"] = refused[0].Reason;
        }

        return body;
    }

    private static MatomoPayload Payload(CollectRequest request) => request.Understood(MatomoPayload.Of);

    private static void ReadOne(CollectRequest request, IReadOnlyDictionary<string, string> fields, Collected into)
    {
        if (fields.GetValueOrDefault("rec") != "1")
        {
            throw new RefusedEvent("rec", "rec=1 is missing, so nothing is asked to be recorded");
        }

        if (MatomoActions.Given(fields, "idsite") is null)
        {
            throw new RefusedEvent("idsite", "idsite is missing");
        }

        var written = TimeOf(MatomoActions.Given(fields, "cdt"), "cdt");
        var time = written ?? Moment(fields, request.ReceivedMicros);
        var user = IdOf(fields.GetValueOrDefault("uid"), "uid");
        var visitor = IdOf(fields.GetValueOrDefault("cid"), "cid") ?? IdOf(fields.GetValueOrDefault("_id"), "_id") ?? (user is null ? MatomoActions.Visitor(fields, request, time) : null);
        if (MatomoActions.NameOf(fields) is { } name)
        {
            into.Events.Add(MatomoActions.Of(fields, NameOf(name, "e_a"), user, visitor, time) with { WrittenMicros = written });
        }
    }

    private static long Moment(IReadOnlyDictionary<string, string> fields, long received) =>
        double.TryParse(fields.GetValueOrDefault("cdo"), NumberStyles.Float, CultureInfo.InvariantCulture, out var late) && Math.Abs(late) < 1e9 ? Math.Max(0, received - (long)(Math.Abs(late) * 1e6)) : received;
}
