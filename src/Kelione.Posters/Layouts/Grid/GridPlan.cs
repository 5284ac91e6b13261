using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid;

/// <summary>What every row of a grid needs: the page, the columns with their steps, the sizes and the step in focus.</summary>
internal sealed class GridPlan
{
    /// <summary>The ground of the column in focus: <see cref="Ink.BarrierSoft"/> at 55 % over white, which is what halos on it are drawn with.</summary>
    public static Colour FocusGround { get; } = Ink.Surface.Mix(Ink.BarrierSoft, 0.55);

    public GridPlan(PosterPage page, StageColumns columns, double scale, bool byStage = false)
    {
        (Page, Columns) = (page, columns);
        Sizes = GridSizes.For(columns.Narrowest, scale);
        Words = new PosterTexts("LinearWords", page.Words.Language);
        ByStage = byStage;
        StepsAt = byStage ? [.. page.Reading.Stages.Select(s => page.Reading.Steps.AsSpan().Slice(s.FirstStep, s.Count).ToImmutableArray())] : StepsOf(page.Reading);
        Steps = [.. StepsAt.Select(s => byStage || s.IsEmpty ? null : s[0])];
        Ranks = new IdeaRanks(page.Reading);
        Barriers = BarrierList.Of(page);
        if (BarrierList.Focus(page) is { } focus)
        {
            (Focus, FocusFrom) = (ColumnOf(focus.Step), focus.From is null ? null : ColumnOf(focus.From));
        }
    }

    public PosterPage Page { get; }

    public SceneBuilder Scene => Page.Scene;

    public PosterSheet Sheet => Page.Sheet;

    public StageColumns Columns { get; }

    public GridSizes Sizes { get; }

    /// <summary>The fixed words of the grid.</summary>
    public PosterTexts Words { get; }

    /// <summary>Whether a column is a stage rather than a step.</summary>
    public bool ByStage { get; }

    /// <summary>The steps of each column: one, or none where a stage has no steps, or all of a stage where columns are stages.</summary>
    public ImmutableArray<ImmutableArray<StepReading>> StepsAt { get; }

    /// <summary>The step of each column; null for the column of a stage without steps and where columns are stages.</summary>
    public ImmutableArray<StepReading?> Steps { get; }

    /// <summary>The ideas by priority.</summary>
    public IdeaRanks Ranks { get; }

    /// <summary>The barriers in the order of the steps.</summary>
    public ImmutableArray<ShownBarrier> Barriers { get; }

    /// <summary>The column in focus; null for none.</summary>
    public int? Focus { get; }

    /// <summary>The column whose customers are lost on their way to the one in focus; null where that was not measured.</summary>
    public int? FocusFrom { get; }

    /// <summary>Whether stages are wide enough for cards of words; otherwise these stand in the notes.</summary>
    public bool StagesHoldWords => !Sizes.IsDense || Enumerable.Range(0, Columns.Stages.Length - 1).All(s => Columns.Stages[s + 1] - Columns.Stages[s] >= 84);

    /// <summary>How many columns there are.</summary>
    public int Count => Columns.Count;

    /// <summary>The left edge of a column, or with <see cref="Count"/> the right edge of the last.</summary>
    public double X(int column) => Columns.Columns[column];

    /// <summary>The middle of a column.</summary>
    public double Middle(int column) => Columns.Middle(column);

    /// <summary>The width of a column.</summary>
    public double Width(int column) => Columns.Width(column);

    /// <summary>The colour behind a column.</summary>
    public Colour Ground(int column) => column == Focus ? FocusGround : Ink.Surface;

    /// <summary>Sets a text into a column: words that are too wide for it are parted, so that hardly anything is ever cut.</summary>
    public FittedText Cell(string text, TextStyle style, double width, int lines, double lineHeight, bool balance = false)
    {
        var parted = LongWords.Part(Scene, LongWords.Glue(text), style.Sized(Math.Max(TextFit.Floor, style.Size * 0.94)), width);
        var fitted = Scene.Fit(parted, style, width, lines, lineHeight, TextFit.Floor, balance);
        return fitted.Notice is { Kind: SceneNoticeKind.Shrunk } ? fitted with { Notice = null } : fitted;
    }

    /// <summary>The column of a step; null where there is none.</summary>
    public int? ColumnOf(string step)
    {
        for (var i = 0; i < StepsAt.Length; i++)
        {
            if (StepsAt[i].Any(s => s.Step.Id == step))
            {
                return i;
            }
        }

        return null;
    }

    private static ImmutableArray<ImmutableArray<StepReading>> StepsOf(MapReading reading)
    {
        var steps = ImmutableArray.CreateBuilder<ImmutableArray<StepReading>>();
        foreach (var stage in reading.Stages)
        {
            if (stage.Count == 0)
            {
                steps.Add([]);
            }

            for (var i = 0; i < stage.Count; i++)
            {
                steps.Add([reading.Steps[stage.FirstStep + i]]);
            }
        }

        return steps.ToImmutable();
    }
}
