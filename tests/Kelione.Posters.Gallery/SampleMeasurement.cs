using Kelione.Maps;

namespace Kelione.Posters.Gallery;

/// <summary>
/// Invented numbers of awkward shape: audiences that grow, stay, vanish; steps without events; transitions that nobody made; feedback at some steps only; moves, crossings, activities off the map.
/// Within themselves they hold together: who went on, passed by or left add up to who was there.
/// </summary>
internal static class SampleMeasurement
{
    private static readonly double[] Change = [0.82, 0.7, 1, 0.55, 1.35, 0.9, 0.64, 0.97];
    private static readonly DateTimeOffset MeasuredAt = new(2026, 10, 6, 9, 40, 0, TimeSpan.Zero);

    /// <summary>The numbers of a map: for 3 stages in the millions, for 8 in the tens of thousands as on most posters, for 30 falling to nothing.</summary>
    public static MapMeasurement Of(JourneyMap map)
    {
        var first = map.Stages.Count switch { < 8 => 12_000_000, < 30 => 48_210, _ => 1_902_345 };
        var random = new Random(Seed(map.Id));
        var steps = Steps(map, first, random);
        var moves = new SampleMoves(map, steps);
        var within = (long)(first * 1.02);
        return new MapMeasurement
        {
            Map = map.Id, MapVersion = 12, Snapshot = "2026-Q3", MeasuredAt = MeasuredAt, Filters = map.Stages.Count < 8 ? "" : "country = LT · device ≠ bot",
            Period = new MeasuredPeriod(new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), new(2026, 7, 1, 0, 3, 0, TimeSpan.Zero), new(2026, 9, 30, 23, 58, 0, TimeSpan.Zero)),
            Customers = within, CustomersInScope = within * 3, Finished = steps.LastOrDefault(s => s.Bound)?.Customers, Coverage = 0.62,
            Conformance = Conformance(within, moves.Commonest()),
            Steps = [.. steps], Moves = moves.Moves(), OffMap = moves.OffMap(), Barriers = [.. steps.SelectMany(s => s.Barriers)], Aha = moves.Aha(),
            Personas = [.. map.Personas.Select((p, i) => new PersonaMeasure(p.Id, within / (i + 3), 1.0 / (i + 3), new Bounds((1.0 / (i + 3)) - 0.01, (1.0 / (i + 3)) + 0.01)))],
            Segments = [.. map.Personas.Select((p, i) => new SegmentMeasure(p.Name, p.Id, within / (i + 3), 0.5, [.. Part(steps, i)]))],
            Crossings = moves.Crossings(),
            Retention = [.. new[] { 0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 270, 365 }.Select(d => new RetentionMeasure(d, within / (1 + (d / 60)), 0.21 + (0.79 / (1 + (d * 0.08)))))],
            Policy = [new PolicyNote("window", "30 days")],
        };
    }

    private static List<StepMeasure> Steps(JourneyMap map, long first, Random random)
    {
        var rows = map.Stages.SelectMany(s => s.Steps.Select(p => (Step: p, Stage: s))).ToList();
        var audiences = Audiences(rows.Select(r => r.Step.Binding is not null).ToList(), first, map.Stages.Count);
        var (made, day) = (new List<StepMeasure>(), 0.0);
        for (var i = 0; i < rows.Count; i++)
        {
            var (step, stage) = rows[i];
            if (audiences[i] is not { } customers)
            {
                made.Add(new StepMeasure { Id = step.Id, Name = step.Name, Stage = stage.Id, Bound = false });
                continue;
            }

            day = Math.Max(day, stage.FromDay ?? 0) + (random.NextDouble() * 6);
            var next = Enumerable.Range(i + 1, rows.Count - i - 1).Cast<int?>().FirstOrDefault(k => audiences[k!.Value] is not null);
            var one = new SampleStep(map, step, stage, i, random).Measure(customers, first, next is { } k ? (rows[k].Step.Id, audiences[k]!.Value) : null);
            made.Add(one with { MedianDayFirst = day, MiddleHalfDayFirst = new Bounds(day * 0.7, day * 1.6) });
        }

        return made;
    }

    /// <summary>The audience of every step, null where it is not bound.</summary>
    private static List<long?> Audiences(List<bool> bound, long first, int stages)
    {
        var (audiences, value, place) = (new List<long?>(), (double)first, 0);
        var last = bound.LastIndexOf(true);
        for (var i = 0; i < bound.Count; i++)
        {
            if (!bound[i])
            {
                audiences.Add(null);
                continue;
            }

            value = place == 0 ? first : Math.Min(first, value * Change[place % Change.Length]);
            var nobody = (stages >= 30 && place == 17) || (stages < 8 && i == last && place > 2);
            audiences.Add(nobody ? 0 : (long)value);
            place++;
        }

        return audiences;
    }

    private static MapConformance Conformance(long customers, ValueList<WayMeasure> commonest)
    {
        var (followed, left, skipped) = ((long)(customers * 0.18), (long)(customers * 0.44), (long)(customers * 0.25));
        return new MapConformance(followed, left, skipped, customers - followed - left - skipped, customers / 9, followed + left, customers * 2, commonest);
    }

    /// <summary>The same steps for a part of the customers, which feels otherwise and does not come everywhere.</summary>
    private static IEnumerable<StepMeasure> Part(List<StepMeasure> steps, int which) => steps.Select((s, i) => s with
    {
        Customers = (which + i) % 4 == 3 ? 0 : s.Customers / (which + 3),
        Emotion = s.Emotion is { } e ? e with { Mean = Math.Clamp(e.Mean + 1.4 - which, -5, 5), Interval = new Bounds(Math.Clamp(e.Mean + 1.2 - which, -5, 5), Math.Clamp(e.Mean + 1.6 - which, -5, 5)), N = Math.Max(10, e.N / 3) } : null,
        MedianDayFirst = s.MedianDayFirst + which,
    });

    // The hash of a string changes with every start of a program; this one does not.
    private static int Seed(string text) => (int)text.Aggregate(2166136261u, (hash, c) => (hash ^ c) * 16777619u);
}
