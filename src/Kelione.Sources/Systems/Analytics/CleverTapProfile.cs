using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// CleverTap: the export to storage (JSON Lines, whose older files begin with the event's name alone on the first line; CSV; Parquet; XML, of which only the fields are documented), the answer of the Get Events API, and the upload form
/// (<c>{"d":[…]}</c>). Fields: developer.clevertap.com, "Upload events API", "Get events API", "Export". An exported <c>ts</c> is the number yyyymmddHHMMSS of the account's clock, an uploaded one Unix seconds.
/// </summary>
internal sealed class CleverTapProfile : PlainProfile
{
    private const string Nameless = "nameless";

    public override string Name => "clevertap";

    public override string Title => "CleverTap";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON Lines, CSV or Parquet of the export, gzipped", "XML of the export (from documentation, tell us)", "JSON of the Get Events API", "JSON of the upload form"];

    public override string ZonePolicy => "An exported ts is a date of the account's clock: UTC unless a zone is named; an uploaded one counts seconds since 1970 UTC.";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "profile.identity", "identity"),
        new(FieldRule.Anonymous, "profile.objectId", "objectId"),
        new(EventFields.Activity, "eventName", "evtName"),
        new(EventFields.Time, "ts"),
        new(EventFields.Session, "eventProps.CT Session Id", "event_props.CT Session Id", "eventProps.CT_Session_Id"),
        new(EventFields.Channel, Both("utm_medium")),
        new(FieldRule.TrafficSource, Both("utm_source")),
        new(FieldRule.Campaign, [.. Both("utm_campaign"), "eventProps.Campaign name"]),
        new(EventFields.Touchpoint, [.. Both("screen"), "eventProps.CT Latest Screen"]),
        new(EventFields.Device, "deviceInfo.deviceType", "profile.platform", "deviceInfo.model"),
        new(EventFields.Value, "eventProps.Amount", "event_props.Amount", "evtData.Amount", "eventProps.amount", "evtData.amount", "eventProps.Value", "evtData.Value"),
        new(FieldRule.Country, "eventProps.country", "eventProps.CT Country"),
        new(FieldRule.Email, "profile.email"),
        new(FieldRule.Phone, "profile.phone"),
        new(FieldRule.NotKept, "type", "profile.name", "profile.all_identities", "profile.push_token", "deviceInfo.dpi", "profile.profileData"),
    ];

    internal override IReadOnlyList<string> Prefixes => ["eventProps.", "event_props.", "evtData."];

    internal override bool Recognises(ProfileSample sample) => sample.Has("ts")
        && (sample.HasAny("profile.identity", "profile.objectId") || (sample.Has("evtName") && sample.HasAny("identity", "objectId", "FBID", "GPID")));

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone)
    {
        if (sample.Details.Title is { } title)
        {
            yield return $"all records are events '{title}', as the first line says";
        }

        if (IsNameless(sample))
        {
            yield return "the answer of the Get Events API does not name its event: the file's name is taken for it, so call the file as the event";
        }

        if (zone is null && sample.All("ts", IsClock))
        {
            yield return "ts is the account's clock, whose zone is not in the file: UTC is taken unless you name it";
        }
    }

    internal override string? ActivityOf(SystemRecord record, SystemReading reading) => record.FirstOf("eventName", "evtName") ?? reading.Details.Title ?? NameIn(reading.FileName) ?? (reading.Hint(Nameless).Length > 0 ? StemOf(reading.FileName) : null);

    internal override bool TryTime(SystemRecord record, SystemReading reading, out long micros) =>
        record.Text("ts") is { } text && IsClock(text) ? SystemTimes.TryParse(TimeFormat.YearFirst, text, reading.Zone, out micros) : SystemTimes.TryEpoch(record["ts"], out micros);

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) =>
        details with { SystemHints = new Dictionary<string, string> { [Nameless] = IsNameless(sample) ? "yes" : "" } };

    // The API is asked for the events of one name, and its answer does not say which.
    private static bool IsNameless(ProfileSample sample) => sample.HasPrefix("event_props.") && !sample.HasAny("eventName", "evtName") && sample.Details.Title is null;

    private static string StemOf(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\', ' ']) + 1)..];
        return name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? name[..dot] : name;
    }

    private static string[] Both(string field) => [$"session_props.{field}", $"sessionProps.{field}", $"eventProps.{field}", $"evtData.{field}", $"event_props.{field}"];

    private static bool IsClock(string text) => text.Length == 14 && text.StartsWith("20", StringComparison.Ordinal) && text.All(char.IsAsciiDigit);

    // <request id>-<timestamp>-<event name>-<yyyymmdd>-<index>-<database>.json.gz, for files of records without a name.
    private static string? NameIn(string file)
    {
        var parts = file[(file.LastIndexOfAny(['/', '\\']) + 1)..].Split('-');
        var day = Array.FindLastIndex(parts, p => p.Length == 8 && p.All(char.IsAsciiDigit));
        return day >= 3 ? string.Join('-', parts[2..day]) : null;
    }
}
