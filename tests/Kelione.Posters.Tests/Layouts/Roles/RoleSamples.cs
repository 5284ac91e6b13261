using Kelione.Maps;
using Kelione.Posters.Tests.Layouts.Samples;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Tests.Layouts.Roles;

/// <summary>Maps of several roles, screens and of use over time, from the templates and generated, with measurements whose numbers are invented.</summary>
internal static class RoleSamples
{
    private static readonly DateTimeOffset At = new(2026, 10, 2, 8, 10, 0, TimeSpan.Zero);

    /// <summary>A template measured as its kind is.</summary>
    public static MapMeasurement Measure(JourneyMap map, int seed = 3)
    {
        var random = new Random(seed);
        var steps = map.Steps().ToList();
        var first = map.Kind == MapKind.B2B ? 214 : 19_360;
        var days = Days(map, steps.Count, random);
        var audience = (double)first;
        var made = new List<StepMeasure>();
        for (var i = 0; i < steps.Count; i++)
        {
            var stage = map.Stages.First(s => s.Steps.Any(p => p.Id == steps[i].Id)).Id;
            var customers = (long)audience;
            var isLast = i == steps.Count - 1;
            var went = isLast ? 0 : (long)(customers * (0.78 + (random.NextDouble() * 0.17)));
            var mean = Math.Round((random.NextDouble() * 7) - 3.5, 1);
            made.Add(new StepMeasure
            {
                Id = steps[i].Id, Name = steps[i].Name, Stage = stage, Bound = true, Customers = customers, Share = (double)customers / first, WentOn = isLast ? null : went, PassedBy = isLast ? null : 0,
                ConversionToNext = isLast ? null : (double)went / customers, Exits = customers - went, LeftTo = isLast ? [] : [new LeftTo(i % 3 == 0 ? null : "product_view", (customers - went) / 2)], Returned = customers / 12,
                MedianSecondsToNext = isLast ? null : 86_400 * (0.2 + (random.NextDouble() * 9)), Criticality = isLast ? null : Math.Round(random.NextDouble() * 9, 1), Retained = 0.3 + (random.NextDouble() * 0.5), RetainedOf = customers,
                Devices = [.. map.Devices.Select((d, k) => new MixShare(d.Id, customers / (k + 1), 1.0 / (k + 1)))],
                Emotion = new EmotionMeasure(mean, new Bounds(mean - 0.3, mean + 0.3), 40 + random.Next(300), null, i % 4 == 1 ? QuoteOf(map) : ""),
                MedianDayFirst = days[i], MiddleHalfDayFirst = new Bounds(days[i] * 0.6, days[i] * 1.5),
            });
            audience = went;
        }

        return new MapMeasurement
        {
            Map = map.Id, MapVersion = 6, Snapshot = "2026-Q3-01", MeasuredAt = At, Period = new MeasuredPeriod(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), null, null),
            Customers = first, CustomersInScope = first + (first / 4), Finished = made.Count > 0 ? made[^1].Customers : null, Coverage = 0.81, Steps = [.. made],
            Cards = [.. map.Cards.Where(c => c.Value is not null).Select(c => new CardMeasure(c.Id, c.Value, "share", first))],
            Segments = [.. map.Personas.Where(p => p.IsRole).Select((p, k) => new SegmentMeasure(p.Name, p.Id, first / 2, 0.7, [.. made.Skip(k == 2 ? made.Count / 2 : k % 2).Where((_, i) => i % 3 != 2)]))],
            Barriers = made.Count > 3 ? [new BarrierMeasure { Step = made[^3].Id, To = made[^2].Id, Kind = BarrierKind.LowConversion, Against = "others", Value = 0.4, Expected = 0.8, N = first, Criticality = 8.1, Evidence = "" }] : [],
            Retention = map.Kind == MapKind.ProductUse ? Curve(map, first) : [],
            Aha = map.Kind == MapKind.ProductUse && steps.Count > 2 ? [new AhaMeasure(steps[2].Id, "workout", 3, 7, 7940, 0.41, 0.66, 0.20, new Bounds(0.45, 0.47), true)] : [],
            Crossings = [.. Crossings(map, first)],
        };
    }

    /// <summary>A generated map of a kind with roles, devices, gates, days and routes.</summary>
    public static JourneyMap Generated(MapKind kind, int stages, string language, double steps = 1.4, int seed = 1)
    {
        var map = GeneratedMap.Make(stages, steps, language, kind, seed);
        var (random, words) = (new Random(seed), map.Cards.Where(c => c.Text.Length > 0).Select(c => c.Text).ToList());
        string Word() => words[random.Next(words.Count)];
        var roles = map.Stages.Take(4).Select((s, i) => new Persona { Id = $"role{i}", Name = s.Name, IsRole = true, Tagline = Word(), Part = Word() }).ToList();
        var all = map.Steps().ToList();
        var cards = new List<Card>();
        foreach (var (stage, i) in map.Stages.Select((s, i) => (s, i)))
        {
            foreach (var (role, k) in roles.Select((r, k) => (r, k)).Where(r => (r.k + i) % 3 != 0))
            {
                var step = kind == MapKind.Role && stage.Steps.Count > 0 ? stage.Steps[0].Id : null;
                cards.Add(new Card { Id = $"act{i}.{k}", Lane = role.Id, Step = step, Stage = step is null ? stage.Id : null, Text = Word(), Value = Math.Round(random.NextDouble(), 2) });
                cards.Add(new Card { Id = $"feel{i}.{k}", Lane = "emotions", Step = step, Stage = step is null ? stage.Id : null, Persona = role.Id, Felt = Math.Round((random.NextDouble() * 8) - 4, 1), Wished = 2, Quote = i % 3 == 0 ? Word() : "" });
                cards.Add(new Card { Id = $"doc{i}.{k}", Lane = "documents", Step = step, Stage = step is null ? stage.Id : null, Persona = role.Id, Text = Word(), Missing = i % 4 == 1, Value = i % 2 == 0 ? 0.62 : null });
            }
        }

        var devices = roles.Select((r, i) => new Device($"d{i}", r.Name, i switch { 0 => "app", 1 => "tablet", 2 => "desktop", _ => "kiosk" }, Word())).ToList();
        return map with
        {
            Personas = kind is MapKind.B2B or MapKind.Role ? [.. map.Personas, .. roles] : map.Personas,
            Lanes = kind is MapKind.B2B or MapKind.Role ? [.. roles.Select(r => new Lane { Id = r.Id, Kind = LaneKind.Roles, Of = r.Id }), .. map.Lanes, new Lane { Id = "documents", Kind = LaneKind.Documents }] : map.Lanes,
            Cards = kind is MapKind.B2B or MapKind.Role ? [.. map.Cards, .. cards] : map.Cards,
            Devices = kind == MapKind.MultiScreen ? [.. devices] : [],
            Routes = kind == MapKind.MultiScreen ? [.. Enumerable.Range(0, 3).Select(r => new Route { Id = $"w{r}", Name = Word(), Stops = [.. all.Where((_, i) => r == 0 || (i + r) % 3 != 0).Select((s, i) => new Stop(s.Id, null, devices[(int)((i * 7) + r + random.Next(2)) % devices.Count].Id, "", i % 5 == 4, Word()))] })] : [],
            Stages = [.. map.Stages.Select((s, i) => s with { FromDay = kind == MapKind.ProductUse ? Math.Pow(1.9, i) - 1 : null, ToDay = kind == MapKind.ProductUse ? Math.Pow(1.9, i + 1) - 1 : null, Gate = kind == MapKind.B2B && roles.Count > 0 ? new Gate(Word(), roles[i % roles.Count].Id, [roles[(i + 1) % roles.Count].Id]) : null })],
        };
    }

    private static double[] Days(JourneyMap map, int count, Random random)
    {
        var days = new double[count];
        var (day, at) = (0.0, 0);
        foreach (var stage in map.Stages)
        {
            for (var k = 0; k < stage.Steps.Count; k++)
            {
                day = stage is { FromDay: { } from, ToDay: { } to } ? from + ((to - from) * (k + 0.4) / stage.Steps.Count) : day + 18 + random.Next(24);
                days[at++] = at == 1 && map.Kind == MapKind.B2B ? 0 : day;
            }
        }

        return days;
    }

    private static ValueList<RetentionMeasure> Curve(JourneyMap map, long first)
    {
        var end = map.Stages.Max(s => s.ToDay) ?? 365;
        return [.. new[] { 0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365 }.Where(d => d <= end + 1).Select(d => new RetentionMeasure(d, first, 1 / Math.Pow(1 + (d * 1.3), 0.19)))];
    }

    private static IEnumerable<CrossingMeasure> Crossings(JourneyMap map, long first)
    {
        foreach (var route in map.Routes)
        {
            for (var i = 1; i < route.Stops.Count; i++)
            {
                yield return new CrossingMeasure(route.Stops[i - 1].Step, null, route.Stops[i - 1].Device, route.Stops[i].Step, null, route.Stops[i].Device, first / (i + 2), 3600.0 * i);
            }
        }
    }

    private static string QuoteOf(JourneyMap map) => map.Cards.FirstOrDefault(c => c.Quote.Length > 0)?.Quote ?? map.Objective;
}
