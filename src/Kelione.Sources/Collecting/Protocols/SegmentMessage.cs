using System.Text.Json;

namespace Kelione.Sources;

/// <summary>One message of Segment's spec: what of it becomes what.</summary>
internal static class SegmentMessage
{
    /// <summary>The fields of <c>context</c> that are read; the others are kept as <c>context.NAME</c>.</summary>
    private static readonly HashSet<string> Read = ["context.page.url", "context.page.referrer", "context.page.path", "context.page.search", "context.userAgent", "context.ip", "context.device.type", "context.sessionId"];

    /// <summary>Adds what a message holds.</summary>
    /// <param name="message">The message.</param>
    /// <param name="kind">What the address says that it is; null to look at its <c>type</c>.</param>
    /// <param name="outer">The batch around it; undefined for none.</param>
    /// <param name="outerSent">When the batch was sent.</param>
    /// <param name="index">Its place.</param>
    /// <param name="request">The request.</param>
    /// <param name="collected">Where it goes.</param>
    public static void Add(JsonElement message, string? kind, JsonElement outer, JsonElement? outerSent, int index, CollectRequest request, Collected collected)
    {
        if (message.ValueKind != JsonValueKind.Object)
        {
            collected.Refused.Add(new CollectRefusal(index, null, "A message is to be an object."));
            return;
        }

        kind ??= message.Member("type"u8).Text();
        var (user, anonymous) = (message.Member("userId"u8).Text(), message.Member("anonymousId"u8).Text());
        var previous = message.Member("previousId"u8).Text();
        if (CollectNames.Nobody(("userId", user), ("anonymousId", anonymous), ("previousId", previous)) is { } nobody)
        {
            collected.Refused.Add(new CollectRefusal(index, nobody.Field, CollectNames.MeansNobody(nobody.Field, nobody.Id)));
            return;
        }

        if (Problem(message, kind, user ?? anonymous, user, previous) is { } problem)
        {
            collected.Refused.Add(new CollectRefusal(index, problem.Field, problem.Reason));
            return;
        }

        if (IsLeftOut(message) || IsLeftOut(outer))
        {
            collected.LeftOut++;
            return;
        }

        var written = Moment(message.Member("originalTimestamp"u8)) ?? Moment(message.Member("timestamp"u8));
        var micros = SentTime.Correct(written, Moment(message.Member("sentAt"u8)) ?? Moment(outerSent), request.ReceivedMicros);
        var place = Invariant($"{request.Path}, message {index + 1}");
        if (kind == "alias")
        {
            collected.Clues.Add(new IdentityClue(user!, ClueKind.AnonymousId, previous!, micros, place));
            return;
        }

        var who = (user ?? anonymous)!;
        if (user is not null && anonymous is not null && user != anonymous)
        {
            collected.Clues.Add(new IdentityClue(user, ClueKind.AnonymousId, anonymous, micros, place));
        }

        var context = message.Member("context"u8) ?? outer.Member("context"u8);
        Personal(kind == "identify" ? message.Member("traits"u8) : context.Member("traits"u8), who, micros, place, collected);
        if (context.Member("device"u8).Member("advertisingId"u8).Text() is { } advertising)
        {
            collected.Clues.Add(new IdentityClue(who, ClueKind.Device, advertising, micros, place));
        }

        if (kind is "identify" or "group")
        {
            collected.Traits.Add(Traits(message, kind, who, micros) with { IsAnonymous = user is null, WrittenMicros = written, Index = index });
            return;
        }

        collected.Events.Add(Event(message, kind!, user, anonymous, context, micros) with { WrittenMicros = written, Index = index });
    }

    private static (string? Field, string Reason)? Problem(JsonElement message, string? kind, string? who, string? user, string? previous) => kind switch
    {
        "alias" when user is null || previous is null || user == previous => ("previousId", "An alias needs 'userId' and another 'previousId'."),
        "alias" => null,
        "track" when message.Member("event"u8).Text() is null => ("event", "A track needs 'event', its name."),
        "group" when message.Member("groupId"u8).Text() is null => ("groupId", "A group needs 'groupId'."),
        "track" or "page" or "screen" or "identify" or "group" => who is null ? ("userId", "A message needs 'userId' or 'anonymousId'.") : null,
        null => ("type", "A message needs its 'type'."),
        _ => ("type", $"There is no type '{(kind.Length > 40 ? kind[..40] : kind)}': send track, page, screen, identify, group or alias."),
    };

