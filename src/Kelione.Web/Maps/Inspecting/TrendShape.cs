using System.Globalization;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>The lines of a trend in a picture of fixed width and height. Only complete stretches are drawn; the running ones are a hatched field at the right.</summary>
public sealed record TrendShape
{
    /// <summary>Width of the picture, px.</summary>
    public const double Width = 304;

    /// <summary>Height of the picture, px.</summary>
    public const double Height = 64;

    private const double Plot = 256;
    private const double Top = 8;
    private const double Bottom = 56;

    /// <summary>The line's path.</summary>
    public required string Line { get; init; }

    /// <summary>The interval's path, closed.</summary>
    public required string Band { get; init; }

    /// <summary>Two levels: their height and the share, 0–1.</summary>
    public required IReadOnlyList<(double Y, double Share)> Levels { get; init; }

    /// <summary>The last point.</summary>
    public required (double X, double Y) End { get; init; }

    /// <summary>Where the running stretches begin; null where there are none.</summary>
    public double? RunningFrom { get; init; }

    /// <summary>The points of the line with their places.</summary>
    public required IReadOnlyList<(double X, double Y, TrendPoint Point)> Points { get; init; }

    /// <summary>The shape of a trend; null where fewer than two stretches are complete.</summary>
    public static TrendShape? Of(StepTrend trend)
    {
        var line = trend.Line.ToList();
        if (line.Count < 2)
        {
            return null;
        }

        var (low, high) = Levels2(line);
        var last = trend.Points.Count - 1;
        double X(TrendPoint p) => Plot * Index(trend, p) / Math.Max(1, last);
        double Y(double share) => Bottom - (Bottom - Top) * (share - low) / (high - low);
        var points = line.ConvertAll(p => (X: X(p), Y: Y(p.Share!.Value), Point: p));
        var upper = line.Select(p => At(X(p), Math.Max(Top - 6, Y(p.Interval!.High))));
        var lower = line.AsEnumerable().Reverse().Select(p => At(X(p), Math.Min(Bottom + 6, Y(p.Interval!.Low))));
        return new TrendShape
        {
            Line = "M" + string.Join('L', points.Select(p => At(p.X, p.Y))),
            Band = "M" + string.Join('L', upper.Concat(lower)) + "Z",
            Levels = [(Y(high), high), (Y(low), low)],
            End = (points[^1].X, points[^1].Y),
            RunningFrom = trend.Points.Any(p => !p.Bucket.IsComplete) ? points[^1].X + (Plot / Math.Max(1, last) / 2) : null,
            Points = points,
        };
    }

    // Levels on full five points, so that the labels are short and the line is not flat against an edge.
    private static (double Low, double High) Levels2(List<TrendPoint> line)
    {
        const double Grid = 0.05;
        var low = Math.Max(0, Math.Floor(line.Min(p => p.Share!.Value) / Grid) * Grid);
        var high = Math.Min(1, Math.Ceiling(line.Max(p => p.Share!.Value) / Grid) * Grid);
        return high - low < Grid / 2 ? (Math.Max(0, low - Grid), Math.Min(1, high + Grid)) : (low, high);
    }

    private static int Index(StepTrend trend, TrendPoint point) => trend.Points.ToList().IndexOf(point);

    private static string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
}
