using System.Globalization;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>What the readings of Zendesk's tickets do alike.</summary>
internal abstract class ZendeskMapper(ZendeskProfile profile, SystemReading reading) : CrmMapper(profile, reading)
{
    private static readonly HashSet<string> Used =
    [
        "id", "url", "createdat", "updatedat", "generatedtimestamp", "status", "requesterid", "requester", "submitterid", "subject", "rawsubject", "description", "viachannel", "via", "organizationid", "organization", "customfields", "fields",
        "satisfactionratingscore", "satisfactionratingcomment", "satisfactionscore", "satisfactioncomment", "collaboratorids", "followerids", "emailccids", "sharingagreementids", "followupids", "solvedat", "assignedat", "recipient",
        "metricsetsolvedat", "tags", "niceid", "statusid", "statusupdatedat", "currenttags", "ticketfieldentries", "entryid", "currentcollaborators", "latestrecipients", "originalrecipientaddress", "comments", "requesteremail", "requesterdomain", "requesterexternalid",
    ];

    // Statuses by their numbers in the XML export.
    private static readonly string[] Statuses = ["new", "open", "pending", "solved", "closed", "deleted", "hold"];

    /// <summary>The ticket's number; null for none. The XML export calls it <c>nice-id</c> beside an id of its own.</summary>
    protected static string? IdOf(SystemRecord record) => record.Named("niceid", "id");

    /// <summary>The status in a word of lower case; null where it is not told.</summary>
    protected static string? StatusOf(SystemRecord record) => record.Named("status")?.ToLowerInvariant()
        ?? (int.TryParse(record.Named("statusid"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Statuses.Length ? Statuses[number] : null);

    /// <summary>Adds what is left of a ticket.</summary>
    protected static void TicketTraits(SystemRecord record, SystemRows rows)
    {
        Traits(record, rows, name => Used.Contains(name) || (name == "viaid" && ChannelOf(record) is not null) || name.StartsWith("viasource", StringComparison.Ordinal) || name.StartsWith("satisfactionrating", StringComparison.Ordinal));
        using var tags = JsonCells.ListIn(record["tags"]);
        rows.Attribute("tags", tags is null ? record.Named("tags") ?? record.Named("currenttags")?.Replace(" ", "; ", StringComparison.Ordinal) : string.Join("; ", tags.RootElement.EnumerateArray().Select(JsonCells.TextOf)));
        using var custom = JsonCells.ListIn(record.FirstOf("custom_fields", "ticket-field-entries"));
        foreach (var field in custom?.RootElement.EnumerateArray() ?? default)
        {
            if (JsonCells.FirstOf(field, "id", "ticket-field-id") is { } id && JsonCells.Text(field, "value") is { } value && !PersonalFields.Is("", value))
            {
                rows.Attribute($"field {id}", value);
            }
        }
    }

    /// <summary>Tells how other systems may know who asked.</summary>
    protected void TellWho(SystemRecord record, SystemRows rows, string customer, long created)
    {
        Addresses(record, rows, customer, created, [record.Named("viasourcefromaddress", "requesteremail")], [record.Named("viasourcefromphone")]);
        if (record.Named("requesterexternalid") is { } external)
        {
            rows.Clue(customer, ClueKind.CustomerId, external, created, Place(record));
        }
    }

    /// <summary>The channel that a ticket came by.</summary>
    protected static string? ChannelOf(SystemRecord record) => record.Named("viachannel", "via")?.ToLowerInvariant()
        ?? record.Named("viaid") switch { "0" => "web", "4" => "email", "5" => "api", "29" => "chat", "30" => "twitter", _ => null };
}

/// <summary>The events of Zendesk's tickets.</summary>
internal sealed class ZendeskEvents(ZendeskProfile profile, SystemReading reading) : ZendeskMapper(profile, reading)
{
    private Dictionary<string, string>? _requesters;

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (IdOf(record) is not { } id)
        {
            rows.Refuse("there is no id", "id");
        }
        else if (Reading.Hint("object") == "events")
        {
            TicketEvent(record, rows, id);
        }
        else
        {
            Ticket(record, rows, id);
        }
    }

    private void Ticket(SystemRecord record, SystemRows rows, string id)
    {
        if (record.Named("requesterid") is not { } requester)
        {
            rows.Refuse("nobody is named who asked", "requester_id");
            return;
        }

        if (!TryTime(rows, record.Named("createdat"), "created_at", out var created))
        {
            return;
        }

        var customer = Own("user", requester);
        Event(record, rows, customer, id, created, "Ticket created", $"ticket|{id}|created");
        TellWho(record, rows, customer, created);

        // Ticket events, which name only the ticket, may come in a file of their own.
        rows.Clue(customer, ClueKind.AnonymousId, Own("ticket", id), created, Place(record));
        if (StatusOf(record) is "solved" or "closed"
            && SystemTimes.TryAny(record.Named("metricsetsolvedat", "solvedat", "updatedat"), Reading.Zone, Reading.Hint("dates") == "day-first", out var solved))
        {
            Event(record, rows, customer, id, solved, "Ticket: solved", $"ticket|{id}|solved");
        }
    }

    private static void Event(SystemRecord record, SystemRows rows, string customer, string ticket, long time, string activity, string id)
    {
        rows.Event(customer, time, activity);
        rows.SetId(id);
        rows.Set(EventFields.Source, "Zendesk");
        rows.Set(EventFields.Channel, ChannelOf(record));
        rows.Set(EventFields.Account, record.Named("organizationid", "organization"));
        rows.Attribute("ticket", ticket);
        TicketTraits(record, rows);
    }

    private void TicketEvent(SystemRecord record, SystemRows rows, string id)
    {
        if (!TryTime(rows, record.FirstOf("timestamp", "created_at"), "timestamp", out var time) || record.Text("ticket_id") is not { } ticket)
        {
            rows.Refuse("there is no ticket", "ticket_id");
            return;
        }

        _requesters ??= Reading.Neighbours.Join(s => ZendeskProfile.ObjectOf(s) == "tickets", IdOf, r => r.Named("requesterid"));
        var customer = _requesters.TryGetValue(ticket, out var requester) ? Own("user", requester) : Own("ticket", ticket);
        using var children = JsonCells.ListIn(record["child_events"]);
        var number = 0;
        foreach (var child in children?.RootElement.EnumerateArray() ?? default)
        {
            number++;
            var what = JsonCells.Text(child, "status") is { } status ? $"Ticket: {status}"
                : JsonCells.Text(child, "event_type") is "Comment" ? "Ticket comment"
                : JsonCells.Text(child, "event_type") is "Create" ? "Ticket created" : null;
            if (what is not null)
            {
                rows.Event(customer, time, what);

                // Solved and created are known from the ticket too: one id for both.
                rows.SetId(what is "Ticket: solved" ? $"ticket|{ticket}|solved" : what is "Ticket created" ? $"ticket|{ticket}|created" : JsonCells.Text(child, "id") ?? Invariant($"{id}-{number}"));
                rows.Set(EventFields.Source, "Zendesk");
                rows.Attribute("ticket", ticket);
            }
        }

        if (rows.Count == 0)
        {
            rows.Event(customer, time, "Ticket changed");
            rows.SetId($"change|{id}");
            rows.Set(EventFields.Source, "Zendesk");
            rows.Attribute("ticket", ticket);
        }
    }
}

/// <summary>What was said in Zendesk's tickets: the request itself, and how satisfied people were with the answer.</summary>
internal sealed class ZendeskVoice(ZendeskProfile profile, SystemReading reading) : ZendeskMapper(profile, reading)
{
    private static readonly RatingScale GoodOrBad = new(0, 1);