    private static bool IsLeftOut(JsonElement message)
    {
        var integrations = message.Member("integrations"u8);
        var own = integrations.Member("Kelione"u8);
        if (own is { ValueKind: JsonValueKind.False } || (own is null && integrations.Member("All"u8) is { ValueKind: JsonValueKind.False }))
        {
            return true;
        }

        return message.Member("context"u8).Member("consent"u8).Member("categoryPreferences"u8) is { ValueKind: JsonValueKind.Object } categories
            && categories.EnumerateObject().Any(c => c.Value.ValueKind == JsonValueKind.False && c.Name.Equals("analytics", StringComparison.OrdinalIgnoreCase));
    }

    private static long? Moment(JsonElement? value) => value.Text() is { } text && SentTime.TryRead(text, out var micros) ? micros : null;

    private static void Personal(JsonElement? traits, string who, long micros, string place, Collected collected)
    {
        if (traits.Member("email"u8).Text() is { } email && PersonalKey.OfEmail(email) is { } emailKey)
        {
            collected.Clues.Add(new IdentityClue(who, ClueKind.Email, emailKey, micros, place));
        }

        if (traits.Member("phone"u8).Text() is { } phone && PersonalKey.OfPhone(phone) is { } phoneKey)
        {
            collected.Clues.Add(new IdentityClue(who, ClueKind.Phone, phoneKey, micros, place));
        }
    }

    private static CollectedTraits Traits(JsonElement message, string kind, string who, long micros)
    {
        var told = new Dictionary<string, string>(StringComparer.Ordinal);
        SentJson.Flatten(message.Member("traits"u8), kind == "group" ? "group" : "", told);
        return new CollectedTraits(who, micros, told) { Id = message.Member("messageId"u8).Text(), Account = kind == "group" ? message.Member("groupId"u8).Text() : null };
    }

    private static CollectedEvent Event(JsonElement message, string kind, string? user, string? anonymous, JsonElement? context, long micros)
    {
        var page = context.Member("page"u8);
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        SentJson.Flatten(context, "context", properties);
        var campaign = new Dictionary<string, string>(StringComparer.Ordinal);
        SentJson.Flatten(context.Member("campaign"u8), "", campaign);
        foreach (var name in properties.Keys.Where(k => Read.Contains(k) || k.StartsWith("context.campaign.", StringComparison.Ordinal) || k.StartsWith("context.traits.", StringComparison.Ordinal)).ToList())
        {
            properties.Remove(name);
        }

        SentJson.Flatten(message.Member("properties"u8), "", properties);
        var sent = message.Member("properties"u8);
        var screen = message.Member("name"u8).Text() ?? sent.Member("name"u8).Text();
        if (message.Member("category"u8).Text() is { } category)
        {
            properties.TryAdd("category", category);
        }

        return new CollectedEvent
        {
            Activity = kind == "track" ? message.Member("event"u8).Text()! : kind == "page" ? "Page viewed" : "Screen viewed",
            UserId = user,
            AnonymousId = anonymous,
            TimeMicros = micros,
            Id = message.Member("messageId"u8).Text(),
            Session = context.Member("sessionId"u8).Text(),
            Url = page.Member("url"u8).Text() ?? sent.Member("url"u8).Text(),
            Screen = kind == "track" ? null : screen,
            Referrer = (page.Member("referrer"u8) ?? sent.Member("referrer"u8)) is { ValueKind: JsonValueKind.String } referrer ? ((JsonElement?)referrer).Text() ?? "" : null,
            UserAgent = context.Member("userAgent"u8).Text(),
            Device = context.Member("device"u8).Member("type"u8).Text(),
            Address = context.Member("ip"u8).Text(),
            Account = context.Member("groupId"u8).Text(),
            Value = sent.Member("revenue"u8).Number() ?? sent.Member("total"u8).Number() ?? sent.Member("value"u8).Number(),
            Campaign = campaign,
            Properties = properties,
        };
    }
}
