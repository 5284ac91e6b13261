using System.Collections.Immutable;
using System.Globalization;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Grid.Rows;

/// <summary>The aha moments that are clear after correction, at the step that means the activity: what goes together with coming back.</summary>
internal sealed class AhaRow : GridRow
{
    private const int MostPerStep = 2;

    private readonly ImmutableArray<ImmutableArray<(AhaMeasure Aha, FittedText Words)>> _columns;

    public AhaRow(GridPlan plan)
        : base(plan) =>
        _columns = [.. plan.StepsAt.Select((c, i) => c.SelectMany(s => At(plan, s.Step.Id)).Select(a => (a, plan.Cell(Text(plan, a), new TextStyle(plan.Sizes.CardWords, 400, Ink.JoyText), plan.Width(i) - 16, 12, 1.2))).ToImmutableArray())];

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _columns.All(c => c.IsEmpty);

    public override string Name => Plan.Words["Lane.Aha"];

    public override string Hint => Plan.Words["Aha.Hint"];

    public override double Least => Plan.Sizes.IsDense ? 26 : _columns.Max(c => c.Sum(a => Height(a.Words) + 4)) + 8;

    /// <summary>The clear aha moments of a step.</summary>
    public static IEnumerable<AhaMeasure> At(GridPlan plan, string? step) =>
        step is null || plan.Page.Measurement is not { } measured ? [] : measured.Aha.Where(a => a.Step == step && a.Clear).Take(MostPerStep);

    /// <summary>An aha moment in words.</summary>
    public static string Text(GridPlan plan, AhaMeasure aha)
    {
        var (words, numbers) = (plan.Words, plan.Page.Numbers);
        var activity = aha.Activity.Replace('_', ' ') + (aha.AtLeast > 1 ? " ×" + aha.AtLeast.ToString(CultureInfo.InvariantCulture) : "");
        return words.Of("Aha.Text", activity, aha.WithinDays.ToString(CultureInfo.InvariantCulture), numbers.WholePercent(aha.RetainedWith), numbers.WholePercent(aha.RetainedWithout));
    }

    public override void Draw(double y, double height)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var top = y + 5;
            foreach (var (aha, words) in _columns[i])
            {
                using (Plan.Scene.Mark($"aha:{aha.Activity}", Text(Plan, aha)))
                {
                    if (Plan.Sizes.IsDense)
                    {
                        Plan.Scene.Icon("star", Plan.Middle(i) - 7, y + 6, 14, Ink.Joy, 1.2);
                        break;
                    }

                    Plan.Scene.Rect(Plan.X(i) + 5, top, Plan.Width(i) - 10, Height(words), Ink.JoySoft);
                    Plan.Scene.Rect(Plan.X(i) + 5, top, 2.6, Height(words), Ink.Joy);
                    Plan.Scene.Icon("star", Plan.X(i) + 12, top + 4, 11, Ink.Joy, 1.1);
                    Plan.Scene.Text(Plan.X(i) + 27, top + 13, Plan.Page.Words.Of("N", Plan.Page.Numbers.Count(aha.Customers)), new TextStyle(Plan.Sizes.Note, 400, Ink.JoyText));
                    Plan.Scene.Block(Plan.X(i) + 12, top + 15 + words.Style.Size, words);
                }

                top += Height(words) + 4;
            }
        }
    }

    private static double Height(FittedText words) => 15 + (words.Lines.Length * words.Leading) + 5;
}
