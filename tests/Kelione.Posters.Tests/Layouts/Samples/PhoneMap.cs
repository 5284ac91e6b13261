using Kelione.Maps;
using Barrier = Kelione.Maps.Barrier;

namespace Kelione.Posters.Tests.Layouts.Samples;

/// <summary>A linear map of twelve steps with everything on it, measured: all numbers are invented.</summary>
internal static class PhoneMap
{
    private static readonly string[] StageNames = ["Awareness", "Study", "Purchase", "Use", "Support", "Word of mouth"];
    private static readonly string[] Goals = ["Find out whether a change is worth it", "Be sure of the choice before spending anything on it", "Pay once, with no surprise at the end", "Have everything working on the first evening", "Be back to normal on the same day", "Help friends to choose well"];
    private static readonly int[] Counts = [2, 3, 2, 2, 1, 2];
    private static readonly string[] StepNames = ["Notices the phone", "Looks up what is new", "Compares models", "Reads reviews", "Holds it in the store", "Chooses the offer", "Pays", "Moves the data", "Uses it every day", "Asks for help", "Writes a review", "Brings a friend"];
    private static readonly string[] Thoughts = ["Hers takes such photos in the dark.", "What does it do that mine does not?", "Six versions. Which one is for me?", "Who of them has really held it?", "It is light. I could keep this one.", "Why is it 84 € more than on the tag?", "Declined again. Is the contract gone?", "Stuck at 80 %. Where are my photos?", "I no longer think about the battery.", "I have told this to three people.", "I will say what I wish I had known.", "Take this one, I will help you set it up."];
    private static readonly string[][] Touchpoints = [["Street billboard", "Friend’s phone"], ["Search engine", "Social feed"], ["Shop’s website"], ["Video reviews", "Review sites"], ["Demo table", "Shop assistant"], ["Shelf price tag", "Basket page"], ["Payment form", "Till"], ["Courier", "Transfer app"], ["!missing: a check-in on day 7"], ["Call centre", "Chat"], ["Review request", "Review sites"], ["Friends", "Messenger"]];
    private static readonly double?[] Mean = [null, 1.0, -1.2, .3, 2.4, -1.4, -3.6, .9, 3.6, -3.0, .6, 2.9];
    private static readonly int[] N = [0, 214, 187, 342, 158, 203, 391, 276, 412, 318, 143, 96];
    private static readonly double[] Felt = [2.0, 2.2, .4, 1.3, 3.5, .6, -1.4, 2.2, 2.4, -1.2, 1.7, 1.6];
    private static readonly double[] Wished = [3.0, 3.2, 2.2, 2.7, 4.4, 3.2, 2.6, 3.2, 4.7, 1.6, 3.0, 4.2];
    private static readonly long[] Audience = [48210, 38086, 30469, 24070, 15164, 11525, 7030, 6890, 6339, 1902, 1445, 867];
    private static readonly double[] Days = [1.8, 0.132, 2.1, 5.4, 1.2, 0.00625, 2.6, 0.0326, 23, 3.2, 11];
    private static readonly double?[] Retained = [null, .71, .74, .77, .81, .83, .94, .92, .96, .78, .97, null];
    private static readonly (string? Activity, double Share)[] Left = [("kept the old phone", .64), ("waited for a sale", .47), ("compare", .39), ("marketplace", .58), (null, .66), ("bought elsewhere", .46), ("returned unopened", .71), ("returned in 14 days", .83), (null, 1), (null, .77), (null, 1)];
    private static readonly (string, string)?[] Quotes = [null, null, ("confusion", "Which of the six is mine?"), null, ("joy", "It is so light in the hand!"), null, ("anger", "Declined twice, and the contract was gone."), null, ("joy", "The camera makes me smile every evening."), ("disappointment", "Three people, and each asked me the same."), null, ("trust", "I set it up for my mother myself.")];

