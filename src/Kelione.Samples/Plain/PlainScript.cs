namespace Kelione.Samples;

/// <summary>
/// The scenario for measuring speed: some 25 events a customer over 28 activities whose frequencies fall as 1/rank (Zipf), drawn independently of each other,
/// so that a five-step funnel is begun by many and ended by some. Nothing else is planted.
/// </summary>
internal sealed class PlainScript : ScenarioScript
{
    private const int TableSize = 1 << 14;

    private static readonly string[] Activities =
    [
        "page_view", "product_view", "search", "scroll_end", "filter_use", "add_to_cart", "image_zoom", "review_read", "category_view", "checkout_start",
        "login", "wishlist_add", "cart_view", "payment_submit", "banner_click", "delivery_info_view", "order_paid", "coupon_apply", "compare_open", "chat_open",
        "size_chart_open", "share_click", "store_locator_open", "remove_from_cart", "newsletter_subscribe", "return_policy_view", "review_post", "logout",
    ];

    private readonly Word[] _table = new Word[TableSize];
    private readonly Word _web;
    private readonly Word _app;
    private readonly Word _desktop;
    private readonly Word _phone;
    private readonly Word _tablet;

    public PlainScript()
    {
        (_web, _app) = (Words.Word("web"), Words.Word("app"));
        (_desktop, _phone, _tablet) = (Words.Word("desktop"), Words.Word("phone"), Words.Word("tablet"));
        var at = 0;
        for (var rank = 1; rank <= Activities.Length; rank++)
        {
            var end = rank == Activities.Length ? TableSize : at + (int)(TableSize * Share(rank) + 0.5);
            _table.AsSpan(at..end).Fill(Words.Word(Activities[rank - 1]));
            at = end;
        }
    }

    public override string Name => "plain";

    public override string Title => "Plain events for measuring speed";

    public override string Description =>
        "Some 25 events a customer over 28 activities of a web shop, frequencies falling as 1/rank, drawn independently of each other. 400,000 customers are about 10 million events.";

    public override int DefaultCustomers => 40_000;

    public override Vocabulary Words { get; } = new();

    public override EventSchema Schema { get; } = new([EventColumnKind.Channel, EventColumnKind.Device, EventColumnKind.Session]);

    public override Arrivals Arrivals { get; } = new(SampleDates.Millis(2025, 1, 1), WaveDays: 90, WaveBits: 18);

    public override IReadOnlyList<PlantedTruth> Truths { get; } =
    [
        .. new[] { 1, 2, 6, 10, 14, 17 }.Select(rank => new ActivityShareTruth
        {
            Name = "share-" + Activities[rank - 1].Replace('_', '-'),
            Sentence = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Activities[rank - 1]} makes up {Share(rank):P1} of the events."),
            Question = "kelione status",
            Activity = Activities[rank - 1],
            Share = Share(rank),
        }),
    ];

    public override void Live(int unit, Journey journey, bool planted)
    {
        var chance = journey.Chance;
        journey.Person(unit, Rhythm.Leisure.InWeekAfter(Arrivals.Of(unit), chance));
        var usesApp = chance.Chance(0.38);
        for (var left = 6 + chance.Below(40); left > 0;)
        {
            var app = usesApp && chance.Chance(0.8);
            var device = app ? chance.Chance(0.9) ? _phone : _tablet : chance.Chance(0.6) ? _desktop : _phone;
            journey.Open(journey.Now, app ? _app : _web, device, default, cookie: 1);
            for (var inSession = Math.Min(left, 2 + chance.Below(9)); inSession > 0; inSession--, left--)
            {
                journey.Do(_table[chance.Below(TableSize)]);
            }

            journey.WaitUntil(Rhythm.Leisure.OnDayOf(journey.Now + Rhythm.Day * (1 + chance.Below(3)), chance));
        }
    }

    private static double Share(int rank)
    {
        var sum = 0.0;
        for (var i = 1; i <= Activities.Length; i++)
        {
            sum += 1.0 / i;
        }

        return 1.0 / rank / sum;
    }
}
