using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>Retail Rocket's public data set of shop events: <c>timestamp,visitorid,event,itemid,transactionid</c>, milliseconds. Also the shape in which shops that use it keep their events.</summary>
internal sealed class RetailRocketProfile : PlainProfile
{
    public override string Name => "retailrocket";

    public override string Title => "Retail Rocket";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["events.csv"];

    public override string ZonePolicy => "Milliseconds since 1970 UTC.";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "visitorid"),
        new(EventFields.Activity, "event"),
        new(EventFields.Time, "timestamp"),
        new("product", "itemid"),
        new("order", "transactionid"),
    ];

    internal override bool Recognises(ProfileSample sample) => sample.Format == "csv" && sample.HasAll("timestamp", "visitorid", "event", "itemid", "transactionid");
}
