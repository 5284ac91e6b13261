using System.Collections.Immutable;
using System.Globalization;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Emotional;

/// <summary>The steps by number and name, quietly: the curve beneath is the route.</summary>
internal sealed class NamesRow : GridRow
{
    private const double Narrow = 90;

    private readonly ImmutableArray<FittedText?> _names;
    private readonly bool _isStacked;

    public NamesRow(GridPlan plan)
        : base(plan)
    {
        _isStacked = plan.Columns.Narrowest < Narrow;
        var style = new TextStyle(Math.Max(10.4, plan.Sizes.StepName - 0.8), 600);
        _names = [.. plan.Steps.Select((s, i) => s is null ? null : plan.Cell(s.Step.Name, style, plan.Width(i) - Indent(s.Number) - (_isStacked ? 6 : 10), 12, 1.18, balance: true))];
    }

    public override string Name => Plan.Page.Words["Lane.Actions"];

    public override double NameBaseline => 15;

    public override double Least => 18 + (_isStacked ? 13 : 0) + _names.Select(n => n is null ? 0 : (n.Lines.Length - 1) * n.Leading).DefaultIfEmpty(0).Max() + 8;

    public override void Draw(double y, double height)
    {
        for (var i = 0; i < Plan.Count; i++)
        {
            if (Plan.Steps[i] is { } step && _names[i] is { } name)
            {
                using (Plan.Scene.Mark($"step:{step.Step.Id}", step.Step.Name))
                {
                    Plan.Scene.Text(Plan.X(i) + 7, y + 15, step.Number.ToString(CultureInfo.InvariantCulture), new TextStyle(name.Style.Size * 0.9, 700, i == Plan.Focus ? Ink.Barrier : Ink.Route));
                    Plan.Scene.Block(Plan.X(i) + Indent(step.Number), y + 15 + (_isStacked ? 13 : 0), name);
                }
            }
        }
    }

    private double Indent(int number) => _isStacked ? 7 : (number > 9 ? 25 : 19) + (Math.Max(0, Plan.Sizes.StepName - 12.4) * (number > 9 ? 1.2 : 0.7));
}
