using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// A table that Segment keeps in a warehouse, saved as CSV or Parquet: <c>tracks</c>, the table of one event, <c>pages</c>, <c>screens</c>, <c>identifies</c>. Fields: segment.com/docs, "Warehouse schemas".
/// </summary>
internal sealed class SegmentTableProfile : PlainProfile
{
    public override string Name => "segment-table";

    public override string Title => "Segment warehouse table";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV or Parquet of tracks, pages, screens, identifies or the table of one event"];

    public override string ZonePolicy => "Times carry their offset, or are UTC.";

    public override string DedupeKey => "id, which is the messageId";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "user_id"),
        new(FieldRule.Anonymous, "anonymous_id"),
        new(EventFields.Activity, "event_text", "event", "name"),
        new(EventFields.Time, "timestamp", "original_timestamp", "received_at"),
        new(EventFields.EventId, "id"),
        new(EventFields.Session, "context_session_id"),
        new(EventFields.Channel, "context_campaign_medium", "channel"),
        new(FieldRule.TrafficSource, "context_campaign_source"),
        new(FieldRule.Campaign, "context_campaign_name"),
        new(EventFields.Touchpoint, "context_screen_name", "context_page_url", "url"),
        new(EventFields.Device, "context_device_type", "context_os_name"),
        new(EventFields.Account, "context_group_id"),
        new(EventFields.Value, "revenue", "total", "value"),
        new(FieldRule.Country, "context_location_country"),
        new(FieldRule.Email, "email", "context_traits_email"),
        new(FieldRule.NotKept, "sent_at", "received_at", "original_timestamp", "context_ip", "context_user_agent", "uuid_ts", "uuid", "context_traits_phone", "context_device_token", "context_device_id"),
    ];

    internal override bool Recognises(ProfileSample sample) => sample.HasAll("id", "anonymous_id", "user_id", "received_at", "sent_at") && sample.HasAny("original_timestamp", "timestamp");

    // A table of identifies has the traits of people and neither an event nor a page.
    internal override bool IsEvent(SystemRecord record) => record.Columns.IndexOf("event") >= 0 || IsPages(record);

    internal override bool IsTold(SystemRecord record) => !IsEvent(record);

    internal override IEnumerable<(string Name, string Text)> TraitsOf(SystemRecord record) =>
        record.Under("").Where(t => !t.Name.StartsWith("context_", StringComparison.Ordinal) && !Rules.Any(r => r.Fields.Contains(t.Name, StringComparer.Ordinal)));

    internal override string? ActivityOf(SystemRecord record, SystemReading reading) => record.FirstOf("event_text", "event")
        ?? (record.Columns.IndexOf("context_screen_name") >= 0 && record.Columns.IndexOf("url") < 0 ? "Screen viewed" : "Page viewed");

    // Which page or screen it was is the touchpoint, as from the SDKs.
    internal override void Finish(SystemRecord record, SystemRows rows)
    {
        if (record.Columns.IndexOf("event") < 0 && record.Text("name") is { } name)
        {
            rows.Set(EventFields.Touchpoint, name);
        }
    }

    private static bool IsPages(SystemRecord record) =>
        record.Columns.IndexOf("url") >= 0 || record.Columns.IndexOf("path") >= 0 || (record.Columns.IndexOf("name") >= 0 && record.Columns.IndexOf("email") < 0);
}
