using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>What sets one kind of grid poster apart from another. Immutable.</summary>
internal sealed record GridDesign
{
    /// <summary>What stands at the head.</summary>
    public required Func<PosterPage, HeadContent> Head { get; init; }

    /// <summary>The rows from top to bottom; the second argument says whether the goals of the stages found no room above and belong into notes.</summary>
    public required Func<GridPlan, bool, ImmutableArray<GridRow>> Rows { get; init; }

    /// <summary>The legend.</summary>
    public Func<GridPlan, PosterLegend> Legend { get; init; } = GridLegend.Of;

    /// <summary>Whether a column is a stage rather than a step.</summary>
    public bool ByStage { get; init; }

    /// <summary>The largest size of the names of the stages.</summary>
    public double StageSize { get; init; } = 20;

    /// <summary>How many columns each stage has.</summary>
    public ImmutableArray<int> Columns(PosterPage page) => [.. page.Reading.Stages.Select(s => ByStage ? 1 : Math.Max(1, s.Count))];

    /// <summary>Where stages and columns stand, for a kind that sets them by time; null for even columns.</summary>
    public Func<PosterPage, StageColumns>? Place { get; init; }

    /// <summary>How much each column is asked to hold at least before a larger sheet is taken, in units.</summary>
    public double NarrowestColumn { get; init; } = GridSizes.NarrowestColumn;
}
