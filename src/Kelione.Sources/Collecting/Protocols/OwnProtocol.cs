using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Our own JSON: one event, an array of them, or <c>{"sentAt", "events"}</c>, to <c>/v1/events</c>. The words are those of the product; every member that is none of them is kept as a property.
/// The key comes as <c>Authorization: Bearer KEY</c>, or where a browser can set no header (<c>sendBeacon</c>) as <c>?key=</c> or the member <c>key</c>.
/// Clock rule: with <c>sentAt</c> an event lies as long before the receipt as it lay before the sending; without it <c>time</c> is taken as it is; without <c>time</c> it is the moment of receipt.
/// The same event sent again is known by <c>id</c>; without one by all that it says, where it says when it happened. <c>traits</c> beside an <c>activity</c> are fields of that event (<c>traits.plan</c>); alone they are an event <c>Identified</c>. <c>"consent": false</c>, of an event or of all, leaves it out.
/// </summary>
internal sealed class OwnProtocol : CollectorProtocol
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "activity", "event", "customer", "anonymous", "time", "id", "session", "url", "screen", "referrer", "userAgent", "device", "channel", "account", "value", "campaign", "fields", "traits", "consent", "ip", "email", "phone", "key", "sentAt",
    };

    /// <inheritdoc />
    public override string Name => "kelione";

    /// <inheritdoc />
    public override string Title => "Kelione";

    /// <inheritdoc />
    public override IReadOnlyList<CollectorRoute> Routes { get; } = [new("POST", "/v1/events")];

    /// <inheritdoc />
    public override string? KeyOf(CollectRequest request) =>
        request.Header("Authorization") is { Length: > 7 } bearer && bearer.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? bearer[7..].Trim()
        : request.Query.GetValueOrDefault("key") is { Length: > 0 } key ? key
        : SentJson.Find(request.Body.Span, "key"u8);

    /// <inheritdoc />
    public override Collected Read(CollectRequest request)
    {
        using var document = SentJson.Parse(request.Body);
        var root = document.RootElement;
        var collected = new Collected();
        var list = root.ValueKind == JsonValueKind.Array ? root : root.Member("events"u8) ?? default;
        if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty("events"u8, out _) && list.ValueKind != JsonValueKind.Array)
        {
            throw new CollectException("'events' is to be an array.");
        }

        long? sent = root.Member("sentAt"u8).Text() is { } text && SentTime.TryRead(text, out var moment) ? moment : null;
        var refusesAll = root.Member("consent"u8) is { ValueKind: JsonValueKind.False };
        if (list.ValueKind != JsonValueKind.Array)
        {
            if (root.ValueKind != JsonValueKind.Object)
            {
                throw new CollectException("The body is to be an event, an array of events, or {\"events\": […]}.");
            }

            Add(root, 0, request, sent, refusesAll, collected);
            PlainAddress.TellAll(collected, request.Path);
            return collected;
        }

        var index = 0;
        foreach (var element in list.EnumerateArray())
        {
            Add(element, index++, request, sent, refusesAll, collected);
        }

        PlainAddress.TellAll(collected, request.Path);
        return collected;
    }

    /// <inheritdoc />
    public override CollectReply Accepted(CollectRequest request, Collected collected) => Reply(
        collected.Events.Count + collected.Clues.Count + collected.Traits.Count + collected.LeftOut == 0 && collected.Refused.Count > 0 ? 400 : 200,
        json =>
        {
            json.WriteNumber("accepted", collected.Events.Count);
            if (collected.LeftOut > 0)
            {
                json.WriteNumber("leftOut", collected.LeftOut);
            }

            json.WriteStartArray("refused");
            foreach (var refusal in collected.Refused)
            {
                json.WriteStartObject();
                json.WriteNumber("index", refusal.Index);
                if (refusal.Field is { } field)
                {
                    json.WriteString("field", field);
                }

                json.WriteString("reason", refusal.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    /// <inheritdoc />
    public override CollectReply Refused(CollectRequest request, CollectFault fault, string reason) => Reply(
        StatusOf(fault),
        json =>
        {
            json.WriteString("error", JsonNamingPolicy.KebabCaseLower.ConvertName(fault.ToString()));
            json.WriteString("reason", reason);
        });

    private static void Add(JsonElement sent, int index, CollectRequest request, long? sentAt, bool isRefused, Collected collected)
    {
        if (sent.ValueKind != JsonValueKind.Object)
        {
            collected.Refused.Add(new CollectRefusal(index, null, "An event is to be an object."));
            return;
        }

        var (customer, anonymous) = (sent.Member("customer"u8).Text(), sent.Member("anonymous"u8).Text());
        var activity = (sent.Member("activity"u8) ?? sent.Member("event"u8)).Text();
        var traits = sent.Member("traits"u8);
        long? written = null;
        if (sent.Member("time"u8) is { } time)
        {
            if (!SentTime.TryRead(((JsonElement?)time).Text(), out var moment))
            {
                collected.Refused.Add(new CollectRefusal(index, "time", "'time' is to be ISO 8601, or a number of seconds or milliseconds since 1970 UTC."));
                return;
            }

            written = moment;
        }

        if (CollectNames.Nobody(("customer", customer), ("anonymous", anonymous)) is { } nobody)
        {
            collected.Refused.Add(new CollectRefusal(index, nobody.Field, CollectNames.MeansNobody(nobody.Field, nobody.Id)));
            return;
        }

        if ((customer ?? anonymous) is not { } who)
        {
            collected.Refused.Add(new CollectRefusal(index, "customer", "An event needs 'customer' or 'anonymous'."));
            return;
        }

        if (activity is null && traits is null && customer is null)
        {
            collected.Refused.Add(new CollectRefusal(index, "activity", "An event needs 'activity', its name."));
            return;
        }

        if (activity is null && traits is null && anonymous is null)
        {
            collected.Refused.Add(new CollectRefusal(index, "activity", "An event needs 'activity', its name; without one, say who is who with 'customer' and 'anonymous', or tell 'traits'."));
            return;
        }

        if (isRefused || sent.Member("consent"u8) is { ValueKind: JsonValueKind.False })
        {
            collected.LeftOut++;
            return;
        }

        var micros = SentTime.Correct(written, sentAt, request.ReceivedMicros);
        if (activity is null && traits is { ValueKind: JsonValueKind.Object })
        {
            var told = new Dictionary<string, string>(StringComparer.Ordinal);
            SentJson.Flatten(traits, "", told);
            collected.Traits.Add(new CollectedTraits(who, micros, told) { IsAnonymous = customer is null, WrittenMicros = written, Id = sent.Member("id"u8).Text(), Index = index });
        }

        var place = Invariant($"{request.Path}, event {index + 1}");
        Clues(sent, who, customer, anonymous, micros, place, collected);
        if (activity is not null)
        {
            collected.Events.Add(Event(sent, customer, anonymous, activity, (micros, written), index));
        }
    }

    private static void Clues(JsonElement sent, string who, string? customer, string? anonymous, long micros, string place, Collected collected)
    {
        if (customer is not null && anonymous is not null && customer != anonymous)
        {
            collected.Clues.Add(new IdentityClue(customer, ClueKind.AnonymousId, anonymous, micros, place));
        }

        var traits = sent.Member("traits"u8);
        if ((sent.Member("email"u8) ?? traits.Member("email"u8)).Text() is { } email && PersonalKey.OfEmail(email) is { } emailKey)
        {
            collected.Clues.Add(new IdentityClue(who, ClueKind.Email, emailKey, micros, place));
        }

        if ((sent.Member("phone"u8) ?? traits.Member("phone"u8)).Text() is { } phone && PersonalKey.OfPhone(phone) is { } phoneKey)
        {
            collected.Clues.Add(new IdentityClue(who, ClueKind.Phone, phoneKey, micros, place));
        }
    }

    private static CollectedEvent Event(JsonElement sent, string? customer, string? anonymous, string activity, (long Micros, long? Written) time, int index)
    {
        var (campaign, properties) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        SentJson.Flatten(sent.Member("campaign"u8), "", campaign);
        SentJson.Flatten(sent, "", properties, except: Words);
        SentJson.Flatten(sent.Member("fields"u8), "", properties);
        SentJson.Flatten(sent.Member("traits"u8), "traits", properties);

        return new CollectedEvent
        {
            Activity = activity,
            UserId = customer,
            AnonymousId = anonymous,
            TimeMicros = time.Micros,
            WrittenMicros = time.Written,
            Index = index,
            Id = sent.Member("id"u8).Text(),
            Session = sent.Member("session"u8).Text(),
            Url = sent.Member("url"u8).Text(),
            Screen = sent.Member("screen"u8).Text(),
            Referrer = sent.Member("referrer"u8) is { ValueKind: JsonValueKind.String } referrer ? ((JsonElement?)referrer).Text() ?? "" : null,
            UserAgent = sent.Member("userAgent"u8).Text(),
            Device = sent.Member("device"u8).Text(),
            Channel = sent.Member("channel"u8).Text(),
            Address = sent.Member("ip"u8).Text(),
            Account = sent.Member("account"u8).Text(),
            Value = sent.Member("value"u8).Number(),
            Campaign = campaign,
            Properties = properties,
        };
    }

    private static int StatusOf(CollectFault fault) => fault switch
    {
        CollectFault.NoKey or CollectFault.WrongKey => 401,
        CollectFault.TooLarge => 413,
        CollectFault.TooFast => 429,
        CollectFault.Busy => 503,
        _ => 400,
    };

    private static CollectReply Reply(int status, Action<Utf8JsonWriter> write) => JsonReply.Of(status, write);
}
