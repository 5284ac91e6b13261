using Kelione.Maps;

namespace Kelione.Workspace.Tests.Maps.Publishing;

/// <summary>A small measured map with awkward names.</summary>
internal static class SampleMaps
{
    public const string Formula = "=HYPERLINK(\"http://example.org\",\"x\")";

    public static JourneyMap Map { get; } = new()
    {
        Id = "awkward",
        Title = Formula,
        Owner = "@SUM(A1)",
        Channels = [new Channel("site", "+Site|x", Online: true)],
        Lanes = [new Lane { Id = "touchpoints", Kind = LaneKind.Touchpoints }, new Lane { Id = "emotions", Kind = LaneKind.Emotions }, new Lane { Id = "actions", Kind = LaneKind.Actions }],
        Stages =
        [
            new Stage
            {
                Id = "choose",
                Name = "-Choose *it*",
                Steps =
                [
                    new Step { Id = "view", Name = "Views <b>it</b>", Binding = new Binding("view") },
                    new Step { Id = "cart", Name = "Puts it | into the cart", Binding = new Binding("cart", "cart[value>=10]") },
                    new Step { Id = "friend", Name = "朋友推荐" },
                ],
            },
        ],
        Cards =
        [
            new Card { Id = "t", Lane = "touchpoints", Step = "view", Text = "Page\twith\u0001control", Channel = "site" },
            new Card { Id = "e", Lane = "emotions", Step = "view", Felt = -2.5, Wished = 3 },
            new Card { Id = "a", Lane = "actions", Step = "cart", Text = "two\nlines", Provenance = Provenance.Research("12 interviews") },
        ],
        Barriers = [new Kelione.Maps.Barrier { Id = "b", Step = "cart", Text = "=1+1", Criticality = 4 }],
        Ideas =
        [
            new Idea { Id = "i", Step = "cart", Text = "Show the price", Barriers = ["b"], EaseOfDesign = 8, EaseOfDevelopment = 6, Effort = 3 },
            new Idea { Id = "j", Step = "view", Text = "No ratings yet" },
        ],
        Priority = new PrioritySettings { Budget = 5, Unit = "days" },
    };

    public static MapMeasurement Measurement { get; } = new()
    {
        Map = "awkward",
        MapVersion = 3,
        Snapshot = "2026-01-02-01",
        MeasuredAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Period = new MeasuredPeriod(null, null, new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2025, 12, 31, 0, 0, 0, TimeSpan.Zero)),
        Customers = 12345,
        CustomersInScope = 20000,
        Coverage = 0.71,
        Steps =
        [
            new StepMeasure
            {
                Id = "view", Name = "View", Stage = "choose", Bound = true, Customers = 12345, Share = 1, Next = "cart", ConversionToNext = 0.25, MedianSecondsToNext = 5400, P90SecondsToNext = 90000, Exits = 9000, Retained = 0.4,
                LeftTo = [new LeftTo("=cmd", 8000), new LeftTo(null, 1000)], Criticality = 6.1,
                Barriers = [new BarrierMeasure { Step = "view", Kind = BarrierKind.LowConversion, Against = "others", Value = 0.25, Expected = 0.6, N = 12345, Evidence = "25 % go on, elsewhere 60 %." }],
            },
            new StepMeasure { Id = "cart", Name = "Cart", Stage = "choose", Bound = true, Customers = 3086, Share = 0.25, Retained = 0.5, Criticality = 3 },
            new StepMeasure { Id = "friend", Name = "Friend", Stage = "choose", Bound = false },
        ],
        Policy = [new PolicyNote("window", "30d")],
        Segments = [new SegmentMeasure("app", null, 100, 0.5, [new StepMeasure { Id = "view", Name = "View", Stage = "choose", Bound = true, Customers = 100, Share = 1 }])],
    };
}
