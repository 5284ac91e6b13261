using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Adjust's raw data export: hourly gzipped CSV whose headings are the definition's own marks, <c>{placeholder}</c> and <c>[custom parameter]</c>. Fields: help.adjust.com, "Raw data exports", "Placeholders".
/// Everything in it is a number of seconds since 1970 UTC where it is a time.
/// </summary>
internal sealed class AdjustProfile : PlainProfile
{
    public override string Name => "adjust";

    public override string Title => "Adjust";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV of the raw data export, gzipped, with placeholder headings"];

    public override string ZonePolicy => "Seconds since 1970 UTC.";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "[user_id]", "[customer_user_id]", "[customer_id]", "{external_device_id}"),
        new(FieldRule.Anonymous, "{adid}", "{web_uuid}", "{gps_adid}", "{idfa}", "{idfv}", "{android_id}"),
        new(EventFields.Activity, "{event_name}", "{activity_kind}"),
        new(EventFields.Time, "{created_at}", "{click_time}", "{installed_at}", "{received_at}"),
        new(EventFields.Channel, "{network_name}", "{tracker_name}"),
        new(FieldRule.Campaign, "{campaign_name}"),
        new(EventFields.Device, "{device_type}", "{device_name}"),
        new(EventFields.Value, "{revenue_float}", "{revenue}", "{reporting_revenue}"),
        new(FieldRule.Currency, "{currency}", "{reporting_currency}"),
        new(FieldRule.Country, "{country}"),
        new(FieldRule.Device, "{gps_adid}", "{idfa}", "{idfv}"),
        new(FieldRule.NotKept, "{event}", "{received_at}", "{tracker}", "{app_id}", "{user_agent}", "{nonce}", "{random}", "{random_user_id}", "{tracking_enabled}"),
    ];

    internal override bool Recognises(ProfileSample sample) =>
        sample.Format == "csv" && sample.Has("{activity_kind}") && sample.HasAny("{created_at}", "{click_time}", "{installed_at}", "{received_at}") && sample.HasAny("{adid}", "{gps_adid}", "{idfa}", "{idfv}", "{android_id}", "{web_uuid}", "[user_id]");

    internal override string? ActivityOf(SystemRecord record, SystemReading reading) =>
        record.Text("{activity_kind}") is "event" or null ? record.FirstOf("{event_name}", "{event}", "{activity_kind}") : record.Text("{activity_kind}");

    // The marks of the headings say nothing once it is known what they are.
    internal override void Prepare(SystemRecord record)
    {
        for (var column = 0; column < record.Count; column++)
        {
            var name = record.Columns[column];
            if (name is ['{' or '[', .., '}' or ']'] && !IsUsed(name) && record.Cell(column) is { IsEmpty: false } cell)
            {
                record.Add(name[1..^1], cell.ToString());
                record.SetExpanded(name);
            }
        }
    }

    private bool IsUsed(string name) => (_used ??= [.. Rules.SelectMany(r => r.Fields)]).Contains(name);

    private HashSet<string>? _used;
}
