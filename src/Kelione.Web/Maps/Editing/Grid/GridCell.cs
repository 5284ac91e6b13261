using Kelione.Maps;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>Where a lane meets a step, a stage or the whole map. Equal by content: a cell is drawn anew only when something in it is different.</summary>
/// <param name="Lane">The lane's id.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Step">The step; null for a stage's cell and for the whole map's.</param>
/// <param name="Stage">The stage of a stage's cell; null otherwise.</param>
/// <param name="Column">The index of its first column.</param>
/// <param name="Span">How many columns.</param>
/// <param name="Band">The line of the row in which it begins, from 1.</param>
/// <param name="Bands">Over how many lines it goes.</param>
/// <param name="EndsStage">Whether a stage ends with it.</param>
/// <param name="Things">What stands in it, in order.</param>
/// <param name="Gap">What is missing in it and worth saying; null for nothing.</param>
public sealed record GridCell(
    string Lane, LaneKind Kind, string? Step, string? Stage, int Column, int Span, int Band, int Bands, bool EndsStage, ValueList<GridThing> Things, GridGap? Gap = null)
{
    /// <summary>The name of the cell in the page: lane, then what it meets.</summary>
    public string Key => Lane + "|" + (Step is not null ? "step:" + Step : Stage is not null ? "stage:" + Stage : "");
}

/// <summary>What a cell lacks.</summary>
public enum GridGap
{
    /// <summary>No events are bound to the step.</summary>
    Unbound,

    /// <summary>The map was never measured.</summary>
    NotMeasured,

    /// <summary>Nobody is responsible.</summary>
    NoOwner,
}

/// <summary>A lane with its cells.</summary>
/// <param name="Id">The lane's id, or one of <see cref="GridLanes"/>.</param>
/// <param name="Kind">What stands in it.</param>
/// <param name="Name">The name as people gave it; empty for the kind's.</param>
/// <param name="Of">The name of the persona, channel or device that it is of; empty for all.</param>
/// <param name="IsOwn">Whether it is a lane of the document, that can be moved, renamed and removed.</param>
/// <param name="Bands">How many lines it has: one, and one for each level of what spans several columns.</param>
/// <param name="Cells">The cells from left to right, spanning ones first.</param>
public sealed record GridRow(string Id, LaneKind Kind, string Name, string Of, bool IsOwn, int Bands, ValueList<GridCell> Cells);

/// <summary>Rows that every map has though no lane says so. Their ids cannot be those of lanes.</summary>
public static class GridLanes
{
    /// <summary>The goals of the stages.</summary>
    public const string Goals = "~goals";

    /// <summary>The numbers of the steps.</summary>
    public const string Measures = "~measures";
}
