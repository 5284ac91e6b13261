using System.Collections.Immutable;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>
/// The heavy rules over the stages with their names and goals. All names of a poster have one size: on one line where that is large enough, else on two or three, else upright.
/// Measured first, so that a layout knows where the lanes begin.
/// </summary>
internal sealed class StageBars
{
    private const double Rule = 3.2;
    private const double Smallest = 11;

    private readonly PosterPage _page;
    private readonly ImmutableArray<StageReading> _stages;
    private readonly ImmutableArray<double> _edges;
    private readonly ImmutableArray<FittedText> _names;
    private readonly ImmutableArray<FittedText> _goals;
    private readonly double _nameHeight;

    /// <param name="page">The page.</param>
    /// <param name="stages">The stages.</param>
    /// <param name="edges">Their edges: one more than there are stages.</param>
    /// <param name="largest">The largest size of the names.</param>
    /// <param name="goals">Whether the goals of the stages are to be shown, where there is room.</param>
    public StageBars(PosterPage page, ImmutableArray<StageReading> stages, ImmutableArray<double> edges, double largest = 20, bool goals = true)
    {
        (_page, _stages, _edges) = (page, stages, edges);
        (_names, AreUpright) = Names(largest);
        _nameHeight = AreUpright
            ? _names.Max(n => n.Lines.Max(l => page.Scene.Measure(l, n.Style))) + 6
            : _names.Max(n => ((n.Lines.Length - 1) * n.Leading) + n.Style.Size);
        _goals = goals && !AreUpright ? Goals() : [];
        GoalsLeftOut = goals && _goals.IsEmpty && stages.Any(s => s.Stage.Goal.Length > 0);
    }

    /// <summary>Whether the names stand upright, because the stages are narrower than words.</summary>
    public bool AreUpright { get; }

    /// <summary>Whether there are goals for which the stages are too narrow: a layout tells them elsewhere.</summary>
    public bool GoalsLeftOut { get; }

    /// <summary>Whether goals are drawn.</summary>
    public bool HasGoals => _goals.Any(g => g.Lines.Length > 0);

    /// <summary>The first baseline of the goals, from the upper edge of the rule.</summary>
    public double GoalBaseline => Rule + 8.8 + _nameHeight + 12;

    /// <summary>From the upper edge of the rule to where the lanes begin.</summary>
    public double Height => HasGoals
        ? GoalBaseline + (_goals.Max(g => (g.Lines.Length - 1) * g.Leading)) + 10
        : Rule + 8.8 + _nameHeight + 12;

    /// <summary>Draws rules, names and goals from the upper edge of the rule on.</summary>
    public void Draw(double y)
    {
        var scene = _page.Scene;
        for (var i = 0; i < _stages.Length; i++)
        {
            var (left, right) = Inner(i);
            using (scene.Mark($"stage:{_stages[i].Stage.Id}", _stages[i].Stage.Name))
            {
                scene.Rect(left, y, right - left, Rule, Ink.Text);
                if (AreUpright)
                {
                    Upright(_names[i], (left + right) / 2, y + Rule + 7);
                }
                else
                {
                    scene.Block(left, y + Rule + 8.8 + (_names[i].Style.Size * 0.8), _names[i]);
                }

                if (HasGoals)
                {
                    scene.Block(left, y + GoalBaseline, _goals[i]);
                }
            }
        }
    }

    private void Upright(FittedText name, double middle, double top)
    {
        for (var k = 0; k < name.Lines.Length; k++)
        {
            var x = middle + ((k - ((name.Lines.Length - 1) / 2.0)) * name.Leading) + (name.Style.Size * 0.28);
            _page.Scene.Text(x, top, name.Lines[k], name.Style, Anchor.End, -90);
        }
    }

    private (double Left, double Right) Inner(int stage) =>
        (_edges[stage] + (stage == 0 ? 0 : 4), _edges[stage + 1] - (stage == _stages.Length - 1 ? 0 : 4));

    private double Width(int stage) => Inner(stage).Right - Inner(stage).Left;

    private (ImmutableArray<FittedText> Names, bool Upright) Names(double largest)
    {
        foreach (var (lines, least) in new[] { (1, 15.0), (2, 13.0), (3, Smallest) })
        {
            for (var size = lines == 1 ? largest : Math.Min(largest, lines == 2 ? 18 : 14); size >= least; size -= 0.5)
            {
                if (All(size, lines) is { } names)
                {
                    return (names, false);
                }
            }
        }

        return (UprightNames(), true);
    }

    /// <summary>All names at one size, or null where one does not fit.</summary>
    private ImmutableArray<FittedText>? All(double size, int lines)
    {
        var style = PosterType.StageName.Sized(size);
        var names = ImmutableArray.CreateBuilder<FittedText>(_stages.Length);
        for (var i = 0; i < _stages.Length; i++)
        {
            var name = _page.Scene.Fit(_stages[i].Stage.Name, style, Width(i), lines, 1.14, size, balance: true);
            if (name.Notice is not null)
            {
                return null;
            }

            names.Add(name);
        }

        return names.MoveToImmutable();
    }

    private ImmutableArray<FittedText> UprightNames()
    {
        const double Longest = 150;
        return [.. _stages.Select((s, i) => _page.Scene.Fit(s.Stage.Name, new TextStyle(13, 700), Longest, Math.Max(1, (int)(Width(i) / 14)), 1.12, 9.6, balance: true))];
    }

    /// <summary>The goals, or none of them where stages are too narrow for their words.</summary>
    private ImmutableArray<FittedText> Goals()
    {
        var goals = _stages.Select((s, i) => _page.Scene.Fit(s.Stage.Goal, PosterType.StageGoal, Width(i) - 6, 4, 1.26, balance: true)).ToImmutableArray();
        return goals.Any(g => g.Notice is { Kind: SceneNoticeKind.Cut }) ? [] : [.. goals.Select(g => g with { Notice = null })];
    }
}
