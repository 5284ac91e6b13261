using Kelione.Maps;

namespace Kelione.Posters.Tests.Layouts.Ways;

/// <summary>Booking a holiday: eleven drawn steps and the ways that families take through them; two activities that nobody planned. All numbers are invented.</summary>
internal static class HolidayBooking
{
    private static readonly string[] Names =
        ["Sees an offer", "Searches dates", "Compares hotels", "Reads reviews", "Checks the full price", "Asks the family", "Books", "Pays", "Gets ready", "Travels", "Writes a review"];

    private static readonly (string Name, int Steps)[] Stages = [("Inspiration", 2), ("Choice", 4), ("Booking", 2), ("Trip", 2), ("After", 1)];

    // How many families took which way; a and b are activities that no step means.
    private static readonly (long N, string Way)[] Ways =
    [
        (2310, "0 1 2 3 4 5 6 7 8 9 10"), (3420, "0 1 2 3 4 5 6 7 8 9"), (2180, "0 1"), (1150, "0 1 2"), (2640, "0 1 2 3 4"), (1890, "0 1 2 4 6 7 8 9"), (1240, "1 2 3 4 6 7 8 9"),
        (980, "0 4 6 7 8 9"), (870, "0 1 2 3 6 7 8 9"), (2260, "0 1 2 3 4 2 3 4 5 6 7 8 9"), (1980, "0 1 2 3 4 2 3 4"), (1120, "0 1 2 3 4 5 1 2 3 4 5 6 7 8 9"), (760, "0 1 2 3 4 5 1"),
        (1460, "0 1 2 3 2 3 4 5 6 7 8 9"), (890, "0 1 2 3 4 5 6 7 4"), (540, "0 1 2 3 4 5 6 7 4 6 7 8 9"), (620, "0 1 2 3 4 5 6 7 8 9 1"), (1060, "0 1 2 3 4 a 4 5 6 7 8 9"),
        (1330, "0 1 2 3 4 a"), (720, "0 1 2 3 4 5 6 b 7 8 9"), (480, "0 1 2 3 4 5 6 7 b 7 8 9"), (350, "0 1 2 3 4 5 6 7 b"),
    ];

    private static readonly (int From, int To, string Text)[] Why =
    [
        (2, 4, "skip the reviews"), (4, 6, "book without asking"), (3, 6, "never see the full price until they book"), (0, 4, "from the offer straight to the price"), (4, 2, "compare hotels again"),
        (3, 2, "again"), (5, 1, "“Not those weeks”: search new dates"), (7, 4, "the payment page adds a fee"), (9, 1, "already looking for the next trip"),
    ];

    private static readonly (string Id, string Name, double[] Shares)[] Channels =
    [
        ("social", "Social feed", [.62, .08, 0, .11, 0, .05, 0, 0, 0, .22, .18]), ("web", "Website", [.14, .41, .66, .38, .47, 0, .58, .71, .12, 0, .34]), ("app", "App", [.12, .29, .22, .13, .41, .06, .31, .29, .46, .33, .21]),
        ("chat", "Messenger", [.05, 0, .04, .09, 0, .74, .03, 0, .11, .24, 0]), ("office", "Travel office", [.07, .22, .08, 0, .12, .15, .08, 0, .06, 0, 0]), ("mail", "E-mail", [0, 0, 0, .29, 0, 0, 0, 0, .25, .21, .27]),
    ];

    private static readonly double?[] Waits = [2.4 * 86_400, 1.1 * 86_400, 38 * 60, 3 * 3600, 26 * 3600, 2.2 * 86_400, 6 * 60, 41 * 86_400, 19 * 86_400, 4 * 86_400, null];

    /// <summary>The map.</summary>
    public static JourneyMap Map { get; } = Build();

    /// <summary>What was measured of it.</summary>
    public static MapMeasurement Measurement { get; } = Measure();

    private static string Id(int step) => $"s{step}";

