using System.Text.Json;

namespace Kelione.Sources;

/// <summary>
/// Google Analytics 4: the Measurement Protocol (<c>/mp/collect</c>), its validation (<c>/debug/mp/collect</c>, which keeps nothing) and the tag's own <c>/g/collect</c>. Key: <c>api_secret</c> in the query, or the
/// <c>measurement_id</c>, <c>firebase_app_id</c> or tag id where that is the key. One event twice: see <see cref="Ga4Measurement"/> and <see cref="Ga4Tag"/>. Clocks: <c>timestamp_micros</c>, of the event before that of the
/// request, is taken as it is; without it the moment of arrival. Limits: 25 events, names of 40 characters, reserved names. Google answers 204 whatever comes; we do so too where all was taken, and say with 400 and the
/// validation's own messages what was not. <c>consent</c> here is about advertising and is kept as properties; <c>gcs</c> of the tag without analytics leaves the event out.
/// </summary>
internal sealed class Ga4Protocol : EventProtocol
{
    private const int MostEvents = 25;

    public override string Name => "ga4";

    public override string Title => "Google Analytics 4";

    public override IReadOnlyList<CollectorRoute> Routes { get; } = [new("POST", "/mp/collect"), new("POST", "/debug/mp/collect"), new("POST", "/g/collect"), new("GET", "/g/collect")];

    public override int MaxBodyBytes => 1024 * 1024;

    public override string? KeyOf(CollectRequest request) =>
        ShownKeys.First(request.Asked("api_secret"), request.Asked("measurement_id"), request.Asked("firebase_app_id"), request.Asked("tid"));

    protected override void ReadInto(CollectRequest request, Collected into)
    {
        if (IsTag(request))
        {
            ReadTag(request, into);
            return;
        }

        into.IsTrial = IsDebug(request);
        into.IsVerbose = into.IsTrial;
        var root = request.Understood(one => new Held(BodyJson.Parse(one.Body.Span))).Root;
        if (root.Member("events") is not { ValueKind: JsonValueKind.Array } events)
        {
            throw new CollectException("events is missing, or no array");
        }

        if (events.GetArrayLength() > MostEvents)
        {
            throw new CollectException(Invariant($"there are more than {MostEvents} events"));
        }

        ReadEach(events.EnumerateArray(), MostEvents, into, (_, one) => ReadOne(request, one, root, into));
    }

    public override CollectReply Accepted(CollectRequest request, Collected collected) =>
        IsDebug(request) ? Ga4Messages.Reply(200, collected.Refused)
        : collected.Refused.Count > 0 ? Ga4Messages.Reply(400, collected.Refused)
        : Answers.Empty(204);

    public override CollectReply Refused(CollectRequest request, CollectFault fault, string reason) => Ga4Messages.Reply(
        fault == CollectFault.Malformed && IsDebug(request) ? 200 : Answers.StatusOf(fault),
        [new CollectRefusal(0, fault is CollectFault.NoKey or CollectFault.WrongKey ? "api_secret" : "events", reason)]);

    private static bool IsDebug(CollectRequest request) => request.Path.StartsWith("/debug", StringComparison.Ordinal);

    private static bool IsTag(CollectRequest request) => request.Path.StartsWith("/g/", StringComparison.Ordinal);

    private static void ReadOne(CollectRequest request, JsonElement one, JsonElement root, Collected into)
    {
        var name = NameOf(one.Text("name"), "name");
        if (Ga4Measurement.Wrong(name) is { } wrong)
        {
            throw new RefusedEvent("name", wrong);
        }

        if (one.IsWrongly("params", JsonValueKind.Object))
        {
            throw new RefusedEvent("params", "params must be an object");
        }

        var user = IdOf(root.Text("user_id"), "user_id");
        var client = IdOf(root.FirstText("client_id", "app_instance_id"), "client_id") ?? (user is null ? throw new RefusedEvent("client_id", "client_id is missing") : null);
        var written = TimeOf(one.Text("timestamp_micros") ?? root.Text("timestamp_micros"), "timestamp_micros");
        var taken = Ga4Measurement.Of(name, user, client, written, one, root, request.ReceivedMicros) with { WrittenMicros = written };
        into.Events.Add(taken);
        if (into.Events.Count == 1)
        {
            ReadPerson(request, root, user ?? client!, taken.TimeMicros, into);
        }
    }

    private static void ReadPerson(CollectRequest request, JsonElement root, string person, long time, Collected into)
    {
        TellPersonal(into, request, person, time, Ga4Measurement.Traits(root).Fields);
        if (root.Inner("user_data") is { } data)
        {
            foreach (var email in BodyJson.Each(data.Member("sha256_email_address") ?? default).Where(one => one.ValueKind == JsonValueKind.String))
            {
                Tell(into, request, person, ClueKind.Email, PersonalKey.OfEmail(email.GetString()!), time);
            }

            foreach (var phone in BodyJson.Each(data.Member("sha256_phone_number") ?? default).Where(one => one.ValueKind == JsonValueKind.String))
            {
                Tell(into, request, person, ClueKind.Phone, PersonalKey.OfPhone(phone.GetString()!), time);
            }
        }
    }

    private static void ReadTag(CollectRequest request, Collected into)
    {
        var lines = Ga4Tag.Lines(request);
        for (var i = 0; i < lines.Count; i++)
        {
            var (fields, line) = (lines[i], i);
            if (Ga4Tag.IsDenied(fields))
            {
                into.LeftOut++;
                continue;
            }

            Guarded(line, into, () =>
            {
                var name = NameOf(fields.GetValueOrDefault("en"), "name");
                var user = IdOf(fields.GetValueOrDefault("uid"), "uid");
                var client = IdOf(fields.GetValueOrDefault("cid"), "cid") ?? (user is null ? throw new RefusedEvent("cid", "cid is missing") : null);
                into.Events.Add(Ga4Tag.Of(fields, name, user, client, line, request.ReceivedMicros));
                TellPersonal(into, request, user ?? client!, request.ReceivedMicros, Ga4Tag.Traits(fields).Fields);
            });
        }
    }

    private sealed record Held(JsonElement Root);
}
