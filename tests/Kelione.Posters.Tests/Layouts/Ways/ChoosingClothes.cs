using Kelione.Maps;

namespace Kelione.Posters.Tests.Layouts.Ways;

/// <summary>A clothes shop as a wheel of six moments of truth. All numbers are invented.</summary>
internal static class ChoosingClothes
{
    private static readonly Provenance Counted = new() { Kind = ProvenanceKind.Measured };
    private static readonly Provenance Asked = Provenance.Research("18 interviews, March 2026");

    private static readonly (string Id, string Name, string Goal, Moment Moment, long N, long On, long Exits, string To, double Share, string Search, string Say, string Tell, Provenance How,
        double Feel, Emotion Face, long FeelN, long InfluenceN, (string Who, double Share)[] By, string[] Channels)[] Stages =
    [
        ("st", "Stimulus", "something makes them want it", Moment.Stimulus, 21640, 14715, 6925, "scroll on", .71, "", "Nothing to wear to a wedding in June.", "A screenshot, to one friend", Asked, 1.1, Emotion.Surprise, 240, 612,
            [("A friend’s photo", .34), ("Social feed", .29), ("Shop window", .21), ("Newsletter", .16)], ["social", "store", "mail"]),
        ("z", "Zero moment of truth", "research, before the purchase", Moment.Zero, 14715, 8829, 5886, "found no size in stock", .52, "does linen crease|size 42 real photo", "Has anyone my height tried it on?", "Two links, in the family chat", Asked, -.7, Emotion.Confusion, 318, 1904,
            [("What customers share", .42), ("Friends and family", .24), ("Shop’s own pages", .20), ("Bloggers", .14)], ["search", "web", "reviews"]),
        ("f", "First moment of truth", "at the shelf, or on the product page", Moment.First, 9568, 4306, 5262, "left at the fitting room", .44, "is size 42 in the Vilnius store", "On the photo it was bluer than it is.", "A mirror photo: yes or no?", Counted, -1.6, Emotion.Worry, 405, 871,
            [("Friend on the phone", .37), ("Shop assistant", .28), ("Price tag", .22), ("Other shoppers", .13)], ["store", "web", "app"]),
        ("s", "Second moment of truth", "wearing it, washing it", Moment.Second, 4306, 1033, 2464, "wear it, say nothing", .9, "can linen be washed at 40 degrees", "Three washes, and it still keeps its shape.", "They praise it in person, at work", Provenance.Assumption, 3.2, Emotion.Joy, 371, 538,
            [("Family", .41), ("Colleagues", .27), ("Care label", .19), ("Shop’s e-mail", .13)], ["mail"]),
        ("u", "Ultimate moment of truth", "the experience becomes public", Moment.Ultimate, 1033, 612, 421, "leave it at that", .8, "how to post a review with a photo", "Take one size up, the colour is true.", "A photo review, on the page or in a story", Counted, 2.6, Emotion.Trust, 188, 433,
            [("Readers of reviews", .44), ("Friends", .38), ("Followers", .18)], ["reviews", "social"]),
        ("l", "Loyalty and advocacy", "they come back, and bring others", Moment.Loyalty, 1421, 0, 0, "", 0, "same cut, new colours", "I have stopped looking anywhere else.", "A friend’s code: 434 recommend by name", Counted, 3.6, Emotion.Joy, 142, 296,
            [("Their own wardrobe", .52), ("Loyalty card", .23), ("Newsletter", .15), ("Friends", .10)], ["app", "mail"]),
    ];

    /// <summary>The map.</summary>
    public static JourneyMap Map { get; } = Build();

    /// <summary>What was measured of it.</summary>
    public static MapMeasurement Measurement { get; } = Measure();

