using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>PostHog's events as tables: with the properties laid out into columns, as its screen writes them, and as one text of JSON, as a query's answer has them.</summary>
internal static class PostHogTableExports
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss.fff'000Z'";

    // Heading by field of an event.
    private static readonly (string Heading, string Field)[] Laid =
    [
        ("properties.$session_id", EventFields.Session), ("properties.$current_url", EventFields.Touchpoint), ("properties.$device_type", EventFields.Device), ("properties.utm_medium", EventFields.Channel),
        ("properties.utm_source", "traffic_source"), ("properties.utm_campaign", "campaign"), ("properties.$geoip_country_code", "country"), ("properties.product", "product"), ("properties.error_code", "error_code"),
    ];

    /// <summary>The list.</summary>
    public static IReadOnlyList<SystemExport> All { get; } =
    [
        new DelimitedExport
        {
            System = "posthog", Name = "posthog-csv", FileName = "export-events.csv", Carries = ExportWords.Usual,
            Headings = ["uuid", "event", "distinct_id", "elements_chain", "person_id", "timestamp", .. Laid.Select(l => l.Heading), "properties.$ip", "properties.revenue"],
            Row = e =>
            [
                ExportWords.Uuid(ExportWords.Key(e)), e.Activity, e.Customer, "", ExportWords.Uuid(e.Customer), ExportWords.Clock(e, Moment), .. Laid.Select(l => e.Field(l.Field)), "192.0.2.1", ExportWords.Text(e.Value),
            ],
        },
        new DelimitedExport
        {
            System = "posthog", Name = "posthog-csv-json", FileName = "events.csv", Carries = ExportWords.Usual, Repeats = true,
            Headings = ["uuid", "event", "properties", "timestamp", "team_id", "distinct_id", "elements_chain", "created_at", "person_id"],
            Row = e =>
            [
                ExportWords.Uuid(ExportWords.Key(e)), e.Activity, ProductExports.PostHogProperties(e).ToJsonString(JsonText.Readable), ExportWords.Clock(e, Moment), "7", e.Customer, "", ExportWords.Clock(e, Moment),
                ExportWords.Uuid(e.Customer),
            ],
        },
    ];
}
