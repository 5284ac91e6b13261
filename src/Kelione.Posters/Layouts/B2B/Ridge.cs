using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Layouts.Roles;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.B2B;

/// <summary>How much a role takes part over the deal, as a ridge on a base line: filled and solid where it was counted, pale and dashed where it is assumed. Stages of which nobody said anything interrupt it.</summary>
internal sealed class Ridge
{
    private readonly GridPlan _plan;
    private readonly ImmutableArray<ImmutableArray<(double X, TakingPart Part)>> _runs;

    public Ridge(GridPlan plan, RoleStory story)
    {
        _plan = plan;
        _runs = Runs(plan, story);
    }

    /// <summary>Whether anybody said how much the role takes part.</summary>
    public bool IsEmpty => _runs.IsEmpty;

    /// <summary>Whether any of it was counted.</summary>
    public bool IsMeasured => _runs.Any(r => r.Any(p => p.Part.Source == ProvenanceKind.Measured));

    /// <summary>Draws it.</summary>
    /// <param name="baseline">The y of nobody.</param>
    /// <param name="height">The height of everybody.</param>
    public void Draw(double baseline, double height)
    {
        var right = _plan.Sheet.Right - 8;
        foreach (var run in _runs)
        {
            var xs = run.Select(p => Math.Min(p.X, right)).ToArray();
            var ys = run.Select(p => baseline - (p.Part.Share * height)).ToArray();
            var isAssumed = run.All(p => p.Part.Source == ProvenanceKind.Assumption);
            _plan.Scene.Path(new PathBuilder().Monotone(xs, ys).Line(xs[^1], baseline).Line(xs[0], baseline).Close(), Ink.Flow, opacity: isAssumed ? 0.5 : 1);
            _plan.Scene.Path(new PathBuilder().Monotone(xs, ys), null, Ink.Route, isAssumed ? 1.3 : 1.6, isAssumed ? [5, 3] : null);
        }

        _plan.Scene.Line(_plan.Sheet.GridLeft, baseline, right, baseline, Ink.Hint, 0.6);
        DrawPeak(baseline, height);
    }

    private void DrawPeak(double baseline, double height)
    {
        if (_runs.IsEmpty)
        {
            return;
        }

        var (x, part) = _runs.SelectMany(r => r.Skip(1).SkipLast(1)).MaxBy(p => p.Part.Share);
        var y = baseline - (part.Share * height);
        var text = _plan.Page.Numbers.WholePercent(part.Share);
        var isAssumed = part.Source == ProvenanceKind.Assumption;
        var style = new TextStyle(10.4, isAssumed ? 500 : 700, Ink.Route);
        _plan.Scene.Circle(x, y, 2.8, isAssumed ? Ink.Surface : Ink.Route, Ink.Route, 1.2);
        _plan.Scene.Text(x, y - 5.5, text, isAssumed ? style.Slanted(text) : style, Anchor.Middle, halo: Ink.Surface);
    }

    /// <summary>Contiguous pieces; the first and last point of each carry the value to the edge of their stage.</summary>
    private static ImmutableArray<ImmutableArray<(double X, TakingPart Part)>> Runs(GridPlan plan, RoleStory story)
    {
        var runs = ImmutableArray.CreateBuilder<ImmutableArray<(double, TakingPart)>>();
        var run = new List<(double X, TakingPart Part)>();
        void End(double edge)
        {
            if (run.Count > 0)
            {
                run.Add((edge, run[^1].Part));
                runs.Add([.. run]);
                run.Clear();
            }
        }

        for (var i = 0; i < plan.Count; i++)
        {
            var parts = story.Taking(plan.Page.Reading.Stages[i].Stage);
            if (parts.IsEmpty)
            {
                End(plan.X(i));
                continue;
            }

            var at = parts.Select((p, k) => (X: plan.X(i) + (plan.Width(i) * (k + 0.5) / parts.Length), Part: p)).Where(p => p.Part is not null).Select(p => (p.X, p.Part!)).ToList();
            if (run.Count == 0)
            {
                run.Add((plan.X(i), at[0].Item2));
            }

            run.AddRange(at);
        }

        End(plan.Sheet.Right - 8);
        return runs.ToImmutable();
    }
}