    public static JourneyMap Map { get; } = new()
    {
        Id = "phone", Title = "Buying a phone", Kind = MapKind.Linear, Owner = "Customer experience",
        Objective = "Why do four in ten who have chosen their phone never pay for it?",
        Finding = "They turn back at the basket, where the price is 84 € above the shelf tag.",
        Personas = [new Persona { Id = "ieva", Name = "Ieva K., 31", Tagline = "the careful upgrader", Initials = "IK", Demographics = "Office manager, Kaunas · her phone is four years old", Needs = ["A camera that is surely better", "One price, clear to the end", "Old photos, safe"], Fears = ["Overpaying a week before a sale", "Losing photos in the move", "Being pushed in the shop"], Share = 0.3 }],
        Stages = [.. StageNames.Select((name, i) => new Stage { Id = $"s{i}", Name = name, Goal = Goals[i], Steps = [.. StepsOf(i)] })],
        Lanes = [Lane("goals", LaneKind.Goals), Lane("actions", LaneKind.Actions), Lane("thoughts", LaneKind.Thoughts), Lane("touchpoints", LaneKind.Touchpoints), Lane("emotions", LaneKind.Emotions), Lane("barriers", LaneKind.Barriers), Lane("ideas", LaneKind.Ideas), Lane("responsible", LaneKind.Responsible)],
        Cards = [.. Cards()],
        Barriers =
        [
            Barrier(1, BarrierKind.Information, 4.8, "Cannot tell what is new from last year", ProvenanceKind.Measured), Barrier(3, BarrierKind.Trust, 6.2, "Reviews contradict one another", ProvenanceKind.Research),
            Barrier(4, BarrierKind.Speed, 7.6, "Demo phone is locked or has no charge", ProvenanceKind.Research), Barrier(5, BarrierKind.Price, 8.4, "84 € more at the basket than on the tag", ProvenanceKind.Measured),
            Barrier(6, BarrierKind.Usability, 9.4, "A refused card loses the contract", ProvenanceKind.Measured), Barrier(7, BarrierKind.Usability, 7.8, "Photo transfer stops at 80 %", ProvenanceKind.Measured),
            Barrier(9, BarrierKind.Policy, 8.2, "Three hand-overs before an answer", ProvenanceKind.Measured), Barrier(10, BarrierKind.Psychological, 3.8, "Asked to review before set-up ends", ProvenanceKind.Assumption),
        ],
        Ideas =
        [
            Idea(1, 8.4, 8.0, "“What changed” table: your phone and this"), Idea(4, 9.0, 9.2, "Charged, unlocked demo phones"), Idea(5, 9.0, 8.0, "Full price printed on the shelf tag"), Idea(6, 8.0, 6.4, "Keep the contract when a card fails"),
            Idea(3, 7.6, 6.0, "Answers from verified owners"), Idea(7, 6.8, 5.2, "Move data before the trade-in"), Idea(9, 7.2, 5.8, "One agent keeps a case to its end"), Idea(10, 9.6, 9.8, "Ask for the review on day 21"),
        ],
        Priority = new PrioritySettings { Cut = 4 },
    };

