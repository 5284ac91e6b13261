using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>The stations on the drawn line with their names, before the line has a height. Immutable once made.</summary>
internal sealed class NonLinearGrid
{
    /// <summary>The radius of a station.</summary>
    public const double Station = 11;

    private const double NarrowColumn = 43;

    // Names stand upright where columns are narrower than their words.
    private const double LongestUpright = 156;
    private const double UprightSize = 10.4;
    private const double LeastForWords = 58;
    private const double SafeForWords = 118;
    private readonly bool _notes;

    /// <param name="page">The page.</param>
    /// <param name="notes">Whether words of arcs stand as notes even where columns may hold them.</param>
    public NonLinearGrid(PosterPage page, bool notes)
    {
        _notes = notes;
        LeastColumn = Math.Max(NarrowColumn, 5 + Math.Max(page.Scene.Measure(page.Numbers.ShortCount(888_000, 2), new TextStyle(10.4, 700)), page.Scene.Measure(page.Numbers.ShortDuration(24_480), new TextStyle(10.4))));
        var reading = page.Reading;
        // Where many steps share the width, names of stages take several lines rather than width from the steps.
        var isMany = page.Sheet.GridWidth / Math.Max(1, reading.Stages.Sum(s => Math.Max(1, s.Count))) < LeastForWords;
        var wanted = reading.Stages.Select(s => isMany ? LongestWord(page, s.Stage.Name) : Math.Min(200, page.Scene.Measure(s.Stage.Name, PosterType.StageName.Sized(16)) + 12)).ToList();
        Columns = StageColumns.Solve(page.Sheet.GridLeft, page.Sheet.GridWidth, [.. reading.Stages.Select(s => s.Count)], wanted, LeastColumn);
        var column = 0;
        var centres = ImmutableArray.CreateBuilder<double>();
        var widths = ImmutableArray.CreateBuilder<double>();
        foreach (var stage in reading.Stages)
        {
            for (var i = 0; i < Math.Max(1, stage.Count); i++, column++)
            {
                if (i < stage.Count)
                {
                    centres.Add(Columns.Middle(column));
                    widths.Add(Columns.Width(column));
                }
            }
        }

        (Centres, Widths) = (centres.ToImmutable(), widths.ToImmutable());
        Narrowest = Widths.IsEmpty ? Columns.Narrowest : Widths.Min();
        (Names, AreUpright) = Fit(page);
        NamesHeight = AreUpright
            ? Names.Max(n => n.Lines.Select(l => page.Scene.Measure(l, n.Style)).DefaultIfEmpty(0).Max()) + 4
            : Names.Select(n => n.Height).DefaultIfEmpty(0).Max();
    }

    /// <summary>The columns: one for each step, one for a stage without steps.</summary>
    public StageColumns Columns { get; }

    /// <summary>The x of every step's station.</summary>
    public ImmutableArray<double> Centres { get; }

    /// <summary>The width of every step's column.</summary>
    public ImmutableArray<double> Widths { get; }

    /// <summary>Columns narrower than this cannot hold the numbers of a step, as the reader's language writes them.</summary>
    public double LeastColumn { get; }

    /// <summary>The width of the narrowest column of a step.</summary>
    public double Narrowest { get; }

    /// <summary>Whether the columns are too narrow for words between the legs of arcs: then arcs and stations off the map carry numbers and letters, and the words stand as notes.</summary>
    public bool IsNarrow => _notes || Narrowest < LeastForWords;

    /// <summary>Whether words may collide, so that notes are worth a try.</summary>
    public bool MayCollide => Narrowest < SafeForWords;

    /// <summary>The names of the steps, all of one size.</summary>
    public ImmutableArray<FittedText> Names { get; }

    /// <summary>Whether the names stand upright.</summary>
    public bool AreUpright { get; }

    /// <summary>How much height the names take.</summary>
    public double NamesHeight { get; }

    /// <summary>Draws the name of a step from a height on and gives the height that it took.</summary>
    public double DrawName(PosterPage page, int step, double top)
    {
        var name = Names[step];
        if (!AreUpright)
        {
            return page.Scene.Block(Centres[step], top + (name.Style.Size * 0.8), name, Anchor.Middle);
        }

        for (var k = 0; k < name.Lines.Length; k++)
        {
            var x = Centres[step] + ((k - ((name.Lines.Length - 1) / 2.0)) * name.Leading) + (name.Style.Size * 0.28);
            page.Scene.Text(x, top, name.Lines[k], name.Style, Anchor.End, -90);
        }

        return NamesHeight;
    }

    private (ImmutableArray<FittedText> Names, bool Upright) Fit(PosterPage page)
    {
        for (var size = 12.4; size >= 9.6; size -= 0.4)
        {
            var names = page.Reading.Steps.Select(s => page.Scene.Fit(s.Step.Name, PosterType.StepName.Sized(size), Widths[s.Index] - 8, size > 11 ? 2 : 3, 1.16, size, balance: true)).ToImmutableArray();
            if (names.All(n => n.Notice is null))
            {
                return (names, false);
            }
        }

        var lines = Math.Max(1, (int)((Narrowest - 4) / (UprightSize * 1.16)));
        return ([.. page.Reading.Steps.Select(s => Quiet(page.Scene.Fit(s.Step.Name, new TextStyle(UprightSize, 600), LongestUpright, lines, 1.16, 9, balance: true)))], true);
    }

    private static double LongestWord(PosterPage page, string name) =>
        page.Scene.Wrap(name, PosterType.StageName.Sized(13), 1).Max(w => page.Scene.Measure(w, PosterType.StageName.Sized(13))) + 10;

    private static FittedText Quiet(FittedText fitted) => fitted.Notice is { Kind: SceneNoticeKind.Shrunk } ? fitted with { Notice = null } : fitted;
}
