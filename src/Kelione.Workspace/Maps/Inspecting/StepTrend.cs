using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>How many of those who were at a step in each week or month went on.</summary>
/// <param name="Points">In order of time; empty where the data is too short for a trend.</param>
public sealed record StepTrend(IReadOnlyList<TrendPoint> Points)
{
    /// <summary>The points that are complete and have customers: the line.</summary>
    public IEnumerable<TrendPoint> Line => Points.Where(p => p is { Bucket.IsComplete: true, Share: not null });
}

/// <summary>A point of a trend.</summary>
/// <param name="Bucket">Its days.</param>
/// <param name="Customers">Customers with an event of the step on those days.</param>
/// <param name="WentOn">Of them, those who went on to the next bound step within the map's window.</param>
public sealed record TrendPoint(TrendBucket Bucket, long Customers, long WentOn)
{
    /// <summary>The share, 0–1; null where nobody was there.</summary>
    public double? Share => Customers > 0 ? WentOn / (double)Customers : null;

    /// <summary>Its Wilson interval; null where nobody was there.</summary>
    public Interval? Interval => Proportions.Wilson(WentOn, Customers);
}

/// <summary>Asks for trends of steps.</summary>
internal static class StepTrends
{
    private const int MostNamed = 2;

    /// <summary>
    /// The trend of a step's conversion. Who counts for a stretch is whoever has an event of the step in it; they have the whole window after it to go on, so that a stretch is not low because it ends.
    /// The questions are not kept: a dozen for each step would drive the questions of people from the shelf.
    /// </summary>
    public static async Task<StepTrend> AskAsync(JourneyWorkspace workspace, StepMeasuresQuestion measured, string step, Period data, CancellationToken cancellationToken)
    {
        var at = measured.Steps.ToList().FindIndex(s => s.Id == step);
        if (at < 0 || at + 1 >= measured.Steps.Count || data is not { FromMicros: { } first, ToMicros: { } last })
        {
            return new StepTrend([]);
        }

        var points = new List<TrendPoint>();
        foreach (var bucket in TrendBuckets.Of(first, last, measured.Within))
        {
            var asked = (StepMeasuresQuestion)await workspace.PrepareAsync(Question(measured, at, bucket), cancellationToken);
            var figures = (await workspace.Engine.AskForAsync(asked, cancellationToken)).Steps[0];
            points.Add(new TrendPoint(bucket, figures.Customers, figures.WentOn ?? 0));
        }

        return new StepTrend(points);
    }

    private static StepMeasuresQuestion Question(StepMeasuresQuestion measured, int at, TrendBucket bucket)
    {
        var there = new NamedSegment("there", new DidRule(measured.Steps[at].Events) { During = bucket.Period });
        var until = new Period(bucket.Period.FromMicros, bucket.Period.ToMicros + measured.Within.Micros);
        return new StepMeasuresQuestion
        {
            Scope = MeasureScope.Within(measured.Scope, there) with { Period = until }, Steps = [.. measured.Steps.Skip(at).Take(MostNamed)], Within = measured.Within, Ways = 0, OffMap = 0,
        };
    }
}
