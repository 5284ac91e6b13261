using Kelione.Maps;

namespace Kelione.Posters.Tests.Layouts.Samples;

/// <summary>Maps of any size in the five languages, with long and short words, filled and empty cells, made from a seed: the same seed makes the same map.</summary>
internal static class GeneratedMap
{
    private static readonly Dictionary<string, string[]> Stages = new(StringComparer.Ordinal)
    {
        ["en"] = ["Awareness", "Consideration", "Purchase", "Onboarding", "Everyday use", "Support", "Renewal", "Word of mouth"],
        ["ru"] = ["Осведомлённость", "Изучение предложений", "Покупка", "Первые шаги", "Использование", "Обслуживание", "Продление", "Сарафанное радио"],
        ["zh"] = ["认知", "研究与比较", "购买", "开始使用", "日常使用", "售后支持", "续订", "口碑"],
        ["pl"] = ["Świadomość", "Rozeznanie", "Zakup", "Wdrożenie", "Codzienne używanie", "Wsparcie", "Przedłużenie", "Polecanie"],
        ["lt"] = ["Suvokimas", "Domėjimasis", "Pirkimas", "Pradžia", "Kasdienis naudojimas", "Palaikymas", "Pratęsimas", "Iš lūpų į lūpas"],
    };

    private static readonly Dictionary<string, string[]> Steps = new(StringComparer.Ordinal)
    {
        ["en"] = ["Sees it at a friend’s", "Compares the offers", "Reads reviews", "Pays", "Waits for the delivery", "Sets it up with the guide", "Calls the helpdesk", "Recommends it"],
        ["ru"] = ["Видит у друзей", "Сравнивает предложения нескольких поставщиков", "Читает отзывы", "Оплачивает", "Ожидает доставку", "Настраивает по инструкции", "Обращается в службу поддержки", "Рекомендует знакомым"],
        ["zh"] = ["在朋友家看到", "比较各家的报价和条件", "阅读评价", "付款", "等待送货", "按说明书设置", "致电客服热线", "推荐给别人"],
        ["pl"] = ["Widzi u znajomych", "Porównuje oferty kilku dostawców", "Czyta recenzje", "Płaci", "Czeka na dostawę", "Konfiguruje według instrukcji", "Dzwoni na infolinię", "Poleca znajomym"],
        ["lt"] = ["Pamato pas draugus", "Palygina kelių tiekėjų pasiūlymus", "Skaito atsiliepimus", "Moka", "Laukia pristatymo", "Nustato pagal instrukciją", "Skambina pagalbos linija", "Rekomenduoja pažįstamiems"],
    };

    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["en"] = ["Is this worth the money?", "I would like to know when it comes, and who brings it.", "Fine.", "Nobody told me that the contract renews by itself after the twelfth month.", "Search engine", "Call centre", "The confirmation arrives too late"],
        ["ru"] = ["Стоит ли это своих денег?", "Хотелось бы знать, когда привезут и кто именно.", "Хорошо.", "Никто не предупредил, что договор автоматически продлевается после двенадцатого месяца.", "Поисковая система", "Колл-центр", "Подтверждение приходит слишком поздно"],
        ["zh"] = ["这个值得花这么多钱吗？", "我想知道什么时候送到，由谁来送。", "可以。", "没有人告诉我合同在第十二个月之后会自动续订。", "搜索引擎", "呼叫中心", "确认信息来得太晚"],
        ["pl"] = ["Czy to jest warte tych pieniędzy?", "Chcę wiedzieć, kiedy i kto to przywiezie.", "Dobrze.", "Nikt nie uprzedził, że umowa po dwunastym miesiącu przedłuża się automatycznie.", "Wyszukiwarka", "Infolinia", "Potwierdzenie przychodzi za późno"],
        ["lt"] = ["Ar tai verta tų pinigų?", "Norėčiau žinoti, kada ir kas atveš.", "Gerai.", "Niekas neperspėjo, kad po dvyliktojo mėnesio sutartis pratęsiama automatiškai.", "Paieškos sistema", "Skambučių centras", "Patvirtinimas ateina per vėlai"],
    };

    private static readonly LaneKind[] Kinds = [LaneKind.Goals, LaneKind.Actions, LaneKind.Thoughts, LaneKind.Touchpoints, LaneKind.Emotions, LaneKind.Barriers, LaneKind.Ideas, LaneKind.Responsible, LaneKind.Backstage];

    /// <summary>A map.</summary>
    /// <param name="stages">How many stages.</param>
    /// <param name="steps">How many steps each stage has on average; some stages may have none when it is below 1.</param>
    /// <param name="language">en, ru, zh, pl or lt.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="seed">Which map.</param>
    public static JourneyMap Make(int stages, double steps, string language, MapKind kind = MapKind.Linear, int seed = 1)
    {
        var random = new Random(seed);
        var (made, cards, barriers, ideas) = (new List<Stage>(), new List<Card>(), new List<Maps.Barrier>(), new List<Idea>());
        var number = 0;
        string Pick(Dictionary<string, string[]> from) => from[language][random.Next(from[language].Length)];
        for (var s = 0; s < stages; s++)
        {
            var count = steps < 1 ? random.NextDouble() < steps ? 1 : 0 : (int)Math.Max(1, Math.Round(steps + random.Next(-1, 2)));
            var list = new List<Step>();
            for (var k = 0; k < count; k++)
            {
                var id = $"p{number}";
                list.Add(new Step { Id = id, Name = Steps[language][number % 8], Binding = number % 5 == 3 ? null : new Binding(id), Optional = number % 7 == 5, Moment = number % 9 == 4 ? Moment.First : null });
                cards.Add(new Card { Id = $"t{number}", Lane = "thoughts", Step = id, Text = Pick(Words) });
                cards.Add(new Card { Id = $"c{number}", Lane = "touchpoints", Step = id, Text = Words[language][4 + (number % 2)], Missing = number % 11 == 7, Channel = "web" });
                cards.Add(new Card { Id = $"e{number}", Lane = "emotions", Step = id, Felt = Math.Round((random.NextDouble() * 8) - 4, 1), Wished = Math.Round((random.NextDouble() * 3) + 1.5, 1), Quote = Pick(Words) });
                cards.Add(new Card { Id = $"r{number}", Lane = "responsible", Step = id, Text = Stages[language][(s / 2) % 8] });
                if (number % 3 == 1)
                {
                    barriers.Add(new Maps.Barrier { Id = $"b{number}", Step = id, Text = Pick(Words), Kind = (BarrierKind)(number % 14), Criticality = number % 2 == 0 ? null : Math.Round(random.NextDouble() * 10, 1), Provenance = number % 4 == 1 ? Provenance.Research("interviews") : Provenance.Assumption });
                    ideas.Add(new Idea { Id = $"i{number}", Step = id, Text = Pick(Words), EaseOfDesign = random.Next(0, 11), EaseOfDevelopment = random.Next(0, 11), Effort = random.Next(1, 20) });
                }

                number++;
            }

            made.Add(new Stage { Id = $"s{s}", Name = Stages[language][s % 8], Goal = Pick(Words), Steps = [.. list] });
            cards.Add(new Card { Id = $"k{s}", Lane = "backstage", Stage = $"s{s}", Text = Pick(Words) });
        }

        return new JourneyMap
        {
            Id = "generated", Title = Words[language][0], Kind = kind, Language = language, Owner = Stages[language][0], Objective = Words[language][1], Finding = Words[language][3],
            Personas = [new Persona { Id = "a", Name = "Ona Petraitienė, 41", Tagline = Words[language][0], Needs = [Words[language][1], Words[language][2]], Fears = [Words[language][3]], Share = 0.4 }, new Persona { Id = "b", Name = Stages[language][1], Share = 0.25 }],
            Channels = [new Channel("web", Words[language][4], true, "web"), new Channel("call", Words[language][5], false, "call")],
            Stages = [.. made], Lanes = [.. Kinds.Select(k => new Lane { Id = k.ToString().ToLowerInvariant(), Kind = k })], Cards = [.. cards], Barriers = [.. barriers], Ideas = [.. ideas],
            Priority = new PrioritySettings { Budget = 40, Unit = "days" },
        };
    }

    /// <summary>A measurement of such a map: audiences that fall, grow, stay or vanish, some steps without feedback.</summary>
    public static MapMeasurement Measure(JourneyMap map, long first = 12_000_000, int seed = 1)
    {
        var random = new Random(seed);
        var steps = map.Stages.SelectMany(s => s.Steps.Select(p => (Step: p, Stage: s.Id))).ToList();
        var audience = first;
        var made = new List<StepMeasure>();
        foreach (var (step, stage) in steps)
        {
            if (step.Binding is null)
            {
                made.Add(new StepMeasure { Id = step.Id, Name = step.Name, Stage = stage, Bound = false });
                continue;
            }

            audience = made.Count == 0 ? first : Math.Min(first, (long)(audience * (0.55 + (random.NextDouble() * 0.6))));
            made.Add(new StepMeasure
            {
                Id = step.Id, Name = step.Name, Stage = stage, Bound = true, Customers = audience, Share = (double)audience / Math.Max(1, first), MedianSecondsToNext = Math.Pow(10, random.NextDouble() * 7), Retained = random.Next(4) == 0 ? null : random.NextDouble(),
                Criticality = random.NextDouble() * 10, Channels = [new MixShare("web", audience / 2, 0.5)], LeftTo = [new LeftTo(random.Next(3) == 0 ? null : "product_view", audience / 10)],
                Emotion = random.Next(5) == 0 ? null : new EmotionMeasure(Math.Round((random.NextDouble() * 9) - 4.5, 1), new Bounds(-1, 1), random.Next(20, 4000), null, random.Next(2) == 0 ? "" : map.Objective),
            });
        }

        var bound = made.Where(m => m.Bound).ToList();
        for (var i = 0; i + 1 < bound.Count; i++)
        {
            var at = made.IndexOf(bound[i]);
            var went = (long)(Math.Min(bound[i].Customers!.Value, bound[i + 1].Customers!.Value) * 0.9);
            var passed = (bound[i].Customers!.Value - went) / (i % 3 == 0 ? 2 : 20);
            var mean = bound[i].Emotion?.Mean ?? 0;
            made[at] = bound[i] with { Next = bound[i + 1].Id, WentOn = went, PassedBy = passed, Exits = bound[i].Customers - went - passed, ConversionToNext = bound[i].Customers == 0 ? null : (double)went / bound[i].Customers, Emotion = bound[i].Emotion is { } e ? e with { Interval = new Bounds(mean - 0.4, mean + 0.4) } : null };
        }

        return new MapMeasurement
        {
            Map = map.Id, MapVersion = 3, Snapshot = "2026-09", MeasuredAt = new DateTimeOffset(2026, 10, 6, 9, 40, 0, TimeSpan.Zero), Period = new MeasuredPeriod(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), null, null),
            Customers = first, CustomersInScope = first * 2, Finished = bound.Count > 1 ? bound[^1].Customers / 2 : null, Coverage = 0.62, Steps = [.. made],
            Barriers = bound.Count > 2 ? [new BarrierMeasure { Step = bound[0].Id, To = bound[1].Id, Kind = BarrierKind.LowConversion, Against = "others", Value = 0.4, Expected = 0.8, N = first, Criticality = 8.1, Evidence = "" }] : [],
        };
    }
}
