using System.Collections.Immutable;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Roles;

/// <summary>One line of numbers. Immutable.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Values">One for each column; null where it was not measured.</param>
/// <param name="Hot">The column whose number is red; null for none.</param>
internal sealed record ValueLine(string Name, ImmutableArray<string?> Values, int? Hot = null);

/// <summary>Numbers of the columns, line by line. A line without any number is left out.</summary>
internal sealed class ValueLines : GridRow
{
    private const double Leading = 15.4;

    private readonly ImmutableArray<ValueLine> _lines;
    private readonly ImmutableArray<Text.FittedText> _names;
    private readonly ImmutableArray<double> _tops;

    public ValueLines(GridPlan plan, IEnumerable<ValueLine> lines)
        : base(plan)
    {
        _lines = [.. lines.Where(l => l.Values.Any(v => v is not null))];
        _names = [.. _lines.Select((l, k) => plan.Cell(l.Name, new TextStyle(k == 0 ? 10.4 : 9.8, k == 0 ? 600 : 400, k == 0 ? Ink.Text : Ink.Secondary), plan.Sheet.Gutter - 8, 3, 1.14))];
        var (tops, y) = (ImmutableArray.CreateBuilder<double>(), 16.0);
        foreach (var name in _names)
        {
            tops.Add(y);
            y += Leading + ((name.Lines.Length - 1) * name.Leading);
        }

        tops.Add(y);
        _tops = tops.ToImmutable();
    }

    /// <summary>Whether there is no number at all.</summary>
    public bool IsEmpty => _lines.IsEmpty;

    public override double Least => _tops[^1] - 8;

    public override void DrawName(double y, double height)
    {
        for (var k = 0; k < _lines.Length; k++)
        {
            Plan.Scene.Block(Plan.Sheet.Left, y + _tops[k], _names[k]);
        }
    }

    public override void Draw(double y, double height)
    {
        for (var k = 0; k < _lines.Length; k++)
        {
            for (var i = 0; i < Plan.Count; i++)
            {
                DrawValue(_lines[k], k, i, y + _tops[k]);
            }
        }
    }

    private void DrawValue(ValueLine line, int k, int column, double baseline)
    {
        var value = line.Values[column];
        var isHot = line.Hot == column && value is not null;
        var style = new TextStyle(10.4, isHot || (k == 0 && value is not null) ? 700 : 400, isHot ? Ink.Barrier : value is null ? Ink.Hint : Ink.Text);
        var words = Plan.Scene.Fit(value ?? "—", style, Plan.Width(column) - 10, 1);
        Plan.Scene.Block(Plan.X(column) + 7, baseline, words.Notice is { Kind: SceneNoticeKind.Shrunk } ? words with { Notice = null } : words);
    }
}
