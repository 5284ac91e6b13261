using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Yandex Metrica, Logs API, visits (<c>ym:s:</c>): a visit is an event, and so are the goals reached and the purchases made in it, which stand in parallel lists.
/// Fields: yandex.ru/dev/metrika, "Logs API", "Sessions". Visits grow for three days after they began, so that one may come again with more goals: what was there already is known by its id.
/// </summary>
internal sealed class MetricaVisitsProfile : SystemProfile
{
    private const string P = "ym:s:";

    public override string Name => "metrica-visits";

    public override string Title => "Yandex Metrica visits";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["TSV of the Logs API, visits"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new($"{P}counterUserIDHash, {P}clientID", EventFields.Customer),
        new($"{P}clientID", FieldRule.Anonymous),
        new($"{P}dateTimeUTC, {P}dateTime", "time of the event \"Visit\""),
        new($"{P}goalsID, {P}goalsDateTime, {P}goalsPrice, {P}goalsCurrency", "an event \"Goal N\" each, with its time and value"),
        new($"{P}purchaseID, {P}purchaseDateTime, {P}purchaseRevenue, {P}purchaseCurrency", "an event \"Purchase\" each, with its time and value"),
        new($"{P}visitID", EventFields.Session),
        new($"{P}lastTrafficSource and its variants", EventFields.Channel),
        new($"{P}startURL", EventFields.Touchpoint),
        new($"{P}deviceCategory", EventFields.Device),
        new("every other field", "attribute of the visit"),
    ];

    public override string ZonePolicy => MetricaTimes.Policy;

    public override string DedupeKey => "visitID within its year, and for goals and purchases their number and time";

    internal override string? AssumedZone => MetricaTimes.Assumed;

    internal override bool Recognises(ProfileSample sample) => sample.HasAny(P + "dateTime", P + "dateTimeUTC") && sample.HasAny(P + "visitID", P + "clientID", P + "counterUserIDHash");

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) => MetricaTimes.Notes(sample, P, zone);

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        private static readonly string[] Sources = ["lastTrafficSource", "lastsignTrafficSource", "lastSignTrafficSource", "firstTrafficSource", "last_yandex_direct_clickTrafficSource", "UTMMedium"];

        private readonly OtherFields _others = new(
            [
                .. new[]
                {
                    "counterUserIDHash", "clientID", "dateTime", "dateTimeUTC", "date", "visitID", "startURL", "deviceCategory", "UTMSource", "UTMCampaign", "regionCountry", "goalsID", "goalsSerialNumber",
                    "goalsDateTime", "goalsPrice", "goalsOrder", "goalsCurrency", "purchaseID", "purchaseDateTime", "purchaseRevenue", "purchaseCurrency", "watchIDs", "counterID",
                }.Concat(Sources).Select(f => P + f),
            ],
            [P]);

        private string? _customer;
        private string? _visit;

        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (!MetricaTimes.TryRead(record, P, reading, out var time))
            {
                rows.Refuse("this is no time of a visit", P + "dateTime");
                return;
            }

            _customer = record.FirstOf(P + "counterUserIDHash", P + "clientID");
            _visit = record.Text(P + "visitID");
            var id = Invariant($"{UtcTime.ToDateTime(time).Year}|{_visit}");
            Begin(record, rows, time, "Visit", _visit is null ? null : id);
            rows.Set(EventFields.Touchpoint, record.Text(P + "startURL"));
            rows.Set(EventFields.Device, MetricaTimes.DeviceOf(record.Text(P + "deviceCategory")));
            rows.Attribute(FieldRule.TrafficSource, record.Text(P + "UTMSource"));
            rows.Attribute(FieldRule.Campaign, record.Text(P + "UTMCampaign"));
            rows.Attribute(FieldRule.Country, record.Text(P + "regionCountry"));
            _others.AddTo(rows, record);
            AddListed(record, rows, id, "goals", "ID", "Price", goal => $"Goal {goal}");
            AddListed(record, rows, id, "purchase", "ID", "Revenue", _ => "Purchase");
            if (_customer is not null && record.Text(P + "clientID") is { } cookie)
            {
                rows.Clue(_customer, ClueKind.AnonymousId, cookie, time, Invariant($"{reading.FileName}, line {record.Line}"));
            }
        }

        // Parallel lists: the n-th element of each belongs to the n-th goal or purchase.
        private void AddListed(SystemRecord record, SystemRows rows, string visit, string list, string idField, string moneyField, Func<string, string> activity)
        {
            var ids = MetricaArrays.Of(record[P + list + idField]);
            var times = MetricaArrays.Of(record[P + list + "DateTime"]);
            var money = MetricaArrays.Of(record[P + list + moneyField]);
            var currencies = MetricaArrays.Of(record[P + list + "Currency"]);
            var seen = new Dictionary<(string, string), int>();
            for (var i = 0; i < ids.Count; i++)
            {
                if (i >= times.Count || !MetricaTimes.TryRead(times[i], reading.Zone, out var time))
                {
                    rows.Refuse(Invariant($"element {i + 1} of {list}{idField} has no time in {list}DateTime"), $"{P}{list}DateTime");
                    continue;
                }

                // The same goal twice within a second is two events; lists only grow, so that the count tells them apart the next time too.
                var nth = seen[(ids[i], times[i])] = seen.GetValueOrDefault((ids[i], times[i])) + 1;
                Begin(record, rows, time, activity(ids[i]), _visit is null ? null : Invariant($"{visit}|{list}|{ids[i]}|{times[i]}|{nth}"));
                if (i < money.Count && money[i] is { Length: > 0 } amount && amount != "0")
                {
                    rows.SetMoney(amount);
                    rows.Attribute(FieldRule.Currency, i < currencies.Count ? currencies[i] : "");
                }

                if (list == "purchase")
                {
                    rows.Attribute("order", ids[i]);
                }
            }
        }

        private void Begin(SystemRecord record, SystemRows rows, long time, string activity, string? id)
        {
            rows.Event(_customer, time, activity);
            rows.SetId(id);
            rows.Set(EventFields.Source, "Yandex Metrica");
            rows.Set(EventFields.Session, _visit);
            rows.Set(EventFields.Channel, record.FirstOf([.. Sources.Select(s => P + s)]));
        }
    }
}
