using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Rows of Yandex Metrica's own table of hits as ClickHouse writes it out: 105 tab-separated columns, without a heading, without quotes. The order of the columns is that of the public sample of
/// 100 million such rows (ClickHouse documentation, "Anonymized web analytics data"; ClickBench, <c>hits</c>).
/// </summary>
internal sealed class MetricaTableProfile : PlainProfile
{
    private static readonly string[] Columns =
    [
        "WatchID", "JavaEnable", "Title", "GoodEvent", "EventTime", "EventDate", "CounterID", "ClientIP", "RegionID", "UserID", "CounterClass", "OS", "UserAgent", "URL", "Referer", "IsRefresh",
        "RefererCategoryID", "RefererRegionID", "URLCategoryID", "URLRegionID", "ResolutionWidth", "ResolutionHeight", "ResolutionDepth", "FlashMajor", "FlashMinor", "FlashMinor2", "NetMajor", "NetMinor",
        "UserAgentMajor", "UserAgentMinor", "CookieEnable", "JavascriptEnable", "IsMobile", "MobilePhone", "MobilePhoneModel", "Params", "IPNetworkID", "TraficSourceID", "SearchEngineID", "SearchPhrase",
        "AdvEngineID", "IsArtifical", "WindowClientWidth", "WindowClientHeight", "ClientTimeZone", "ClientEventTime", "SilverlightVersion1", "SilverlightVersion2", "SilverlightVersion3",
        "SilverlightVersion4", "PageCharset", "CodeVersion", "IsLink", "IsDownload", "IsNotBounce", "FUniqID", "OriginalURL", "HID", "IsOldCounter", "IsEvent", "IsParameter", "DontCountHits", "WithHash",
        "HitColor", "LocalEventTime", "Age", "Sex", "Income", "Interests", "Robotness", "RemoteIP", "WindowName", "OpenerName", "HistoryLength", "BrowserLanguage", "BrowserCountry", "SocialNetwork",
        "SocialAction", "HTTPError", "SendTiming", "DNSTiming", "ConnectTiming", "ResponseStartTiming", "ResponseEndTiming", "FetchTiming", "SocialSourceNetworkID", "SocialSourcePage", "ParamPrice",
        "ParamOrderID", "ParamCurrency", "ParamCurrencyID", "OpenstatServiceName", "OpenstatCampaignID", "OpenstatAdID", "OpenstatSourceID", "UTMSource", "UTMMedium", "UTMCampaign", "UTMContent", "UTMTerm",
        "FromTag", "HasGCLID", "RefererHash", "URLHash", "CLID",
    ];

    public override string Name => "metrica-table";

    public override string Title => "Yandex Metrica table of hits";

    public override Sureness Sureness => Sureness.Seen;

    public override IReadOnlyList<string> Files => ["105 tab-separated columns without a heading"];

    public override string ZonePolicy => "EventTime carries no zone; UTC+3 (Moscow) is taken where none is named.";

    public override string DedupeKey => "WatchID";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "UserID"),
        new(EventFields.Time, "EventTime"),
        new(EventFields.EventId, "WatchID"),
        new(EventFields.Channel, "UTMMedium"),
        new("traffic_source_id", "TraficSourceID"),
        new(FieldRule.TrafficSource, "UTMSource"),
        new(FieldRule.Campaign, "UTMCampaign"),
        new(EventFields.Touchpoint, "URL"),
        new("title", "Title"),
        new("referrer", "Referer"),
        new("search_phrase", "SearchPhrase"),
        new("device_model", "MobilePhoneModel"),
        new("order", "ParamOrderID"),
        new(FieldRule.Currency, "ParamCurrency"),
        new("region", "RegionID"),
        new("os", "OS"),
        new(FieldRule.NotKept, [.. Columns.Except(["UserID", "EventTime", "WatchID", "UTMMedium", "TraficSourceID", "UTMSource", "UTMCampaign", "URL", "Title", "Referer", "SearchPhrase", "MobilePhoneModel", "ParamOrderID", "ParamCurrency", "RegionID", "OS", "IsMobile"])]),
    ];

    public override IReadOnlyList<MappedField> Fields =>
    [
        .. base.Fields.Where(f => f.Becomes != FieldRule.NotKept && f.Field != "every other field"),
        new("IsLink, IsDownload, IsEvent", "activity: Link followed, File downloaded, Event, else Page viewed"),
        new("IsMobile", EventFields.Device),
        new("every other column", FieldRule.NotKept),
    ];

    internal override string? AssumedZone => MetricaTimes.Assumed;

    internal override bool Recognises(ProfileSample sample)
    {
        var names = sample.Names;
        return sample.Details.Delimiter == '\t' && names.Count == Columns.Length
            && (names.SequenceEqual(Columns, StringComparer.Ordinal)
                || (!sample.Details.HasHeader && sample.All(names[0], IsWhole) && sample.All(names[4], IsMoment) && sample.All(names[5], v => v.Length == 10 && v[4] == '-') && sample.All(names[9], IsWhole) && sample.All(names[45], IsMoment)));
    }

    internal override FormatDetails Adjust(ProfileSample sample, FormatDetails details) => details with
    {
        Columns = Columns,
        Quoted = false,
        Notes = [.. details.Notes.Where(n => !n.StartsWith("the first row looks like data", StringComparison.Ordinal))],
    };

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) =>
        zone is null ? ["EventTime has no zone and is taken as UTC+3 (Moscow): name another if it is one", "prices of goals are not in these rows' documented columns as money, so that no event has a value"] : [];

    internal override string? ActivityOf(SystemRecord record, SystemReading reading) =>
        record["IsDownload"] is "1" ? "File downloaded" : record["IsLink"] is "1" ? "Link followed" : record["IsEvent"] is "1" ? "Event" : "Page viewed";

    internal override void Finish(SystemRecord record, SystemRows rows) => rows.Set(EventFields.Device, record["IsMobile"] is "1" ? "phone" : "desktop");

    private static bool IsWhole(string text) => text.Length <= 20 && text.AsSpan(text[0] == '-' ? 1 : 0) is { IsEmpty: false } digits && !digits.ContainsAnyExceptInRange('0', '9');

    private static bool IsMoment(string text) => text.Length == 19 && text[4] == '-' && text[13] == ':';
}
