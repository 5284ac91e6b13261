using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Mixpanel's raw export: JSON Lines of <c>{"event", "properties"}</c>. Field meanings: docs.mixpanel.com, "Raw export API". Times are seconds since 1970 UTC, milliseconds where asked for with
/// <c>time_in_ms</c>; projects made before 2023-01-01 write the clock of the project instead, which the file does not show: then a person names the zone.
/// </summary>
internal sealed class MixpanelProfile : SystemProfile
{
    public override string Name => "mixpanel";

    public override string Title => "Mixpanel";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON Lines of the raw export API, plain or gzipped"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("properties.$user_id, properties.distinct_id", EventFields.Customer),
        new("event", EventFields.Activity),
        new("properties.time", EventFields.Time),
        new("properties.$insert_id", EventFields.EventId),
        new("properties.$device_id", "the same person's anonymous id"),
        new("properties.$device, properties.$os", EventFields.Device),
        new("properties.utm_medium, properties.utm_source", EventFields.Channel),
        new("properties.$current_url, properties.$screen_name", EventFields.Touchpoint),
        new("properties.revenue, properties.amount", EventFields.Value),
        new("every other property", "attribute"),
    ];

    public override string ZonePolicy => "Seconds or milliseconds since 1970 UTC, told by their size. A project made before 2023 writes its own clock: name its zone.";

    public override string DedupeKey => "event, distinct_id, time and $insert_id";

    internal override bool Recognises(ProfileSample sample) =>
        sample.Format is "jsonl" or "json" && sample.HasAll("event", "properties.time") && sample.HasAny("properties.distinct_id", "properties.$user_id", "properties.$device_id");

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) =>
        [zone is null ? "times are taken as UTC; if the Mixpanel project was made before 2023, its times are in the project's zone: name it" : $"times are taken as the clock of {zone}, as of projects made before 2023"];

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        private const string Prefix = "properties.";

        private static readonly HashSet<string> Used =
            ["event", "properties.time", "properties.distinct_id", "properties.$user_id", "properties.$device_id", "properties.$insert_id", "properties.$device", "properties.$screen_name"];

        public override void Map(SystemRecord record, SystemRows rows)
        {
            if (!SystemTimes.TryEpoch(record[Prefix + "time"], out var written))
            {
                rows.Refuse("properties.time is no number of seconds or milliseconds since 1970", Prefix + "time");
                return;
            }

            // A number of the project's own clock is read as that clock's wall time.
            var time = reading.Zone.ToUtc(written);
            var distinct = record.FirstOf(Prefix + "distinct_id", Prefix + "$user_id", Prefix + "$device_id") ?? "";
            var customer = record.Text(Prefix + "$user_id") ?? distinct;
            rows.Event(customer, time, record["event"]);
            if (record.Text(Prefix + "$insert_id") is { } insert)
            {
                rows.SetId(string.Join('|', record.Text("event"), distinct, written.ToString(CultureInfo.InvariantCulture), insert));
            }

            rows.Set(EventFields.Source, "Mixpanel");
            rows.Set(EventFields.Device, record.FirstOf(Prefix + "$device", Prefix + "$os"));
            rows.Set(EventFields.Touchpoint, record.FirstOf(Prefix + "$screen_name", Prefix + "$current_url"));
            rows.Set(EventFields.Channel, record.FirstOf(Prefix + "utm_medium", Prefix + "utm_source"));
            rows.Set(EventFields.Value, record.FirstOf(Prefix + "revenue", Prefix + "amount"));
            AddProperties(record, rows);
            foreach (var anonymous in new[] { record.Text(Prefix + "$device_id"), distinct })
            {
                if (record.Text(Prefix + "$user_id") is not null && anonymous is { Length: > 0 })
                {
                    rows.Clue(customer, ClueKind.AnonymousId, anonymous, time, Invariant($"{reading.FileName}, line {record.Line}"));
                }
            }
        }

        private static void AddProperties(SystemRecord record, SystemRows rows)
        {
            for (var column = 0; column < record.Count; column++)
            {
                var name = record.Columns[column];
                if (!Used.Contains(name))
                {
                    rows.Attribute(name.StartsWith(Prefix, StringComparison.Ordinal) ? name.AsSpan(Prefix.Length) : name, record.Cell(column));
                }
            }
        }
    }
}
