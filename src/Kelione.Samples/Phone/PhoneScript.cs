namespace Kelione.Samples;

/// <summary>Buying a phone.</summary>
internal sealed class PhoneScript : ScenarioScript
{
    public override string Name => "phone";

    public override string Title => "Buying a phone";

    public override string Description =>
        "A seller of phones with a site, an app, stores, a call centre and couriers, from the first advertisement to word of mouth. "
        + "Paid channels with costs, anonymous visitors who sign in later, and reviews, ratings, surveys and tickets in English, Russian, Chinese, Polish and Lithuanian.";

    public override int DefaultCustomers => 20_000;

    public override Vocabulary Words => PhoneWords.All;

    public override EventSchema Schema { get; } = new(
        [EventColumnKind.Channel, EventColumnKind.Device, EventColumnKind.Session, EventColumnKind.Touchpoint, EventColumnKind.Source, EventColumnKind.Value],
        "product", "traffic_source", "campaign", "country", "error_code");

    public override Arrivals Arrivals { get; } = new(SampleDates.Millis(2025, 1, 1), WaveDays: 365, WaveBits: 17);

    public override IReadOnlyList<PlantedTruth> Truths { get; } = PhoneTruths.All();

    public override IReadOnlyList<ClickCost> ClickCosts => PhoneMarketing.ClickCosts;

    public override int CampaignAttribute => PhoneWords.Campaign;

    public override void Live(int unit, Journey journey, bool planted)
    {
        journey.Person(unit, Rhythm.Leisure.InWeekAfter(Arrivals.Of(unit), journey.Chance), known: false);
        new PhoneLife(journey, planted).Live();
    }
}