    private static JourneyMap Build() => new()
    {
        Id = "clothes",
        Title = "Choosing clothes",
        Kind = MapKind.Cyclic,
        Objective = "What one customer shares is where the next one starts: how much of the shop does it move?",
        Finding = "1,033 people who share begin 6,180 of the next zero moments: six each.",
        Owner = "Marketing",
        Stages = Stages.Select(s => new Stage { Id = s.Id, Name = s.Name, Goal = s.Goal, Moment = s.Moment, Steps = [new Step { Id = s.Id, Name = s.Name, Binding = new Binding(s.Id) }] }).ToValueList(),
        Channels =
        [
            new Channel("social", "Social feed", true), new Channel("store", "Store", false), new Channel("mail", "E-mail", true), new Channel("search", "Search", true), new Channel("web", "Website", true),
            new Channel("reviews", "Reviews", true), new Channel("app", "App", true),
        ],
        Lanes =
        [
            new Lane { Id = "search", Kind = LaneKind.Searches }, new Lane { Id = "say", Kind = LaneKind.Quotes }, new Lane { Id = "share", Kind = LaneKind.Shares }, new Lane { Id = "feel", Kind = LaneKind.Emotions },
            new Lane { Id = "by", Kind = LaneKind.Influences }, new Lane { Id = "where", Kind = LaneKind.Channels },
        ],
        Cards =
        [
            .. Stages.SelectMany(s => s.Search.Split('|', StringSplitOptions.RemoveEmptyEntries).Select((t, i) => new Card { Id = $"q{s.Id}{i}", Lane = "search", Stage = s.Id, Text = t, Provenance = Counted })),
            .. Stages.Select(s => new Card { Id = $"say{s.Id}", Lane = "say", Stage = s.Id, Quote = s.Say, Provenance = Counted }),
            .. Stages.Select(s => new Card { Id = $"share{s.Id}", Lane = "share", Stage = s.Id, Text = s.Tell, Provenance = s.How }),
            .. Stages.Select(s => new Card { Id = $"feel{s.Id}", Lane = "feel", Stage = s.Id, Felt = s.Feel, Emotion = s.Face }),
            .. Stages.SelectMany(s => s.By.Select((b, i) => new Card { Id = $"by{s.Id}{i}", Lane = "by", Stage = s.Id, Text = b.Who, Value = b.Share, Provenance = Counted with { N = s.InfluenceN } })),
            .. Stages.SelectMany(s => s.Channels.Select(c => new Card { Id = $"where{s.Id}{c}", Lane = "where", Stage = s.Id, Channel = c })),
            new Card { Id = "loop", Lane = "by", Text = "of zero moments begin with what another customer shared", Value = .42, Provenance = Counted with { N = 1904 } },
        ],
    };

    private static MapMeasurement Measure() => new()
    {
        Map = "clothes",
        MapVersion = 6,
        Snapshot = "2026-Q3-05",
        MeasuredAt = new DateTimeOffset(2026, 10, 6, 10, 15, 0, TimeSpan.Zero),
        Period = new MeasuredPeriod(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), null, null),
        Filters = "women’s wear, stores and web shop, Lithuania",
        Customers = 21640,
        CustomersInScope = 33800,
        Finished = 1421,
        Coverage = .64,
        Steps = Stages.Select((s, i) => new StepMeasure
        {
            Id = s.Id,
            Name = s.Name,
            Stage = s.Id,
            Bound = true,
            Customers = s.N,
            Next = i < 5 ? Stages[i + 1].Id : null,
            WentOn = i < 5 ? s.On : null,
            PassedBy = s.Id == "s" ? 809 : 0,
            ConversionToNext = i < 5 ? (double)s.On / s.N : null,
            Exits = s.Exits,
            LeftTo = s.To.Length > 0 ? [new LeftTo(s.To, (long)(s.Exits * s.Share))] : [],
            Emotion = new EmotionMeasure(s.Feel, new Bounds(s.Feel - .3, s.Feel + .3), s.FeelN, s.Face),
        }).ToValueList(),
        Moves = [new MoveMeasure("l", "f", 739, 739), new MoveMeasure("l", "st", 682, 682), new MoveMeasure("s", "l", 809, 809)],
    };
}