    public static MapMeasurement Measurement { get; } = new()
    {
        Map = "phone", MapVersion = 14, Snapshot = "2026-Q3-02", MeasuredAt = new DateTimeOffset(2026, 10, 6, 9, 40, 0, TimeSpan.Zero),
        Period = new MeasuredPeriod(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), null, null),
        Filters = "Lithuania and Latvia, consumers, new phones", Customers = 48210, CustomersInScope = 67900, Finished = 867, Coverage = 0.71,
        Steps = [.. StepNames.Select((_, i) => Measure(i))],
        Personas = [new PersonaMeasure("ieva", 18320, .38, new Bounds(.37, .39))],
        Aha = [new AhaMeasure("p8", "photo_shared", 3, 7, 4100, .31, .96, .71, new Bounds(.22, .28), true)],
        Barriers = [new BarrierMeasure { Step = "p5", To = "p6", Kind = BarrierKind.LowConversion, Against = "others", Value = .61, Expected = .80, N = 11525, Criticality = 5.2, Evidence = "61 % go on" }],
    };

    private static IEnumerable<Step> StepsOf(int stage)
    {
        var first = Counts[..stage].Sum();
        return Enumerable.Range(first, Counts[stage]).Select(i => new Step
        {
            Id = $"p{i}", Name = StepNames[i], Binding = new Binding($"event_{i}"), Optional = i == 9,
            Moment = i switch { 3 => Moment.Zero, 6 => Moment.First, 8 => Moment.Second, 10 => Moment.Ultimate, _ => null },
        });
    }

    private static IEnumerable<Card> Cards()
    {
        string[] departments = ["Marketing", "Marketing", "Web shop", "Web shop", "Stores", "Pricing", "Payments", "Logistics", "Product", "Service", "Community", "Community"];
        for (var i = 0; i < StepNames.Length; i++)
        {
            yield return new Card { Id = $"t{i}", Lane = "thoughts", Step = $"p{i}", Text = Thoughts[i] };
            foreach (var (name, k) in Touchpoints[i].Select((t, k) => (t, k)))
            {
                yield return new Card { Id = $"c{i}.{k}", Lane = "touchpoints", Step = $"p{i}", Text = name.TrimStart('!'), Missing = name[0] == '!' };
            }

            yield return new Card { Id = $"e{i}", Lane = "emotions", Step = $"p{i}", Felt = Felt[i], Wished = Wished[i], Provenance = Provenance.Research("24 interviews, May 2026", 24) };
            yield return new Card { Id = $"r{i}", Lane = "responsible", Step = $"p{i}", Text = departments[i] };
        }
    }

    private static StepMeasure Measure(int i)
    {
        var last = i == StepNames.Length - 1;
        var (went, passed) = last ? (0, 0) : i == 8 ? (1902L, 1141L) : i == 9 ? (304L, 0L) : (Audience[i + 1], 0L);
        var exits = last ? Audience[i] : Audience[i] - went - passed;
        return new StepMeasure
        {
            Id = $"p{i}", Name = StepNames[i], Stage = "", Bound = true, Customers = Audience[i], Share = (double)Audience[i] / Audience[0], WentOn = last ? null : went, PassedBy = last ? null : passed,
            Next = last ? null : $"p{i + 1}", ConversionToNext = last ? null : (double)went / Audience[i], Exits = exits, Retained = Retained[i], RetainedOf = Retained[i] is null ? null : Audience[i] / 2,
            MedianSecondsToNext = last ? null : Days[i] * 86_400, Starts = i == 10 ? 0 : null,
            LeftTo = last ? [] : [new LeftTo(Left[i].Activity, (long)(exits * Left[i].Share))],
            Criticality = last ? null : new[] { 6.1, 4.4, 5.0, 5.6, 4.2, 5.8, 3.3, 3.6, 6.0, 7.2, 4.4 }[i], Emotion = Mean[i] is { } m ? new EmotionMeasure(m, new Bounds(m - (4.7 / Math.Sqrt(N[i])), m + (4.7 / Math.Sqrt(N[i]))), N[i], FaceOf(i), Quotes[i]?.Item2 ?? "") : null,
        };
    }

    private static Emotion? FaceOf(int i) => Quotes[i] is { } q ? Enum.Parse<Emotion>(q.Item1, ignoreCase: true) : null;

    private static Lane Lane(string id, LaneKind kind) => new() { Id = id, Kind = kind };

    private static Barrier Barrier(int step, BarrierKind kind, double criticality, string text, ProvenanceKind source) =>
        new() { Id = $"b{step}", Step = $"p{step}", Kind = kind, Criticality = criticality, Text = text, Provenance = new Provenance { Kind = source } };

    private static Idea Idea(int step, double design, double development, string text) =>
        new() { Id = $"i{step}", Step = $"p{step}", Text = text, EaseOfDesign = design, EaseOfDevelopment = development, Barriers = [$"b{step}"] };
}