    private static JourneyMap Build()
    {
        var next = 0;
        return new JourneyMap
        {
            Id = "holiday",
            Title = "Booking a holiday",
            Kind = MapKind.NonLinear,
            Objective = "Where do families leave the journey that we drew for them?",
            Finding = "At the full price: 4,240 go back to comparing hotels, and 2,390 go to a comparison site.",
            Owner = "Online sales",
            Stages = Stages.Select((s, i) => new Stage { Id = $"stage{i}", Name = s.Name, Steps = Enumerable.Range(0, s.Steps).Select(_ => new Step { Id = Id(next), Name = Names[next], Optional = next == 10, Binding = new Binding($"e{next++}") }).ToValueList() }).ToValueList(),
            Channels = Channels.Select(c => new Channel(c.Id, c.Name, c.Id != "office")).ToValueList(),
            Arcs = Why.Select((a, i) => new Arc($"arc{i}", Id(a.From), Id(a.To), a.Text, Provenance.Assumption)).ToValueList(),
            Lanes = [new Lane { Id = "tp", Kind = LaneKind.Touchpoints }],
            Cards = Channels.SelectMany(c => c.Shares.Select((s, i) => (c.Id, s, i)).Where(x => x.s > 0.2).Select(x => new Card { Id = $"{x.Id}{x.i}", Lane = "tp", Step = Id(x.i), Channel = x.Id })).ToValueList(),
        };
    }

    private static MapMeasurement Measure()
    {
        var moves = new Dictionary<(string, string), long>();
        var (visits, customers, starts, ends) = (new Dictionary<string, long>(), new Dictionary<string, long>(), new Dictionary<string, long>(), new Dictionary<string, long>());
        foreach (var (n, text) in Ways)
        {
            var way = text.Split(' ');
            foreach (var move in way.Zip(way.Skip(1)).Distinct())
            {
                moves[move] = moves.GetValueOrDefault(move) + n;
            }

            way.Distinct().ToList().ForEach(s => customers[s] = customers.GetValueOrDefault(s) + n);
            way.ToList().ForEach(s => visits[s] = visits.GetValueOrDefault(s) + n);
            starts[way[0]] = starts.GetValueOrDefault(way[0]) + n;
            ends[way[^1]] = ends.GetValueOrDefault(way[^1]) + n;
        }

        static bool IsStep(string s) => char.IsDigit(s[0]);
        static int At(string s) => int.Parse(s, System.Globalization.CultureInfo.InvariantCulture);
        return new MapMeasurement
        {
            Map = "holiday",
            MapVersion = 22,
            Snapshot = "2026-09-01",
            MeasuredAt = new DateTimeOffset(2026, 9, 4, 6, 30, 0, TimeSpan.Zero),
            Period = new MeasuredPeriod(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), null, null),
            Filters = "families with children, packages by the sea",
            Customers = 30_250,
            CustomersInScope = 35_620,
            Finished = customers["9"],
            Coverage = 0.85,
            Conformance = new MapConformance(5730, 5970, 4980, 13_570, 9630, 11_700, 5370, Ways.OrderByDescending(w => w.N).Take(6).Select(w => new WayMeasure(w.Way.Split(' ').Where(IsStep).Select(s => Id(At(s))).ToValueList(), w.N)).ToValueList()),
            Steps = Enumerable.Range(0, 11).Select(i => new StepMeasure
            {
                Id = Id(i),
                Name = Names[i],
                Stage = "s",
                Bound = true,
                Customers = customers[$"{i}"],
                Next = i < 10 ? Id(i + 1) : null,
                WentOn = i < 10 ? moves.GetValueOrDefault(($"{i}", $"{i + 1}")) : null,
                Starts = starts.GetValueOrDefault($"{i}"),
                Ends = ends.GetValueOrDefault($"{i}"),
                EventsPerCustomer = (double)visits[$"{i}"] / customers[$"{i}"],
                MedianSecondsToNext = Waits[i],
                Channels = Channels.Where(c => c.Shares[i] > 0).Select(c => new MixShare(c.Id, (long)(c.Shares[i] * customers[$"{i}"]), c.Shares[i])).ToValueList(),
            }).ToValueList(),
            Moves = moves.Where(m => IsStep(m.Key.Item1) && IsStep(m.Key.Item2) && At(m.Key.Item2) != At(m.Key.Item1) + 1).OrderByDescending(m => m.Value)
                .Select(m => new MoveMeasure(Id(At(m.Key.Item1)), Id(At(m.Key.Item2)), m.Value, m.Value)).ToValueList(),
            OffMap = [new OffMapActivity("comparison site", Id(4), customers["a"], ends["a"]), new OffMapActivity("call the hotline", Id(6), customers["b"], ends["b"])],
            Barriers = [new BarrierMeasure { Step = Id(4), Kind = BarrierKind.Loop, Against = "self", Value = 0.16, Expected = 0.05, N = 26_050, Criticality = 6.1, Evidence = "…" }],
        };
    }
}
