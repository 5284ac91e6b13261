using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// Segment's archive: JSON Lines of calls of all types. Fields: segment.com/docs, "Spec: Common fields". What a call means is what it means to the collector (<see cref="SegmentMessage"/>): <c>identify</c> and <c>group</c> tell about a customer, <c>alias</c> who somebody is.
/// </summary>
internal sealed class SegmentProfile : PlainProfile
{
    public override string Name => "segment";

    public override string Title => "Segment";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["JSON Lines of the archive in storage, gzipped"];

    public override string ZonePolicy => "Times carry their offset.";

    public override string DedupeKey => "messageId";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "userId"),
        new(FieldRule.Anonymous, "anonymousId", "previousId"),
        new(EventFields.Activity, "event", "name", "type"),
        new(EventFields.Time, "timestamp", "originalTimestamp", "receivedAt"),
        new(EventFields.EventId, "messageId"),
        new(EventFields.Session, "context.sessionId", "properties.session_id"),
        new(EventFields.Channel, "context.campaign.medium", "properties.channel"),
        new(FieldRule.TrafficSource, "context.campaign.source"),
        new(FieldRule.Campaign, "context.campaign.name"),
        new(EventFields.Touchpoint, "context.screen.name", "context.page.url", "properties.url"),
        new(EventFields.Device, "context.device.type", "context.os.name"),
        new(EventFields.Account, "context.groupId", "groupId"),
        new(EventFields.Value, "properties.revenue", "properties.total", "properties.value"),
        new(FieldRule.Currency, "properties.currency"),
        new(FieldRule.Country, "context.location.country", "properties.country"),
        new(FieldRule.Device, "context.device.advertisingId"),
        new(FieldRule.Email, "traits.email", "context.traits.email"),
        new(FieldRule.Phone, "traits.phone", "context.traits.phone"),
        new(FieldRule.NotKept, "type", "sentAt", "originalTimestamp", "receivedAt", "context.ip", "context.userAgent", "version", "writeKey", "projectId", "channel", "context.device.token", "context.device.id"),
    ];

    internal override IReadOnlyList<string> Prefixes => ["properties."];

    internal override bool Recognises(ProfileSample sample) => sample.Format is "jsonl" or "json" && sample.HasAll("type", "messageId") && sample.HasAny("anonymousId", "userId")
        && sample.All("type", t => t is "track" or "page" or "screen" or "identify" or "group" or "alias");

    internal override IEnumerable<string> Notes(ProfileSample sample, string? zone) =>
        sample.Values("type").Count(t => t is "identify" or "alias" or "group") is > 0 and var n ? [Invariant($"identify, alias and group calls ({n} in the sample) tell who people are; what they tell is kept as '{ToldEvent.Activity}'")] : [];

    internal override bool IsEvent(SystemRecord record) => record["type"] is not ("identify" or "alias" or "group");

    internal override bool IsTold(SystemRecord record) => record["type"] is "identify" or "group";

    internal override IEnumerable<(string Name, string Text)> TraitsOf(SystemRecord record) =>
        record.Under("traits.").Select(t => record["type"] is "group" ? ($"group.{t.Name}", t.Text) : t);

    internal override IEnumerable<(string Customer, string Anonymous)> Links(SystemRecord record) =>
        record["type"] is "alias" && record.Text("userId") is { } user && record.Text("previousId") is { } before ? [(user, before)] : [];

    internal override string? ActivityOf(SystemRecord record, SystemReading reading) => record.Text("type") switch
    {
        "page" => "Page viewed",
        "screen" => "Screen viewed",
        _ => record.Text("event"),
    };

    // Which page or screen it was is the touchpoint, as from the SDKs.
    internal override void Finish(SystemRecord record, SystemRows rows)
    {
        if (record["type"] is "page" or "screen" && record.FirstOf("name", "properties.name") is { } name)
        {
            rows.Set(EventFields.Touchpoint, name);
        }
    }
}
