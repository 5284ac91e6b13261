using Kelione.Maps;

namespace Kelione.Posters.Tests.Layouts.Ways;

/// <summary>
/// Maps of a kind in a language with a number of stages: long words, a lane that nobody filled, a stage without steps, a step that is not bound, audiences from 0 to 12,000,000 that grow on the way, and moves in all
/// directions. What is drawn is the same every time.
/// </summary>
internal static class GeneratedMaps
{
    private static readonly Dictionary<string, (string[] Stages, string[] Steps, string[] Texts, string[] Channels)> Words = new()
    {
        ["en"] = (["Awareness", "Comparison of offers", "Purchase", "Delivery and installation", "Use", "Support", "Renewal", "Word of mouth"],
            ["Sees an advertisement", "Compares prices and reviews", "Asks a friend", "Puts it into the basket", "Pays by card", "Waits for the courier", "Installs it at home", "Calls the support line", "Writes a review", "Recommends it to colleagues"],
            ["“Is it worth the money?”", "The delivery time is not shown before payment", "Cannot find the return policy", "Wants to know whether it fits the kitchen"], ["Website", "Mobile app", "Search ads", "Store", "Call centre"]),
        ["ru"] = (["Осведомлённость", "Сравнение предложений", "Приобретение", "Доставка и установка", "Использование", "Послепродажное обслуживание", "Продление", "Сарафанное радио"],
            ["Видит рекламное объявление", "Сравнивает характеристики и отзывы", "Советуется со знакомыми", "Складывает в корзину", "Оплачивает картой", "Ожидает курьера", "Устанавливает дома", "Обращается в поддержку", "Пишет подробный отзыв", "Рекомендует сослуживцам"],
            ["«Стоит ли это своих денег?»", "Срок доставки не показан до оплаты", "Не может найти условия возврата", "Хочет знать, подойдёт ли по размеру"], ["Сайт", "Мобильное приложение", "Контекстная реклама", "Магазин", "Колл-центр"]),
        ["zh"] = (["认知", "比较方案", "购买", "配送与安装", "使用", "售后支持", "续购", "口碑"],
            ["看到广告", "比较价格与用户评价", "询问朋友的意见", "加入购物车", "用银行卡付款", "等待快递员上门", "在家自行安装", "拨打客服热线", "撰写详细的评价", "推荐给同事"],
            ["这个价钱值得吗？", "付款前不显示配送时间，客户无法安排", "找不到退货规定", "想知道尺寸是否适合厨房"], ["网站", "手机应用", "搜索广告", "门店", "呼叫中心"]),
        ["pl"] = (["Świadomość", "Porównanie ofert", "Zakup", "Dostawa i montaż", "Użytkowanie", "Wsparcie posprzedażowe", "Odnowienie", "Polecanie"],
            ["Widzi reklamę w internecie", "Porównuje parametry i recenzje", "Radzi się znajomych", "Wkłada do koszyka", "Płaci kartą", "Czeka na kuriera", "Montuje w domu", "Dzwoni na infolinię", "Pisze szczegółową recenzję", "Poleca współpracownikom"],
            ["„Czy warto tyle zapłacić?”", "Czas dostawy nie jest widoczny przed płatnością", "Nie może znaleźć zasad zwrotu", "Chce wiedzieć, czy zmieści się w kuchni"], ["Strona internetowa", "Aplikacja mobilna", "Reklama w wyszukiwarce", "Sklep", "Infolinia"]),
        ["lt"] = (["Suvokimas", "Pasiūlymų palyginimas", "Pirkimas", "Pristatymas ir įrengimas", "Naudojimas", "Aptarnavimas po pardavimo", "Pratęsimas", "Iš lūpų į lūpas"],
            ["Pamato reklaminį skelbimą", "Palygina savybes ir atsiliepimus", "Pasitaria su pažįstamais", "Įsideda į krepšelį", "Atsiskaito kortele", "Laukia kurjerio", "Įsirengia namuose", "Skambina į pagalbos liniją", "Parašo išsamų atsiliepimą", "Rekomenduoja bendradarbiams"],
            ["„Ar verta tiek mokėti?“", "Pristatymo laikas nerodomas prieš apmokėjimą", "Negali rasti grąžinimo taisyklių", "Nori žinoti, ar tilps virtuvėje"], ["Svetainė", "Mobilioji programėlė", "Paieškos reklama", "Parduotuvė", "Skambučių centras"]),
    };

    private static readonly string[] ChannelIds = ["web", "app", "ads", "store", "call"];

