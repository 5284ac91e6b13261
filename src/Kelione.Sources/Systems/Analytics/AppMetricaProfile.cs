using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Yandex AppMetrica, Logs API: CSV or <c>{"data":[…]}</c> of every resource that holds events. Fields: appmetrica.yandex.com/docs/mobile-api/logs, "Endpoints" and the pages of the resources.
/// Each resource has its own time (<c>install_timestamp</c>, <c>click_timestamp</c>…), Unix seconds of the device's clock. The zone of the <c>*_datetime</c> texts is not documented, so they are not used.
/// Device ids are unsigned 64-bit numbers and stay texts.
/// </summary>
internal sealed class AppMetricaProfile : PlainProfile
{
    private const string Attempt = "attempt_timestamp";

    // In the order in which they are looked for: a postback tells of the installation and the click before it, an installation of its click.
    private static readonly (string Time, string Activity)[] Resources =
    [
        (Attempt, "Postback sent"), ("install_timestamp", "Installed"), ("session_start_timestamp", "Session started"), ("crash_timestamp", "Crashed"), ("error_timestamp", "Error"), ("token_timestamp", "Push token received"),
        ("event_timestamp", "Event"), ("click_timestamp", "Ad clicked"),
    ];

    public override string Name => "appmetrica";

    public override string Title => "AppMetrica";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV or JSON of the Logs API: events, installations, clicks, deeplinks, sessions_starts, crashes, errors, push_tokens, postbacks, revenue, ecommerce and ad revenue events"];

    public override string ZonePolicy => "The *_timestamp fields count seconds since 1970 UTC; the *_datetime texts, whose zone is not documented, are not used.";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "profile_id"),
        new(FieldRule.Anonymous, "appmetrica_device_id", "installation_id", "google_aid", "ios_ifa", "ios_ifv", "windows_aid", "huawei_oaid"),
        new(EventFields.Activity, "event_name", "crash_name", "error_name"),
        new(EventFields.Time, [.. Resources.Select(r => r.Time)]),
        new(EventFields.Session, "session_id"),
        new(EventFields.Channel, "publisher_name", "tracker_name"),
        new(FieldRule.Campaign, "tracker_name"),
        new(EventFields.Device, "device_type"),
        new(EventFields.Value, "revenue_price", "ad_revenue", "ecom_order_total", "event_json.price", "event_json.sum", "event_json.revenue", "event_json.value"),
        new(FieldRule.Currency, "revenue_currency", "ad_revenue_currency", "event_json.currency"),
        new(FieldRule.Country, "country_iso_code"),
        new(FieldRule.Device, "google_aid", "ios_ifa", "ios_ifv", "windows_aid", "huawei_oaid"),
        new(FieldRule.NotKept, "application_id", "event_datetime", "event_receive_datetime", "event_receive_timestamp", "install_datetime", "install_receive_datetime", "install_receive_timestamp", "click_datetime",
            "session_start_datetime", "session_start_receive_datetime", "session_start_receive_timestamp", "crash_datetime", "crash_receive_datetime", "crash_receive_timestamp", "error_datetime",
            "error_receive_datetime", "error_receive_timestamp", "token", "token_datetime", "token_receive_datetime", "token_receive_timestamp", "attempt_datetime", "mcc", "mnc", "click_user_agent"),
    ];

    internal override IReadOnlyList<string> Prefixes => ["event_json."];

    internal override bool Recognises(ProfileSample sample)
    {
        var times = Resources.Count(r => sample.All(r.Time, v => v.Length is >= 9 and <= 11 && v.All(char.IsAsciiDigit)));
        return times > 0 && (sample.HasAny("appmetrica_device_id") || (sample.Has("profile_id") && sample.HasAny("event_json", "installation_id", "session_id") && sample.HasAny("event_datetime", "event_name"))
            || (sample.HasAll("click_id", "click_timestamp") && sample.HasAny("tracking_id", "publisher_id")));
    }

    internal override void Prepare(SystemRecord record) => record.Expand("event_json", "event_json");

    internal override string? ActivityOf(SystemRecord record, SystemReading reading)
    {
        if (record.Text("event_name") is { } name && record[Attempt].IsEmpty)
        {
            return name;
        }

        var resource = record.FirstOf("revenue_price", "revenue_product_id") is not null ? "Purchase"
            : record.FirstOf("ad_revenue", "ad_revenue_currency") is not null ? "Ad shown"
            : record.FirstOf("ecom_type", "ecom_event") is { } ecommerce ? $"E-commerce: {ecommerce}"
            : record.FirstOf("deeplink_url_scheme", "deeplink_url_host", "deeplink_url_path") is not null ? "Deep link opened"
            : Resources.First(r => r.Time == TimeField(record)).Activity;
        return record.FirstOf("crash_name", "error_name") is { } what ? $"{resource}: {what}" : resource;
    }

    internal override string TimeField(SystemRecord record) => Resources.FirstOrDefault(r => !record[r.Time].IsEmpty).Time ?? "event_timestamp";
}
