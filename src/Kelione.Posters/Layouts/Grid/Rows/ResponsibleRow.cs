using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>Who is responsible: brackets over the steps that one department has in a row.</summary>
internal sealed class ResponsibleRow : GridRow
{
    private sealed record Span(int From, int To, string Text);

    private readonly Lane _lane;
    private readonly ImmutableArray<(Span Span, FittedText Words, bool Inline)> _spans;

    public ResponsibleRow(GridPlan plan, Lane lane)
        : base(plan)
    {
        _lane = lane;
        var style = new TextStyle(plan.Sizes.Responsible, 600);
        _spans = [.. Spans(plan, lane).Select(s => Set(plan, s, style))];
    }

    /// <summary>Whether nobody is named.</summary>
    public bool IsEmpty => _spans.IsEmpty;

    public override string Name => Plan.Page.LaneName(_lane);

    public override double NameBaseline => 15;

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override double Least => Math.Max(23, _spans.Where(s => !s.Inline).Select(s => 25 + (s.Words.Lines.Length * s.Words.Leading)).DefaultIfEmpty(0).Max());

    public override void Draw(double y, double height)
    {
        foreach (var (span, words, inline) in _spans)
        {
            var (left, right) = (Plan.X(span.From) + 5, Plan.X(span.To + 1) - 5);
            var line = y + 11;
            Plan.Scene.Line(left, line, right, line, Ink.Secondary, 1.1);
            Plan.Scene.Line(left, line - 3, left, line + 3, Ink.Secondary, 1.1);
            Plan.Scene.Line(right, line - 3, right, line + 3, Ink.Secondary, 1.1);
            if (inline)
            {
                var width = Plan.Scene.Measure(words.Lines[0], words.Style);
                Plan.Scene.Rect(((left + right - width) / 2) - 6, line - 7, width + 12, 14, Ink.Surface);
                Plan.Scene.Block((left + right) / 2, line + 3.6, words, Anchor.Middle);
            }
            else
            {
                Plan.Scene.Block((left + right) / 2, line + 6 + words.Style.Size, words, Anchor.Middle);
            }
        }
    }

    private static (Span, FittedText, bool) Set(GridPlan plan, Span span, TextStyle style)
    {
        var width = plan.X(span.To + 1) - plan.X(span.From) - 10;
        return plan.Scene.Measure(span.Text, style) <= width - 28
            ? (span, plan.Scene.Fit(span.Text, style, width, 1), true)
            : (span, plan.Cell(span.Text, style, width + 2, 6, 1.14, balance: true), false);
    }

    private static IEnumerable<Span> Spans(GridPlan plan, Lane lane)
    {
        Span? open = null;
        for (var i = 0; i < plan.Count; i++)
        {
            var text = Text(plan, lane, i);
            if (open is not null && open.Text == text)
            {
                open = open with { To = i };
                continue;
            }

            if (open is { Text.Length: > 0 })
            {
                yield return open;
            }

            open = new Span(i, i, text);
        }

        if (open is { Text.Length: > 0 })
        {
            yield return open;
        }
    }

    /// <summary>Who has a step: named at the step, else at its stage, else for the whole map.</summary>
    private static string Text(GridPlan plan, Lane lane, int column)
    {
        var reading = plan.Page.Reading;
        var cards = plan.StepsAt[column].SelectMany(s => reading.At(lane, s.Step)).ToList();
        cards = cards.Count > 0 ? cards : [.. reading.At(lane, reading.Stages[plan.Columns.StageOf[column]].Stage)];
        cards = cards.Count > 0 ? cards : [.. reading.At(lane)];
        return string.Join(", ", cards.Select(c => c.Text).Where(t => t.Length > 0).Distinct());
    }
}