    /// <summary>A map.</summary>
    public static JourneyMap Map(MapKind kind, int stages, string language)
    {
        var words = Words[language];
        var steps = StepIds(stages);
        var made = Enumerable.Range(0, stages).Select(s => new Stage
        {
            Id = $"stage{s}",
            Name = s < words.Stages.Length ? words.Stages[s] : $"{words.Stages[s % words.Stages.Length]} {(s / words.Stages.Length) + 1}",
            Goal = words.Texts[s % 4],
            Steps = steps.Where(t => t.Stage == s).Select(t => new Step { Id = t.Id, Name = words.Steps[t.At % 10], Optional = t.At % 7 == 4, Binding = t.At == 2 ? null : new Binding(t.Id) }).ToValueList(),
        }).ToValueList();
        return new JourneyMap
        {
            Id = "generated",
            Title = words.Stages[1],
            Kind = kind,
            Language = language,
            Objective = words.Texts[0],
            Finding = words.Texts[1],
            Owner = words.Channels[4],
            Stages = made,
            Channels = words.Channels.Select((c, i) => new Channel(ChannelIds[i], c, i < 3)).ToValueList(),
            Devices = [new Device("phone", "Phone", "app"), new Device("pc", "PC", "desktop")],
            Lanes = [.. Enum.GetValues<LaneKind>().Where(k => k is LaneKind.Thoughts or LaneKind.Emotions or LaneKind.Touchpoints or LaneKind.Influences or LaneKind.Searches or LaneKind.Documents).Select(k => new Lane { Id = $"{k}", Kind = k }),
                new Lane { Id = "own", Kind = LaneKind.Custom, Name = words.Stages[5] }],
            Cards = Cards(steps, words.Texts, words.Channels).ToValueList(),
            Arcs = steps.Count < 5 ? [] : [new Arc("a1", steps[0].Id, steps[3].Id, words.Texts[1], Provenance.Assumption), new Arc("a2", steps[4].Id, steps[1].Id, words.Texts[2], Provenance.Assumption)],
            Routes = kind == MapKind.CrossChannel ? [Route(steps, 0, words.Texts), Route(steps, 1, words.Texts), Route(steps, 2, words.Texts)] : [],
            Barriers = [new Kelione.Maps.Barrier { Id = "b", Step = steps[1].Id, Text = words.Texts[2], Criticality = 6.5 }],
            Ideas = [new Idea { Id = "i", Step = steps[1].Id, Text = words.Texts[3] }],
        };
    }

