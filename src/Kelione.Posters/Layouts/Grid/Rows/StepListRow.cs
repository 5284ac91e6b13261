using System.Collections.Immutable;
using System.Globalization;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>The steps of each stage as a numbered list, with the customers of each where they were measured.</summary>
internal sealed class StepListRow : GridRow
{
    private const double Gap = 7;

    private readonly ImmutableArray<ImmutableArray<(StepReading Step, FittedText Name, string Count)>> _columns;

    public StepListRow(GridPlan plan)
        : base(plan) =>
        _columns = [.. plan.StepsAt.Select((steps, i) => steps.Select(s => Set(plan, s, plan.Width(i))).ToImmutableArray())];

    /// <summary>Whether no stage has steps.</summary>
    public bool IsEmpty => _columns.All(c => c.IsEmpty);

    public override string Name => Plan.Words["Stage.Steps"];

    public override string Hint => _columns.Any(c => c.Any(s => s.Count.Length > 0)) ? Plan.Words["Stage.StepsHint"] : "";

    public override double NameBaseline => 19;

    public override double Least => 10 + _columns.Max(c => c.Sum(s => Height(s.Name)));

    public override void Draw(double y, double height)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var top = y + 6 + Math.Min(6, (height - Least) / 3);
            foreach (var (step, name, count) in _columns[i])
            {
                using (Plan.Scene.Mark($"step:{step.Step.Id}", step.Step.Name))
                {
                    var isUnbound = Plan.Page.Reading.IsMeasured && step.Measure is null;
                    var colour = isUnbound ? Ink.Hint : Ink.Route;
                    var baseline = top + name.Style.Size;
                    Plan.Scene.Circle(Plan.X(i) + 14, baseline - 4, 8, Ink.Surface, colour, isUnbound ? 1.1 : 1.5, isUnbound ? [2.4, 2] : null);
                    Plan.Scene.Text(Plan.X(i) + 14, baseline - 0.6, step.Number.ToString(CultureInfo.InvariantCulture), new TextStyle(9, 700, colour), Anchor.Middle);
                    Plan.Scene.Block(Plan.X(i) + 29, baseline, name);
                    Plan.Scene.Text(Plan.X(i + 1) - 8, baseline, count, CountStyle(Plan), Anchor.End);
                }

                top += Height(name);
            }
        }
    }

    private static TextStyle CountStyle(GridPlan plan) => new(plan.Sizes.Number, 600, Ink.Secondary);

    private static double Height(FittedText name) => Math.Max(17, name.Lines.Length * name.Leading) + Gap;

    private static (StepReading, FittedText, string) Set(GridPlan plan, StepReading step, double width)
    {
        var count = step.Measure?.Customers is { } customers ? plan.Page.CountWithin(customers, CountStyle(plan), width * 0.34) : "";
        var room = width - 40 - (count.Length > 0 ? plan.Scene.Measure(count, CountStyle(plan)) + 8 : 0);
        return (step, plan.Cell(step.Step.Name, new TextStyle(plan.Sizes.IsWide ? 13 : plan.Sizes.StepName, 500), room, 6, 1.2), count);
    }
}
