using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Firebase before the summer of 2018: one row per bundle, with the user in <c>user_dim</c> and the events of the bundle in <c>event_dim[]</c>. No documentation of it is left; names are those that
/// migration scripts to the newer shape use, so what is not there is passed over.
/// </summary>
internal sealed class FirebaseOldProfile : SystemProfile
{
    public override string Name => "firebase-2017";

    public override string Title => "Firebase before 2018";

    public override Sureness Sureness => Sureness.TellUs;

    public override IReadOnlyList<string> Files => ["BigQuery rows with user_dim and event_dim as JSON Lines or Parquet"];

    public override IReadOnlyList<MappedField> Fields =>
    [
        new("user_dim.user_id", EventFields.Customer),
        new("user_dim.app_info.app_instance_id", FieldRule.Anonymous),
        new("event_dim[].name", EventFields.Activity),
        new("event_dim[].timestamp_micros", EventFields.Time),
        new("event_dim[].params[]", "attribute"),
        new("event_dim[].value_in_usd, params value", EventFields.Value),
        new("user_dim.device_info.device_category", EventFields.Device),
        new("user_dim.traffic_source.user_acquired_medium", EventFields.Channel),
    ];

    public override string ZonePolicy => "timestamp_micros counts microseconds since 1970 UTC.";

    public override string DedupeKey => "app instance, name, time, and the bundle's sequence number";

    internal override bool Recognises(ProfileSample sample) => sample.Has("event_dim") && sample.HasPrefix("user_dim.") && sample.All("event_dim", v => v.StartsWith('['));

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) => ["the shape of Firebase before 2018 is known from migration scripts only: check a few events, and tell us what is wrong"];

    internal override SystemMapper Open(SystemReading reading) => new Mapper(reading);

    private sealed class Mapper(SystemReading reading) : SystemMapper
    {
        public override void Map(SystemRecord record, SystemRows rows)
        {
            using var events = JsonCells.ListIn(record["event_dim"]);
            if (events is null)
            {
                rows.Refuse("event_dim holds no list of events", "event_dim");
                return;
            }

            var instance = record.Text("user_dim.app_info.app_instance_id") ?? "";
            var customer = record.Text("user_dim.user_id") ?? instance;
            foreach (var happened in events.RootElement.EnumerateArray())
            {
                Add(record, rows, happened, customer, instance);
            }
        }

        private void Add(SystemRecord record, SystemRows rows, JsonElement happened, string customer, string instance)
        {
            if (!SystemTimes.TryEpoch(JsonCells.Text(happened, "timestamp_micros"), out var time))
            {
                rows.Refuse("an event of the bundle has no timestamp_micros", "event_dim");
                return;
            }

            var name = JsonCells.Text(happened, "name");
            rows.Event(customer, time, name);
            var sequence = record.Text("user_dim.bundle_info.bundle_sequence_id");
            if (sequence is not null)
            {
                rows.SetId(Invariant($"{instance}|{name}|{time}|{sequence}"));
            }

            rows.Set(EventFields.Source, "Firebase");
            rows.Set(EventFields.Device, record.Text("user_dim.device_info.device_category"));
            rows.Set(EventFields.Channel, record.Text("user_dim.traffic_source.user_acquired_medium"));
            rows.Attribute(FieldRule.Country, record.Text("user_dim.geo_info.country"));
            var value = JsonCells.Text(happened, "value_in_usd");
            if (happened.TryGetProperty("params", out var list) && list.ValueKind == JsonValueKind.Array)
            {
                foreach (var pair in list.EnumerateArray())
                {
                    var text = pair.TryGetProperty("value", out var values) ? JsonCells.FirstOf(values, "string_value", "int_value", "float_value", "double_value") : null;
                    if (JsonCells.Text(pair, "key") is { } key && !PersonalFields.Contains(key))
                    {
                        value = key == "value" ? text ?? value : value;
                        rows.Attribute(key == "value" ? "" : key, text);
                    }
                }
            }

            if (value is not null)
            {
                rows.SetMoney(value);
            }

            rows.Clue(customer, ClueKind.AnonymousId, instance, time, Invariant($"{reading.FileName}, line {record.Line}"));
        }
    }
}
