using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.B2B;

/// <summary>
/// When each stage begins and the last one ends: median days from an account's first event to its first act there. Columns stand to scale of these days where all were measured, grow, and leave each stage room
/// for its words; otherwise columns are even.
/// </summary>
internal sealed class StageClock
{
    /// <summary>The narrowest column that still holds words, in units.</summary>
    public const double NarrowestColumn = 106;

    private StageClock(ImmutableArray<double?> days, StageColumns columns, bool isToScale) => (Days, Columns, IsToScale) = (days, columns, isToScale);

    /// <summary>The day on which each stage ends, that is, on which the next one begins; null where it was not measured.</summary>
    public ImmutableArray<double?> Days { get; }

    /// <summary>Where the stages stand.</summary>
    public StageColumns Columns { get; }

    /// <summary>Whether the distances between the gates are time.</summary>
    public bool IsToScale { get; }

    public static StageClock Of(PosterPage page)
    {
        var stages = page.Reading.Stages;
        var begins = stages.Select(s => First(page.Reading, s)).ToImmutableArray();
        var end = stages.IsEmpty ? null : Steps(page.Reading, stages[^1]).Select(s => s.Measure!.MedianDayFirst).LastOrDefault(d => d is not null);
        ImmutableArray<double?> days = [.. begins.Skip(1), end];
        var (left, width, narrowest) = (page.Sheet.GridLeft, page.Sheet.GridWidth, NarrowestColumn);
        if (Scaled(begins, end) is { } edges && edges.Zip(edges.Skip(1), (a, b) => (b - a) * width).All(w => w >= narrowest))
        {
            ImmutableArray<double> x = [.. edges.Select(e => left + (e * width))];
            return new StageClock(days, new StageColumns(x, x, [.. Enumerable.Range(0, stages.Length)]), true);
        }

        // Narrow columns give nothing away to long names.
        var lends = width / Math.Max(1, stages.Length) >= narrowest * 1.5;
        var even = StageColumns.Solve(left, width, [.. stages.Select(_ => 1)], [.. stages.Select(s => lends ? page.Scene.Measure(s.Stage.Name, PosterType.StageName) + 12 : 0)]);
        return new StageClock(days, even, false);
    }

    /// <summary>Where a day stands across the page; null where columns are not to scale or the day lies outside.</summary>
    public double? X(double day)
    {
        var total = Days.IsEmpty ? null : Days[^1];
        return IsToScale && total is { } t && day >= 0 && day <= t ? Columns.Stages[0] + (day / t * (Columns.Stages[^1] - Columns.Stages[0])) : null;
    }

    /// <summary>The measured steps of a stage.</summary>
    public static IEnumerable<StepReading> Steps(Frame.MapReading reading, StageReading stage) => reading.Steps.Skip(stage.FirstStep).Take(stage.Count).Where(s => s.Measure is not null);

    private static double? First(Frame.MapReading reading, StageReading stage) =>
        Steps(reading, stage).OrderBy(s => s.Step.Optional).Select(s => s.Measure!.MedianDayFirst).FirstOrDefault(d => d is not null);

    /// <summary>The edges from 0 to 1; null unless every stage has a day and they grow.</summary>
    private static ImmutableArray<double>? Scaled(ImmutableArray<double?> begins, double? end)
    {
        if (begins.Length < 2 || end is not { } total || total <= 0 || begins.Skip(1).Any(b => b is null))
        {
            return null;
        }

        ImmutableArray<double> edges = [0, .. begins.Skip(1).Select(b => b!.Value / total), 1];
        return edges.Zip(edges.Skip(1), (a, b) => b > a).All(grows => grows) ? edges : null;
    }
}
