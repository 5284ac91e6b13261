using Kelione.Maps;

namespace Kelione.Posters.Tests.Layouts.Ways;

/// <summary>Buying a washing machine: three ways through seven channels with three forced switches, in Lithuanian. All numbers are invented.</summary>
internal static class WashingMachine
{
    private static readonly (string Id, string Name, string Note, bool Online, string Icon)[] Channels =
    [
        ("ad", "Reklama", "paieška, vaizdo skelbimai", true, "ad"), ("social", "Socialiniai tinklai", "grupės, vaizdo įrašai", true, "social"),
        ("web", "Svetainė", "telefonas ir kompiuteris", true, "web"), ("app", "Programėlė", "iOS ir „Android“", true, "app"),
        ("store", "Parduotuvė", "14 parduotuvių Lietuvoje", false, "store"), ("courier", "Kurjeris", "pristatymas ir prijungimas", false, "courier"),
        ("call", "Skambučių centras", "kasdien nuo 8 iki 20 val.", false, "call"),
    ];

    private static readonly (string Name, int Steps)[] Stages = [("Poreikis", 2), ("Palyginimas", 2), ("Apsisprendimas", 2), ("Pirkimas", 2), ("Pristatymas", 1), ("Naudojimas", 1)];

    private static readonly (string Name, (int Step, string Channel, string Device, long N, string Text, string Forced)[] Stops)[] Routes =
    [
        ("Pagrindinis: skelbimas, svetainė, parduotuvė, svetainė, kurjeris",
        [
            (0, "ad", "phone", 5842, "Paieškoje pamato skelbimą", ""), (1, "web", "phone", 5140, "Atsiverčia skalbyklių katalogą", ""), (2, "web", "pc", 4420, "Palygina talpą, triukšmą, sąnaudas", ""),
            (3, "web", "pc", 3980, "Skaito pirkėjų atsiliepimus", ""), (4, "store", "", 3264, "Apžiūri gyvai, pasitaria", ""), (5, "web", "pc", 2611, "Įsideda į krepšelį", ""),
            (6, "web", "pc", 2141, "Apmoka banko kortele", ""), (7, "call", "phone", 1842, "Skambina suderinti laiko", "Svetainė nesiūlo pristatymo laiko"),
            (8, "courier", "", 1787, "Atveža ir išveža senąją skalbyklę", ""), (9, "app", "phone", 1233, "Užregistruoja garantiją", ""),
        ]),
        ("Iš socialinių tinklų per programėlę į parduotuvę",
        [
            (0, "social", "phone", 2667, "Pamato draugės vaizdo įrašą", ""), (1, "app", "phone", 2214, "Atsisiunčia programėlę", ""), (2, "app", "phone", 1860, "Atsirenka pagal matmenis", ""),
            (3, "social", "phone", 1618, "Pasiteirauja pirkėjų grupėje", ""), (4, "app", "phone", 1294, "Įsideda į krepšelį", ""),
            (5, "store", "", 725, "Atvyksta pasirašyti", "Programėlėje nėra pirkimo išsimokėtinai"), (6, "store", "", 667, "Pasirašo sutartį ir sumoka", ""),
            (8, "courier", "", 640, "Atveža ir prijungia", ""), (9, "call", "", 218, "Teiraujasi dėl prijungimo", ""),
        ]),
        ("Iš parduotuvės ir atgal į ją",
        [
            (0, "store", "", 1397, "Sugedus senajai, užsuka pats", ""), (1, "web", "phone", 1257, "Čia pat telefonu lygina kainas", ""), (3, "call", "phone", 968, "Skambina dėl prekės likučio", "Svetainė nerodo parduotuvės likučio"),
            (4, "store", "", 852, "Grįžta apžiūrėti dar kartą", ""), (6, "store", "", 767, "Sumoka kasoje", ""), (8, "store", "", 759, "Išsiveža pats", ""),
            (9, "social", "", 106, "Parašo atsiliepimą grupėje", ""),
        ]),
    ];

    /// <summary>The map.</summary>
    public static JourneyMap Map { get; } = Build();

