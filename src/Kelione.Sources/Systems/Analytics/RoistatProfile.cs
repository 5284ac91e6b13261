using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Roistat: orders, leads and proxy leads of its API, kept as JSON. An order shows only the status that it has now, with the time of its last change: it gives the event of its creation and that of its status;
/// asking again later adds the statuses that came since. Fields: help.roistat.com, "API", "Orders", "Lead management".
/// </summary>
internal sealed class RoistatProfile : SystemProfile
{
    public override string Name => "roistat";

    public override string Title => "Roistat";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON of the API: orders, leads, proxy leads"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("client_id, custom_fields.roistat, roistat, visit_id, id", EventFields.Customer),
        new("creation_date", "time of the event \"Order created\" or \"Lead created\""),
        new("update_date, status.name", "an event \"Order: status\" at the time of the last change"),
        new("paid_date", "time of the event \"Lead paid\""),
        new("revenue, price", "value of the event of a paid status"),
        new("visit_id", FieldRule.Anonymous),
        new("visit.source, source", EventFields.Channel),
        new("email, phone", "their keys"),
        new("every other field", "attribute"),
    ];

    public override string ZonePolicy => "Times of orders carry their offset; those of proxy leads do not and are Moscow's (UTC+3) where none is named.";

    public override string DedupeKey => "id and the status";

    internal override string? AssumedZone => MetricaTimes.Assumed;

    internal override bool Recognises(ProfileSample sample) => sample.Has("creation_date") && sample.Has("id")
        && ((sample.HasAny("status.type", "status.name") && sample.HasAny("source_type", "visit_id", "custom_fields.roistat", "client_id"))
            || (sample.HasAny("order_id", "paid_date", "text") && sample.HasAny("roistat", "paid_date"))

            // Leads of which none is paid yet.
            || (sample.HasAll("title", "price", "status") && sample.All("id", id => id.StartsWith("order_", StringComparison.Ordinal))));

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) =>
        sample.Has("status.name") ? ["an order shows its present status only: statuses between two exports are not in the file"] : [];

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        private readonly OtherFields _others = new(
            ["id", "client_id", "custom_fields.roistat", "roistat", "visit_id", "creation_date", "update_date", "paid_date", "revenue", "price", "status.id", "status.type", "status.name", "status", "visit.source", "source", "email",
                "phone", "name", "title", "text", "url", "visit.id", "visit.ip"],
            ["custom_fields.", "order_fields."]);

        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (!TryTime(record["creation_date"], out var created))
            {
                rows.Refuse("this is no time of creation", "creation_date");
                return;
            }

            var id = record.Text("id") ?? "";
            var customer = record.FirstOf("client_id", "custom_fields.roistat", "roistat", "visit_id") ?? id;
            var isOrder = record.FirstOf("status.name", "status.type") is not null;
            Begin(record, rows, customer, created, isOrder ? "Order created" : "Lead created", $"{id}|created", id);
            if (isOrder && TryTime(record["update_date"], out var changed))
            {
                var status = record.FirstOf("status.name", "status.type")!;
                Begin(record, rows, customer, changed, $"Order: {status}", $"{id}|{record.FirstOf("status.id", "status.name")}", id);
                SetMoney(record, rows, record["status.type"] is "paid");
            }

            if (TryTime(record["paid_date"], out var paid))
            {
                Begin(record, rows, customer, paid, "Lead paid", $"{id}|paid", id);
                SetMoney(record, rows, isPaid: true);
            }

            var place = string.Create(CultureInfo.InvariantCulture, $"{reading.FileName}, line {record.Line}");
            rows.Clue(customer, ClueKind.AnonymousId, record.Text("visit_id") ?? "", created, place);
            rows.Clue(customer, ClueKind.Email, PersonalKey.OfEmail(record.Text("email") ?? "") ?? "", created, place);
            rows.Clue(customer, ClueKind.Phone, PersonalKey.OfPhone(record.Text("phone") ?? "") ?? "", created, place);
        }

        private void Begin(SystemRecord record, SystemRows rows, string customer, long time, string activity, string id, string order)
        {
            rows.Event(customer, time, activity);
            rows.SetId(id);
            rows.Set(EventFields.Source, "Roistat");
            rows.Set(EventFields.Channel, record.FirstOf("visit.source", "source"));
            rows.Attribute("order", order);
            _others.AddTo(rows, record);
        }

        private static void SetMoney(SystemRecord record, SystemRows rows, bool isPaid)
        {
            if (isPaid && record.FirstOf("revenue", "price") is { } money)
            {
                rows.SetMoney(money);
            }
        }

        private bool TryTime(ReadOnlySpan<char> text, out long micros) => SystemTimes.TryAny(text, reading.Zone, out micros);
    }
}
