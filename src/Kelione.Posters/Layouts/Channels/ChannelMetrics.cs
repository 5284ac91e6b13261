using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Channels;

/// <summary>Sizes that the plan and the drawing share: widths of ways, places of stations in their columns, heights of slots. Immutable once made.</summary>
internal sealed class ChannelMetrics
{
    /// <summary>The radius of a station.</summary>
    public const double Station = 9.5;

    /// <summary>How much air a corridor keeps on both sides.</summary>
    public const double CorridorEdge = 3;

    /// <summary>The width of the widest way.</summary>
    public const double Widest = 21.5;

    // The narrowest column of words beside a corridor: two short words of Russian at the smallest size; and of a number alone.
    private const double LeastWords = 66;
    private const double LeastNumber = 36;

    // With more columns than this, the names of steps stand once over their columns, and stations carry numbers only.
    private const int MostWithWords = 13;

    private readonly ChannelCells _cells;
    private readonly double _unit;

    /// <param name="cells">What stands where.</param>
    /// <param name="left">The left edge of the columns.</param>
    /// <param name="width">The width of all of them.</param>
    public ChannelMetrics(ChannelCells cells, double left, double width)
    {
        _cells = cells;
        var most = cells.Ways.SelectMany(w => w.Stops).Select(s => s.Customers ?? 0).DefaultIfEmpty(0).Max();
        _unit = most > 0 ? Widest / most : 0;
        var count = cells.ColumnsOfStage.Sum();
        HasWords = count <= MostWithWords;
        var usual = (width / count) switch { >= 118 => 46, >= 100 => 34, _ => 20 };
        StationX = [.. Enumerable.Range(0, count).Select(c => Math.Max(usual, CorridorNeed(c)))];

        // Every column has its corridor, and all have as much room for words.
        var words = (width - StationX.Sum()) / count;
        Columns = Edges(cells.ColumnsOfStage, left, [.. StationX.Select(x => x + words)]);
    }

    /// <summary>The columns.</summary>
    public StageColumns Columns { get; }

    /// <summary>How far right of its column's left edge the stations of each column stand.</summary>
    public ImmutableArray<double> StationX { get; }

    /// <summary>How many customers one unit of width is; 0 where nothing was counted.</summary>
    public double CustomersPerUnit => _unit > 0 ? 1 / _unit : 0;

    /// <summary>Whether the words of stops stand at their stations; else the names of steps stand over the columns.</summary>
    public bool HasWords { get; }

    /// <summary>How much width all columns lack for their words; 0 where all have room.</summary>
    public double Missing => Enumerable.Range(0, Columns.Count).Sum(c => Math.Max(0, (HasWords ? LeastWords : LeastNumber) - LabelWidth(c)));

    /// <summary>The width of the words in a column.</summary>
    public double LabelWidth(int column) => Columns.Width(column) - StationX[column] + Station - 7;

    /// <summary>How wide a way is where a number of customers walk it; thin where the number is unknown.</summary>
    public double Width(long? customers) => customers is { } n && _unit > 0 ? Math.Max(1.6, n * _unit) : 2.2;

    /// <summary>The radius of a way's corners.</summary>
    public static double Radius(double width) => Math.Max(12, (width / 2) + 3);

    /// <summary>The words of a stop.</summary>
    public FittedText Label(SceneBuilder scene, WayStop stop, int column)
    {
        if (!HasWords)
        {
            return scene.Fit("", new(9.7), LabelWidth(column), 1);
        }

        var size = Math.Clamp(9.7 * LabelWidth(column) / 110, 9.7, 12);
        return scene.Fit(stop.Text, new TextStyle(size), LabelWidth(column), size > 9.8 ? 2 : 3, 1.18);
    }

    /// <summary>The first baseline below a station.</summary>
    public double LabelOffset(WayStop stop) => Math.Max(Width(stop.Customers) / 2, Station) + 12.5;

    /// <summary>How much higher a way's line stands than the lower edge of its words.</summary>
    public double LabelHeight(WayStop stop, FittedText label) =>
        LabelOffset(stop) + (stop.Customers is null || label.Lines.Length == 0 ? 0 : 12) + (Math.Max(0, label.Lines.Length - 1) * label.Leading) + 2;

    /// <summary>The widths of the ways that change lane in a column's corridor.</summary>
    public IEnumerable<double> ChangesIn(int column) =>
        from way in Enumerable.Range(0, _cells.Ways.Length)
        from i in Enumerable.Range(1, Math.Max(0, _cells.Cells[way].Length - 1))
        let a = _cells.Cells[way][i - 1]
        let b = _cells.Cells[way][i]
        where (a.Lane != b.Lane || a.Slot != b.Slot) && LaneSlots.CorridorOf(a, b) == column
        select Math.Max(Width(_cells.Ways[way].Stops[i - 1].Customers), Width(_cells.Ways[way].Stops[i].Customers));

    private double CorridorNeed(int column)
    {
        var widths = ChangesIn(column).ToList();
        return widths.Count == 0 ? 0 : CorridorEdge + widths.Sum() + (4 * (widths.Count - 1)) + 8 + Station;
    }

    private static StageColumns Edges(ImmutableArray<int> counts, double left, ImmutableArray<double> widths)
    {
        var (stages, edges, stageOf) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<int>());
        var (x, column) = (left, 0);
        for (var s = 0; s < counts.Length; s++)
        {
            stages.Add(x);
            for (var c = 0; c < counts[s]; c++)
            {
                edges.Add(x);
                stageOf.Add(s);
                x += widths[column++];
            }
        }

        stages.Add(x);
        edges.Add(x);
        return new StageColumns(stages.ToImmutable(), edges.ToImmutable(), stageOf.ToImmutable());
    }
}