    /// <summary>What was measured of it.</summary>
    public static MapMeasurement Measurement { get; } = Measure();

    private static string Step(int i) => $"step{i}";

    private static JourneyMap Build()
    {
        var next = 0;
        var stages = Stages.Select((s, i) => new Stage
        {
            Id = $"stage{i}",
            Name = s.Name,
            Steps = Enumerable.Range(0, s.Steps).Select(_ => new Step { Id = Step(next), Name = Routes[0].Stops.FirstOrDefault(r => r.Step == next).Text ?? "?", Binding = new Binding($"e{next++}") }).ToValueList(),
        }).ToValueList();
        return new JourneyMap
        {
            Id = "skalbykle",
            Title = "Skalbyklės pirkimas",
            Kind = MapKind.CrossChannel,
            Language = "lt",
            Objective = "Kur pirkėjai priversti keisti kanalą ir kiek jų dėl to pasitraukia?",
            Finding = "Po trijų priverstinių perėjimų pasitraukia 1 157 klientai, 569 iš jų – ten, kur programėlėje nėra pirkimo išsimokėtinai.",
            Owner = "Klientų patirties skyrius",
            Stages = stages,
            Channels = Channels.Select(c => new Channel(c.Id, c.Name, c.Online, c.Icon, c.Note)).ToValueList(),
            Devices = [new Device("phone", "Telefonas", "app"), new Device("pc", "Kompiuteris", "desktop")],
            Routes = Routes.Select((r, i) => new Route
            {
                Id = $"r{i}",
                Name = r.Name,
                Stops = r.Stops.Select(s => new Stop(Step(s.Step), s.Channel, s.Device.Length > 0 ? s.Device : null, s.Text, s.Forced.Length > 0, s.Forced)).ToValueList(),
            }).ToValueList(),
            Barriers = [new Kelione.Maps.Barrier { Id = "b1", Step = Step(4), Text = "Programėlėje nėra pirkimo išsimokėtinai", Kind = BarrierKind.ForcedSwitch, Criticality = 9.2 }],
        };
    }

    private static MapMeasurement Measure() => new()
    {
        Map = "skalbykle",
        MapVersion = 9,
        Snapshot = "2026-Q3-04",
        MeasuredAt = new DateTimeOffset(2026, 10, 6, 9, 40, 0, TimeSpan.Zero),
        Period = new MeasuredPeriod(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), null, null),
        Filters = "Lietuva, fiziniai asmenys, stambi buitinė technika",
        Customers = 9906,
        CustomersInScope = 12700,
        Finished = 3575,
        Coverage = 0.78,
        Steps = Enumerable.Range(0, 10).Select(i => new StepMeasure
        {
            Id = Step(i),
            Name = Step(i),
            Stage = "s",
            Bound = true,
            Customers = Routes.Sum(r => r.Stops.Where(s => s.Step == i).Sum(s => s.N)),
            Channels = Routes.SelectMany(r => r.Stops).Where(s => s.Step == i).GroupBy(s => s.Channel).Select(g => new MixShare(g.Key, g.Sum(s => s.N), 0.1)).ToValueList(),
            Emotion = i switch { 4 => new EmotionMeasure(-3.4, new Bounds(-3.8, -3), 148), 6 => new EmotionMeasure(-2.1, new Bounds(-2.5, -1.8), 203), 1 => new EmotionMeasure(-2.6, new Bounds(-3, -2), 97), _ => null },
        }).ToValueList(),
        Crossings = Routes.SelectMany(r => r.Stops.Zip(r.Stops.Skip(1), (a, b) =>
            new CrossingMeasure(Step(a.Step), a.Channel, a.Device.Length > 0 ? a.Device : null, Step(b.Step), b.Channel, b.Device.Length > 0 ? b.Device : null, b.N, 86_400 * (1 + b.Step)))).ToValueList(),
        Barriers = [new BarrierMeasure { Step = Step(6), To = Step(7), Kind = BarrierKind.ForcedSwitch, Against = "others", Value = 0.86, Expected = 0.95, N = 2141, Criticality = 7.8, Evidence = "…" }],
    };
}