    /// <summary>A measurement of it.</summary>
    public static MapMeasurement Measurement(int stages)
    {
        var steps = StepIds(stages);
        var bound = steps.Where(s => s.At != 2).ToList();
        long Customers(int at) => at switch { 0 => 8_400_000, 1 => 12_000_000, 5 => 0, _ => 9_000_000 / (at + 1) };
        return new MapMeasurement
        {
            Map = "generated",
            MapVersion = 3,
            MeasuredAt = new DateTimeOffset(2026, 10, 6, 10, 15, 0, TimeSpan.Zero),
            Period = new MeasuredPeriod(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), null, null),
            Customers = 12_000_000,
            CustomersInScope = 14_000_000,
            Finished = 17,
            Coverage = 0.61,
            Conformance = new MapConformance(400_000, 6_600_000, 4_000_000, 1_000_000, 90_000, 7_000_000, 2_000_000,
                [new WayMeasure(bound.Select(b => b.Id).ToValueList(), 400_000), new WayMeasure(bound.Take(3).Select(b => b.Id).ToValueList(), 300_000), new WayMeasure([steps[1].Id, steps[0].Id, steps[1].Id], 1)]),
            Steps = steps.Select(s =>
            {
                var next = bound.FirstOrDefault(b => b.At > s.At);
                var on = next.Id is null ? (long?)null : Math.Min(Customers(s.At), Customers(next.At)) / 2;
                return s.At == 2 ? new StepMeasure { Id = s.Id, Name = s.Id, Stage = "s", Bound = false } : new StepMeasure
                {
                    Id = s.Id,
                    Name = s.Id,
                    Stage = "s",
                    Bound = true,
                    Customers = Customers(s.At),
                    Next = next.Id,
                    WentOn = on,
                    PassedBy = on / 10,
                    ConversionToNext = on is null || Customers(s.At) == 0 ? null : (double)on / Customers(s.At),
                    Exits = Customers(s.At) - (on ?? 0) - ((on ?? 0) / 10),
                    LeftTo = s.At % 2 == 0 ? [new LeftTo(null, 10), new LeftTo("search_again", 4)] : [new LeftTo("compare_prices_elsewhere", 4)],
                    EventsPerCustomer = 1 + (s.At % 5 * 0.11),
                    Starts = s.At == 0 ? 8_000_000 : 12,
                    Ends = Customers(s.At) / 3,
                    MedianSecondsToNext = s.At == 5 ? null : 3_600 * (s.At + 1) * 7,
                    Channels = [new MixShare("web", 1, 0.62), new MixShare("store", 1, 0.3), new MixShare("partner_kiosk", 1, 0.004)],
                    Emotion = s.At % 3 == 0 ? new EmotionMeasure((s.At % 7) - 3.2, new Bounds(-4, 4), 40 + s.At) : null,
                };
            }).ToValueList(),
            Moves = steps.Count < 5 ? [new MoveMeasure(steps[^1].Id, steps[0].Id, 900, 900)] :
            [
                new MoveMeasure(steps[0].Id, steps[3].Id, 2_400_000, 1), new MoveMeasure(steps[4].Id, steps[1].Id, 1_900_000, 1), new MoveMeasure(steps[3].Id, steps[0].Id, 700_000, 1),
                new MoveMeasure(steps[1].Id, steps[4].Id, 650_000, 1), new MoveMeasure(steps[^1].Id, steps[0].Id, 120_000, 1), new MoveMeasure(steps[^2].Id, steps[1].Id, 90_000, 1), new MoveMeasure(steps[0].Id, steps[^1].Id, 80_000, 1),
                new MoveMeasure(steps[4].Id, steps[0].Id, 12, 12),
            ],
            OffMap = [new OffMapActivity("opens_comparison_site", steps[0].Id, 500_000, 20_000), new OffMapActivity("error_page", steps[3 % steps.Count].Id, 90_000, 90_000)],
            Crossings = Crossings(steps),
            Barriers = [new BarrierMeasure { Step = steps[1].Id, Kind = BarrierKind.ForcedSwitch, Against = "others", Value = 0.2, Expected = 0.6, N = 12, Criticality = 7.1, Evidence = "…" }],
        };
    }

    private static List<(string Id, int Stage, int At)> StepIds(int stages)
    {
        var steps = new List<(string, int, int)>();
        for (var s = 0; s < stages; s++)
        {
            // The fifth stage has no step at all; small maps have two steps in each stage.
            for (var k = 0; k < (s == 4 ? 0 : stages <= 8 ? 2 : 1 + (s % 10 == 3 ? 1 : 0)); k++)
            {
                steps.Add(($"step{steps.Count}", s, steps.Count));
            }
        }

        return steps;
    }

    private static IEnumerable<Card> Cards(List<(string Id, int Stage, int At)> steps, string[] texts, string[] influences)
    {
        foreach (var (id, stage, at) in steps)
        {
            yield return new Card { Id = $"t{id}", Lane = "Thoughts", Step = id, Text = texts[at % 4], Provenance = at % 3 == 0 ? Provenance.Research("9 interviews") : Provenance.Assumption };
            yield return new Card { Id = $"p{id}", Lane = "Touchpoints", Step = id, Text = influences[at % 5], Channel = ChannelIds[at % 5], Missing = at % 6 == 5 };
            if (at % 2 == 0)
            {
                yield return new Card { Id = $"e{id}", Lane = "Emotions", Step = id, Felt = (at % 9) - 4 };
                yield return new Card { Id = $"o{id}", Lane = "own", Stage = $"stage{stage}", Text = texts[(at + 1) % 4] };
                yield return new Card { Id = $"i{id}", Lane = "Influences", Stage = $"stage{stage}", Text = influences[(at + 1) % 5], Value = 0.1 + (at % 4 * 0.13) };
                yield return new Card { Id = $"s{id}", Lane = "Searches", Stage = $"stage{stage}", Text = texts[(at + 2) % 4] };
            }
        }
    }

    private static Route Route(List<(string Id, int Stage, int At)> steps, int shift, string[] texts) => new()
    {
        Id = $"r{shift}",
        Name = texts[shift],
        Stops = steps.Where(s => s.At % 4 != shift + 1).Select(s => new Stop(s.Id, ChannelIds[(s.At + (shift * 2)) / 2 % 5], s.At % 3 == 0 ? "pc" : "phone", "", s.At % 9 == 5, s.At % 9 == 5 ? texts[2] : "")).ToValueList(),
    };

    private static ValueList<CrossingMeasure> Crossings(List<(string Id, int Stage, int At)> steps) =>
    [
        .. from shift in Enumerable.Range(0, 2)
           let route = Route(steps, shift, ["", "", "", ""])
           from i in Enumerable.Range(1, Math.Max(0, route.Stops.Count - 1))
           let a = route.Stops[i - 1]
           let b = route.Stops[i]
           select new CrossingMeasure(a.Step, a.Channel, a.Device, b.Step, b.Channel, b.Device, 900_000 / ((shift + 1) * (i + 1)), 86_400 * i),
    ];
}
