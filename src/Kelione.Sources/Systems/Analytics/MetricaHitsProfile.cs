using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Yandex Metrica, Logs API, events (<c>ym:pv:</c>). Fields: yandex.ru/dev/metrika, "Logs API", "Hits".</summary>
internal sealed class MetricaHitsProfile : PlainProfile
{
    private const string P = "ym:pv:";

    public override string Name => "metrica-hits";

    public override string Title => "Yandex Metrica hits";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["TSV of the Logs API, hits"];

    public override string ZonePolicy => MetricaTimes.Policy;

    public override string DedupeKey => "watchID within its year";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, P + "counterUserIDHash", P + "clientID"),
        new(FieldRule.Anonymous, P + "clientID"),
        new(EventFields.Time, P + "dateTimeUTC", P + "dateTime"),
        new(EventFields.EventId, P + "watchID"),
        new(EventFields.Session, P + "visitID"),
        new(EventFields.Channel, P + "lastTrafficSource", P + "lastsignTrafficSource", P + "UTMMedium"),
        new(FieldRule.TrafficSource, P + "UTMSource"),
        new(FieldRule.Campaign, P + "UTMCampaign"),
        new(EventFields.Touchpoint, P + "URL"),
        new(EventFields.Device, P + "deviceCategory"),
        new(FieldRule.Country, P + "regionCountry"),
        new(FieldRule.NotKept, P + "date", P + "counterID", P + "goalsID", P + "isPageView", P + "link", P + "download", P + "artificial", P + "notBounce", P + "pageViewID"),
    ];

    internal override string? AssumedZone => MetricaTimes.Assumed;

    internal override IReadOnlyList<string> Prefixes => [P];

    internal override bool Recognises(ProfileSample sample) =>
        sample.HasAny(P + "dateTime", P + "dateTimeUTC") && sample.HasAny(P + "watchID", P + "clientID", P + "counterUserIDHash");

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) => MetricaTimes.Notes(sample, P, zone);

    internal override bool TryTime(SystemRecord record, SystemReading reading, out long micros) => MetricaTimes.TryRead(record, P, reading, out micros);

    // A hit has no name of its own: what it was shows in its marks. Goals are named by their numbers, as the file has no others.
    internal override string? ActivityOf(SystemRecord record, SystemReading reading) =>
        record[P + "download"] is "1" ? "File downloaded"
            : record[P + "link"] is "1" ? "Link followed"
            : record[P + "isPageView"] is not "0" ? "Page viewed"
            : MetricaArrays.Of(record[P + "goalsID"]) is [var goal, ..] ? $"Goal {goal}"
            : "Event";

    internal override string? IdOf(SystemRecord record, long micros) => record.Text(P + "watchID") is { } id ? Invariant($"{UtcTime.ToDateTime(micros).Year}|{id}") : null;

    // A hit that reached goals is one event for each of them, beside that of its own.
    internal override void Finish(SystemRecord record, SystemRows rows)
    {
        rows.Set(EventFields.Device, MetricaTimes.DeviceOf(record.Text(P + "deviceCategory")));
        var isNamed = record[P + "isPageView"] is not "0" || record[P + "download"] is "1" || record[P + "link"] is "1";
        foreach (var goal in MetricaArrays.Of(record[P + "goalsID"]).Skip(isNamed ? 0 : 1))
        {
            rows.EventAlike($"Goal {goal}", $"|{goal}");
        }
    }
}
