using Kelione.Journeys;
using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;
using Kelione.Web.Maps.Editing.Curve;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Together;

/// <summary>Where the lines and labels of a step's trend lie on a slide, in units of which the picture is 690 wide and 400 high. Only complete stretches are drawn. Immutable.</summary>
public sealed record TrendPlan
{
    /// <summary>Left end of the plot.</summary>
    public const double Left = 52;

    /// <summary>Right end of the plot.</summary>
    public const double Right = 562;

    /// <summary>Upper end of the plot.</summary>
    public const double Top = 46;

    /// <summary>Lower end of the plot.</summary>
    public const double Bottom = 352;

    /// <summary>Fewer complete stretches are no trend.</summary>
    public const int Fewest = 3;

    private const double LabelsApart = 84;

    // Below a label's base line its other lines stand, which must not meet the days under the plot.
    private const double UnderLast = 46, UnderEarlier = 32;
    private static readonly double[] Grids = [0.01, 0.02, 0.05, 0.1, 0.2];

    /// <summary>The line's path.</summary>
    public required string Line { get; init; }

    /// <summary>The interval's path, closed.</summary>
    public required string Band { get; init; }

    /// <summary>Levels: height and share, 0–1, the lowest first.</summary>
    public required IReadOnlyList<(double Y, double Share)> Levels { get; init; }

    /// <summary>The days below the plot, four at most.</summary>
    public required IReadOnlyList<(double X, DateOnly Day)> Days { get; init; }

    /// <summary>The points of the line with their places.</summary>
    public required IReadOnlyList<(double X, double Y, TrendPoint Point)> Points { get; init; }

    /// <summary>Of the stretches before the last: customers.</summary>
    public required long EarlierCustomers { get; init; }

    /// <summary>Of the stretches before the last: customers who went on.</summary>
    public required long EarlierWentOn { get; init; }

    /// <summary>The height at which the share of the stretches before is written.</summary>
    public required double EarlierY { get; init; }

    /// <summary>The height at which the last share is written.</summary>
    public required double LastY { get; init; }

    /// <summary>The last stretch of the line.</summary>
    public TrendPoint Last => Points[^1].Point;

    /// <summary>The share of the stretches before the last, 0–1.</summary>
    public double Earlier => EarlierWentOn / (double)EarlierCustomers;

    /// <summary>The interval (95 %, Newcombe) of the last share less the earlier one; null where it cannot be told.</summary>
    public Interval? Difference => Proportions.Newcombe(Last.WentOn, Last.Customers, EarlierWentOn, EarlierCustomers);

    /// <summary>Whether the last stretch is clearly lower (−1) or higher (1) than those before; 0 for no clear change.</summary>
    public int Change => Difference switch { { High: < 0 } => -1, { Low: > 0 } => 1, _ => 0 };

    /// <summary>Whether the stretches are months, not weeks.</summary>
    public bool ByMonth => Last.Bucket.Period is { FromMicros: { } from, ToMicros: { } to } && to - from > 8 * UtcTime.MicrosPerDay;

    /// <summary>The plan of a trend; null where too few stretches are complete.</summary>
    public static TrendPlan? Of(StepTrend trend)
    {
        var line = trend.Line.ToList();
        if (line.Count < Fewest)
        {
            return null;
        }

        var (low, high) = (line.Min(p => p.Interval!.Low), line.Max(p => p.Interval!.High));
        var grid = Grids.FirstOrDefault(g => (high - low) / g <= 4.5, Grids[^1]);
        (low, high) = (Math.Max(0, Math.Floor(low / grid) * grid), Math.Min(1, Math.Ceiling(high / grid) * grid));
        var (first, last) = (From(line[0]), From(line[^1]));
        double X(long micros) => Left + ((Right - Left) * (micros - first) / (last - first));
        double Y(double share) => Bottom - ((Bottom - Top) * (share - low) / (high - low));
        var points = line.ConvertAll(p => (X: X(From(p)), Y: Y(p.Share!.Value), Point: p));
        var xs = points.Select(p => p.X).ToArray();
        var (upper, lower) = (line.Select(p => Y(p.Interval!.High)).ToArray(), line.Select(p => Y(p.Interval!.Low)).ToArray());
        var before = line.SkipLast(1).ToList();
        var (customers, wentOn) = (before.Sum(p => p.Customers), before.Sum(p => p.WentOn));
        var (earlierY, lastY) = Apart(Y(wentOn / (double)customers), points[^1].Y);
        return new TrendPlan
        {
            Line = SvgNumbers.Path(new PathBuilder().Monotone(xs, [.. points.Select(p => p.Y)]).ToSegments(), 1),
            Band = SvgNumbers.Path(new PathBuilder().Monotone(xs, upper).Line(xs[^1], lower[^1]).MonotoneBack(xs, lower).Close().ToSegments(), 1),
            Levels = [.. Enumerable.Range(0, (int)Math.Round((high - low) / grid) + 1).Select(i => low + (i * grid)).Select(s => (Y(s), s))],
            Days = [.. Spread(points.Count).Select(i => (points[i].X, Day(From(line[i]))))],
            Points = points,
            EarlierCustomers = customers,
            EarlierWentOn = wentOn,
            EarlierY = earlierY,
            LastY = lastY,
        };
    }

    /// <summary>Where a day lies; null outside the plot.</summary>
    public double? At(DateOnly day)
    {
        var micros = UtcTime.FromDateTime(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        var (first, last) = (From(Points[0].Point), From(Last));
        return micros >= first && micros <= last ? Left + ((Right - Left) * (micros - first) / (last - first)) : null;
    }

    /// <summary>The first day of a stretch.</summary>
    public static DateOnly Day(TrendPoint point) => Day(From(point));

    /// <summary>The last day of a stretch.</summary>
    public static DateOnly LastDay(TrendPoint point) => Day(point.Bucket.Period.ToMicros!.Value).AddDays(-1);

    private static DateOnly Day(long micros) => DateOnly.FromDateTime(UtcTime.ToDateTime(micros));

    private static long From(TrendPoint point) => point.Bucket.Period.FromMicros!.Value;

    // First, last and what lies evenly between, so that the words do not touch.
    private static IEnumerable<int> Spread(int count) => count <= 4 ? Enumerable.Range(0, count) : Enumerable.Range(0, 4).Select(i => (int)Math.Round(i * (count - 1) / 3.0));

    // The two labels at the right stand beside their levels, and apart.
    private static (double Earlier, double Last) Apart(double earlier, double last)
    {
        var isAbove = earlier <= last;
        var (upper, lower) = isAbove ? (earlier, last) : (last, earlier);
        if (lower - upper < LabelsApart)
        {
            var middle = (upper + lower) / 2;
            (upper, lower) = (middle - (LabelsApart / 2), middle + (LabelsApart / 2));
        }

        lower = Math.Min(lower, Bottom - (isAbove ? UnderLast : UnderEarlier));
        upper = Math.Max(Top + 12, Math.Min(upper, lower - LabelsApart));
        lower = Math.Max(lower, upper + LabelsApart);
        return isAbove ? (upper, lower) : (lower, upper);
    }
}
