using System.Text;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>The resources of AppMetrica's Logs API beside events and installations, each with its own moment; UTF-8 with a mark, as <c>use_utf8_bom</c> writes it.</summary>
internal static class AppMetricaExports
{
    private const string Crashed = "NullPointerException: cart";

    // What every resource carries of the application and the device.
    private static readonly string[] Shared = ["application_id", "appmetrica_device_id", "profile_id", "google_aid", "device_type", "country_iso_code", "os_name", "device_ipv6"];

    public static IReadOnlyList<SystemExport> All { get; } =
    [
        Resource("clicks", "click", "Ad clicked", ["click_id", "tracking_id", "publisher_name", "touch_type", "is_bot"], carriesDevice: false),
        Resource("deeplinks", "event", "Deep link opened", ["deeplink_url_scheme", "deeplink_url_host", "deeplink_url_path"]),
        Resource("sessions-starts", "session_start", "Session started", ["session_id"]),
        Resource("crashes", "crash", $"Crashed: {Crashed}", ["crash_name", "crash_group_id"]),
        Resource("errors", "error", "Error: no_such_cart", ["error_name", "error_id"]),
        Resource("push-tokens", "token", "Push token received", ["token"]),
        Resource("postbacks", "attempt", "Postback sent", ["event_name", "click_timestamp", "install_timestamp", "notifying_status", "response_code"]),
        Resource("revenue-events", "event", "Purchase", ["revenue_price", "revenue_currency", "revenue_product_id", "revenue_quantity"]),
        Resource("ecommerce-events", "event", "E-commerce: purchase", ["ecom_type", "ecom_order_total"]),
        Resource("ad-revenue-events", "event", "Ad shown", ["ad_revenue", "ad_revenue_currency"]),
    ];

    private static DelimitedExport Resource(string name, string moment, string activity, string[] own, bool carriesDevice = true)
    {
        var isMoney = own.Any(f => f is "revenue_price" or "ecom_order_total" or "ad_revenue");
        var carries = new[] { EventFields.Device, "country" }.Concat(own.Contains("publisher_name") ? [EventFields.Channel] : Array.Empty<string>());
        string[] headings = [$"{moment}_timestamp", $"{moment}_datetime", .. Shared.Where(f => carriesDevice || f is not ("appmetrica_device_id" or "profile_id")), .. own];
        return new DelimitedExport
        {
            System = "appmetrica", Name = $"appmetrica-{name}", FileName = $"{name.Replace('-', '_')}.csv", PrecisionMicros = 1_000_000, CarriesValue = isMoney, Activity = _ => activity, Encoding = new UTF8Encoding(true),
            Customer = e => carriesDevice ? ExportWords.Known(e) ?? ExportWords.HugeId(e.Customer) : ExportWords.Uuid(ExportWords.Anonymous(e)), Session = e => own.Contains("session_id") ? e.Field(EventFields.Session) : null,
            Choose = events => isMoney ? events.Where(e => e.Value is not null) : events, Carries = carries.ToDictionary(f => f, f => f, StringComparer.Ordinal), Headings = headings, Row = e => [.. headings.Select(f => Cell(e, f, moment))],
        };
    }

    private static string? Cell(JourneyEvent e, string field, string moment) => field switch
    {
        "application_id" => "4711",
        "appmetrica_device_id" => ExportWords.HugeId(ExportWords.Anonymous(e)),
        "profile_id" => ExportWords.Known(e),
        "google_aid" => ExportWords.Uuid(ExportWords.Anonymous(e)),
        "device_type" => e.Field(EventFields.Device),
        "country_iso_code" => e.Field("country"),
        "os_name" => "android",
        "device_ipv6" => "::ffff:192.0.2.1",
        "publisher_name" => e.Field(EventFields.Channel),
        "session_id" => e.Field(EventFields.Session),
        "click_id" or "tracking_id" or "crash_group_id" or "error_id" or "token" => ExportWords.HugeId(ExportWords.Key(e) + field),
        "touch_type" => "click",
        "is_bot" => "false",
        "crash_name" => Crashed,
        "error_name" => "no_such_cart",
        "event_name" => e.Activity,
        "notifying_status" => "success",
        "response_code" => "200",
        "deeplink_url_scheme" => "https",
        "deeplink_url_host" => "shop.example",
        "deeplink_url_path" => "/cart",
        "revenue_price" or "ecom_order_total" or "ad_revenue" => ExportWords.Text(e.Value),
        "revenue_currency" or "ad_revenue_currency" => "EUR",
        "revenue_product_id" => e.Field("product"),
        "revenue_quantity" => "1",
        "ecom_type" => "purchase",
        _ when field == $"{moment}_datetime" => ExportWords.Clock(e, "yyyy-MM-dd HH:mm:ss", 3),

        // A postback tells of the click and the installation too, which were earlier.
        _ => ExportWords.Text(ExportWords.Seconds(e) - (field == $"{moment}_timestamp" ? 0 : 60)),
    };
}
