using System.Collections.Immutable;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>How wide the columns of steps are: even within a stage, and a stage that is narrower than its name borrows from those that have to spare. Immutable.</summary>
/// <param name="Stages">The edges of the stages: one more than there are stages.</param>
/// <param name="Columns">The edges of the columns: one more than there are columns.</param>
/// <param name="StageOf">The stage of each column.</param>
internal sealed record StageColumns(ImmutableArray<double> Stages, ImmutableArray<double> Columns, ImmutableArray<int> StageOf)
{
    /// <summary>How many columns there are.</summary>
    public int Count => StageOf.Length;

    /// <summary>The middle of a column.</summary>
    public double Middle(int column) => (Columns[column] + Columns[column + 1]) / 2;

    /// <summary>The width of a column.</summary>
    public double Width(int column) => Columns[column + 1] - Columns[column];

    /// <summary>The width of the narrowest column.</summary>
    public double Narrowest => Enumerable.Range(0, Count).Min(Width);

    /// <summary>Whether a stage begins at the left edge of a column.</summary>
    public bool BeginsStage(int column) => column == 0 || StageOf[column] != StageOf[column - 1];

    /// <summary>Shares out a width.</summary>
    /// <param name="left">The left edge of the first column.</param>
    /// <param name="width">The width of all.</param>
    /// <param name="counts">How many columns each stage has; a stage without steps still has one.</param>
    /// <param name="least">No column gets narrower than this by giving away, in units.</param>
    /// <param name="wanted">How wide each stage would be at least, for its name; granted as far as others can spare it, and no stage gives away more than a third of its columns' fair width.</param>
    public static StageColumns Solve(double left, double width, IReadOnlyList<int> counts, IReadOnlyList<double> wanted, double least = 0)
    {
        var columns = counts.Select(c => Math.Max(1, c)).ToArray();
        var fair = width / columns.Sum();
        var widths = Borrow([.. columns.Select(c => c * fair)], wanted, [.. columns.Select(c => c * Math.Max(fair * LeastShare, least))]);
        var (stages, edges, stageOf) = (ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<double>(), ImmutableArray.CreateBuilder<int>());
        var x = left;
        for (var s = 0; s < columns.Length; s++)
        {
            stages.Add(x);
            for (var c = 0; c < columns[s]; c++)
            {
                edges.Add(x + (widths[s] * c / columns[s]));
                stageOf.Add(s);
            }

            x += widths[s];
        }

        stages.Add(left + width);
        edges.Add(left + width);
        return new StageColumns(stages.ToImmutable(), edges.ToImmutable(), stageOf.ToImmutable());
    }

    private const double LeastShare = 0.67;

    private static double[] Borrow(double[] fair, IReadOnlyList<double> wanted, double[] kept)
    {
        var needs = fair.Select((f, i) => Math.Max(0, wanted[i] - f)).ToArray();
        var spare = fair.Select((f, i) => Math.Max(0, f - Math.Max(wanted[i], kept[i]))).ToArray();
        var (need, give) = (needs.Sum(), spare.Sum());
        if (need <= 0 || give <= 0)
        {
            return fair;
        }

        var moved = Math.Min(need, give);
        return [.. fair.Select((f, i) => f + (needs[i] * moved / need) - (spare[i] * moved / give))];
    }
}