    public override void Map(SystemRecord record, SystemRows rows)
    {
        if (IdOf(record) is not { } id || !TryTime(rows, record.Named("createdat"), "created_at", out var created))
        {
            return;
        }

        var customer = record.Named("requesterid") is { } requester ? Own("user", requester) : null;
        Begin(record, rows, FeedbackKind.Ticket, $"ticket|{id}", created, customer);
        if (customer is not null)
        {
            TellWho(record, rows, customer, created);
        }

        var (subject, text) = (record.Named("subject", "rawsubject"), record.Named("description"));
        rows.Set(FeedbackRoles.Title, subject);
        rows.Set(FeedbackRoles.Text, text == subject ? null : text);
        TicketTraits(record, rows);
        var score = record.Named("satisfactionratingscore", "satisfactionscore")?.ToLowerInvariant();
        if (score is "good" or "bad")
        {
            Begin(record, rows, FeedbackKind.Csat, $"satisfaction|{id}", SystemTimes.TryAny(record.Named("updatedat"), Reading.Zone, Reading.Hint("dates") == "day-first", out var rated) ? rated : created, customer);
            rows.Rating(score == "good" ? "1" : "0", GoodOrBad);
            rows.Set(FeedbackRoles.Text, record.Named("satisfactionratingcomment", "satisfactioncomment"));
            rows.Attribute("reason", record.Named("satisfactionratingreason"));
        }
    }

    private static void Begin(SystemRecord record, SystemRows rows, FeedbackKind kind, string id, long time, string? customer)
    {
        rows.Feedback(kind, "Zendesk", id, time);
        rows.Set(FeedbackRoles.Customer, customer);
        rows.Set(FeedbackRoles.Channel, ChannelOf(record));
    }
}
