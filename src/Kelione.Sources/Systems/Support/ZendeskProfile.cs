using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Zendesk's tickets: the account export (JSON, one ticket a line; XML with the numbers of statuses and channels; CSV of a view) and the incremental API (tickets, ticket events). Field meanings: the ticket of the API; support article 4408887009306, "Exporting
/// data". A file of tickets holds two things: what happened (events) and what was said (feedback).
/// </summary>
internal sealed class ZendeskProfile : SystemProfile
{
    public override string Name => "zendesk";

    public override string Title => "Zendesk";

    public override IReadOnlyList<SystemYield> Yields => [SystemYield.Events, SystemYield.Feedback];

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON of tickets, one a line or as the incremental API answers", "XML of tickets of the account export (from documentation in part, tell us)", "JSON of ticket events", "CSV of tickets"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("requester_id", EventFields.Customer),
        new("created_at, status (status-id) with solved_at or updated_at", "activities “Ticket created”, “Ticket: solved” and their times"),
        new("child_events.status of ticket events", "activity “Ticket: STATUS”"),
        new("via.channel, via-id", EventFields.Channel),
        new("organization_id", EventFields.Account),
        new("subject, description", FeedbackRoles.Text),
        new("satisfaction_rating.score, comment", FeedbackRoles.Rating),
        new("via.source.from.address, requester_email", "key of the same person"),
        new("requester_external_id", "the same person's id in another system"),
        new("every other field, custom fields by number", "attribute"),
    ];

    public override string ZonePolicy => "UTC, written so. The CSV of a view is in the account's zone: UTC is assumed unless a zone is named.";

    public override string DedupeKey => "the ticket's id and status; the id of ticket events";

    internal override bool Recognises(ProfileSample sample) => ObjectOf(sample).Length > 0;

    internal static string ObjectOf(ProfileSample sample) =>
        sample.HasAll("id", "ticket_id", "child_events") ? "events"
        : sample.HasAll("id", "requester_id", "created_at", "status") && sample.HasAny("subject", "raw_subject", "description") ? "tickets"
        : sample.Format == "xml" && sample.HasNamed("niceid", "requesterid", "createdat", "statusid") ? "tickets"
        : sample.Format is "csv" or "xlsx" && sample.HasNamed("id", "requesterid", "status", "createdat") && sample.HasAnyNamed("assignee", "assigneeid", "group", "satisfactionscore") ? "tickets"
        : "";

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) => details with
    {
        SystemHints = new Dictionary<string, string>
        {
            ["object"] = ObjectOf(sample),
            ["dates"] = sample.Names.Any(n => SystemTimes.IsDayFirst(sample.Values(n))) ? "day-first" : "",
        },
    };

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        if (sample.HasNamed("viaid"))
        {
            yield return "the XML names channels by numbers: web form, e-mail, API, chat and Twitter are told, others are kept as the attribute 'via-id'";
        }

        if (ObjectOf(sample) == "tickets" && !sample.HasAnyNamed("solvedat", "metricsetsolvedat"))
        {
            yield return "a ticket does not say when it was solved: the time of its last change is taken, where it is solved or closed";
        }

        yield return PersonalFields.Note;
    }

    internal override SystemMapper Open(SystemReading reading) => reading.Yield == SystemYield.Feedback ? new ZendeskVoice(this, reading) : new ZendeskEvents(this, reading);
}
