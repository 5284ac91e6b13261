using Kelione.Maps;

namespace Kelione.Web.Maps.Editing.Grid;

/// <summary>A column of the map: a step, or the place of the first step of a stage that has none yet.</summary>
/// <param name="Index">Its place from 0.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Step">The step; null in a stage without steps.</param>
/// <param name="Number">The step's number from 1 over the whole map; 0 without a step.</param>
/// <param name="EndsStage">Whether it is the last of its stage.</param>
/// <param name="Measure">What was measured of the step; null where nothing was.</param>
public sealed record GridColumn(int Index, string Stage, Step? Step, int Number, bool EndsStage, StepMeasure? Measure)
{
    /// <summary>Whether events say anything about the step.</summary>
    public bool IsMeasured => Measure is { Bound: true, Customers: not null };
}

/// <summary>A stage over its columns.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="First">The index of its first column.</param>
/// <param name="Span">How many columns, 1 at least.</param>
/// <param name="Reach">Share of the stage's first measured step's customers who reached the next stage that is not optional, 0–1; null where that is not measured.</param>
/// <param name="Reached">The step of the next stage that they came to, and how many of how many; null where that is not measured.</param>
/// <param name="IsOptional">Whether every step of it is.</param>
/// <param name="IsLast">Whether no stage comes after.</param>
public sealed record GridStage(Stage Stage, int First, int Span, double? Reach, StageReach? Reached, bool IsOptional, bool IsLast);

/// <summary>Who came from one stage to the next, in order.</summary>
/// <param name="From">How many came to the stage.</param>
/// <param name="To">How many of them came to the next.</param>
/// <param name="Handle">The handle under which they open; null where they do not.</param>
/// <param name="Address">Their address.</param>
public sealed record StageReach(long From, long To, string? Handle, string? Address);
