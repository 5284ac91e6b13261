using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Tickets as Zendesk exports them: what happened and what was said in one file.</summary>
internal static class ZendeskExports
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>The account export: a ticket a line.</summary>
    public static void Lines(IReadOnlyList<SampleFeedback> tickets, Stream target) =>
        ExportFiles.Write(target, string.Concat(tickets.Select(t => JsonSerializer.Serialize(TicketOf(t), ExportFiles.Json) + "\n")));

    /// <summary>The incremental API.</summary>
    public static void Incremental(IReadOnlyList<SampleFeedback> tickets, Stream target) =>
        ExportFiles.Write(target, JsonSerializer.Serialize(new { tickets = tickets.Select(TicketOf), count = tickets.Count, end_of_stream = true, end_time = 1778490000 }, ExportFiles.Json));

    /// <summary>The CSV of a view.</summary>
    public static void Csv(IReadOnlyList<SampleFeedback> tickets, Stream target) => ExportFiles.Write(target, ExportFiles.Table(
        tickets.Select(t => (string?[])
            [
                Id(t), "Somebody", Requester(t), $"{t.Customer}@example.com", "Agent", "Support", t.Text, IsSolved(t) ? "Solved" : "Open", "Normal", "Mail", ExportFiles.Clock(t.TimeMicros, "yyyy-MM-dd HH:mm:ss"), ExportFiles.Clock(Solved(t), "yyyy-MM-dd HH:mm:ss"),
                IsSolved(t) ? ExportFiles.Clock(Solved(t), "yyyy-MM-dd HH:mm:ss") : null, "Offered",
            ]).Prepend(["Id", "Requester", "Requester id", "Requester email", "Assignee", "Group", "Subject", "Status", "Priority", "Via", "Created at", "Updated at", "Solved at", "Satisfaction Score"])));

    /// <summary>What was said in a ticket.</summary>
    public static IEnumerable<ExportedFeedback> Tells(SampleFeedback t)
    {
        yield return new("ticket", t.TimeMicros, $"Request of {t.Customer}\n{t.Text}", $"zendesk:user {Requester(t)}");
        if (ScoreOf(t) is { } score)
        {
            yield return new("csat", Solved(t), score == "bad" ? "Too slow" : "", $"zendesk:user {Requester(t)}", score == "bad" ? "0" : "1", "0-1");
        }
    }

    /// <summary>What was said in a ticket of a view.</summary>
    public static IEnumerable<ExportedFeedback> CsvTells(SampleFeedback t) => [new("ticket", t.TimeMicros, t.Text, $"zendesk:user {Requester(t)}")];

    /// <summary>What happened to a ticket.</summary>
    public static IEnumerable<JourneyEvent> Happens(SampleFeedback t)
    {
        yield return new JourneyEvent { Customer = $"zendesk:user {Requester(t)}", Activity = "Ticket created", TimeMicros = t.TimeMicros, Fields = new Dictionary<string, string> { ["ticket"] = Id(t) } };
        if (IsSolved(t))
        {
            yield return new JourneyEvent { Customer = $"zendesk:user {Requester(t)}", Activity = "Ticket: solved", TimeMicros = Solved(t), Fields = new Dictionary<string, string> { ["ticket"] = Id(t) } };
        }
    }

    private static object TicketOf(SampleFeedback t) => new
    {
        url = $"https://example.zendesk.com/api/v2/tickets/{Id(t)}.json",
        id = long.Parse(Id(t), null),
        external_id = (string?)null,
        created_at = ExportFiles.Clock(t.TimeMicros, Iso),
        updated_at = ExportFiles.Clock(Solved(t), Iso),
        type = "incident",
        subject = $"Request of {t.Customer}",
        raw_subject = $"Request of {t.Customer}",
        description = t.Text,
        priority = "normal",
        status = IsSolved(t) ? "solved" : "open",
        requester_id = long.Parse(Requester(t), null),
        assignee_id = 235_323,
        organization_id = (long?)null,
        via = new { channel = "email", source = new { from = new { address = $"{t.Customer}@example.com", name = "Somebody" }, to = new { }, rel = (string?)null } },
        tags = new[] { "delivery", t.Language },
        custom_fields = new[] { new { id = 27_642, value = (string?)"T-1001" }, new { id = 27_643, value = (string?)null } },
        satisfaction_rating = new { score = ScoreOf(t) ?? "unoffered", comment = ScoreOf(t) == "bad" ? "Too slow" : null },
    };

    /// <summary>The ticket's number.</summary>
    public static string Id(SampleFeedback t) => ExportWords.Text(ExportWords.Number(t.Id) % 100_000_000_000);

    /// <summary>The number of who asked.</summary>
    public static string Requester(SampleFeedback t) => ExportWords.Text(20_000_000_000_000 + (ExportWords.Number(t.Customer) % 1_000_000_000));

    /// <summary>Whether it was solved.</summary>
    public static bool IsSolved(SampleFeedback t) => ExportWords.Number(t.Id) % 4 != 0;

    /// <summary>When it changed last, which is when it was solved where it was.</summary>
    public static long Solved(SampleFeedback t) => t.AnsweredMicros ?? t.TimeMicros + 3_600_000_000;

    private static string? ScoreOf(SampleFeedback t) => (ExportWords.Number(t.Id) % 3) switch { 0 => "bad", 1 => "good", _ => null };
}
