using Kelione.Journeys;

namespace Kelione.Sources;

/// <summary>
/// REES46's shop events: <c>event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session</c>. The price is the product's on every row: money only where it is a purchase.
/// Shape: the public data sets of a multi-category and a cosmetics shop.
/// </summary>
internal sealed class Rees46Profile : PlainProfile
{
    public override string Name => "rees46";

    public override string Title => "REES46";

    public override Sureness Sureness => Sureness.Documented;

    public override IReadOnlyList<string> Files => ["CSV of shop events, gzipped or zipped"];

    public override string ZonePolicy => "Times say UTC.";

    public override IReadOnlyList<FieldRule> Rules { get; } =
    [
        new(EventFields.Customer, "user_id"),
        new(EventFields.Activity, "event_type"),
        new(EventFields.Time, "event_time"),
        new(EventFields.Session, "user_session"),
        new("product", "product_id"),
        new("category", "category_code", "category_id"),
    ];

    public override IReadOnlyList<MappedField> Fields => [.. base.Fields, new("price", "value of a purchase")];

    internal override bool Recognises(ProfileSample sample) => sample.HasAll("event_time", "event_type", "product_id", "user_id", "user_session") && sample.HasAny("category_id", "category_code", "price");

    internal override string? ValueOf(SystemRecord record) => record["event_type"] is "purchase" ? record.Text("price") : null;
}
