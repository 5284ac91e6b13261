using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Layouts.Grid;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Layouts.Emotional;

/// <summary>Who travels: portrait, name, share, and what they fear and need, side by side.</summary>
internal sealed class TravellerRow : GridRow
{
    private const int MostPeople = 4;

    private readonly ImmutableArray<(Persona Persona, FittedText Name, FittedText About, FittedText Words)> _people;

    public TravellerRow(GridPlan plan)
        : base(plan) =>
        _people = [.. plan.Page.Map.Personas.Where(p => !p.IsRole).Take(MostPeople).Select(Set)];

    /// <summary>Whether nobody is named.</summary>
    public bool IsEmpty => _people.IsEmpty;

    public override string Name => Plan.Page.Words["Lane.Personas"];

    public override double NameBaseline => 18;

    public override bool HasColumnLines => false;

    public override bool HasFocusGround => false;

    public override double Least => 12 + _people.Max(p => Height(p.Name) + Height(p.About) + Height(p.Words)) + 8;

    private double Width => Plan.Sheet.GridWidth / Math.Max(2, Math.Min(MostPeople, Plan.Page.Map.Personas.Count(p => !p.IsRole)));

    public override void Draw(double y, double height)
    {
        for (var k = 0; k < _people.Length; k++)
        {
            var (persona, name, about, words) = _people[k];
            var x = Plan.Sheet.GridLeft + (k * Width);
            using (Plan.Scene.Mark($"persona:{persona.Id}", persona.Name))
            {
                HeadPersona.Portrait(Plan.Page, persona, x + 19, y + 26, 15);
                var baseline = y + 20;
                Plan.Scene.Block(x + 46, baseline, name);
                baseline += Height(name);
                Plan.Scene.Block(x + 46, baseline, about);
                Plan.Scene.Block(x + 46, baseline + Height(about), words);
            }
        }
    }

    private static double Height(FittedText text) => text.Lines.Length * text.Leading;

    private (Persona, FittedText, FittedText, FittedText) Set(Persona persona)
    {
        var width = Width - 60;
        var about = string.Join(" · ", new[] { persona.Tagline, HeadPersona.Share(Plan.Page, persona) }.Where(t => t.Length > 0));
        var said = new[] { (Plan.Page.Words["Head.Needs"], persona.Needs), (Plan.Page.Words["Head.Fears"], persona.Fears) }.Where(t => t.Item2.Count > 0).Select(t => $"{Capital(t.Item1)}: {string.Join("; ", t.Item2.Select(i => i.TrimEnd('.', '。')))}.");
        return (persona, Plan.Cell(persona.Name, new TextStyle(12.4, 600), width, 2, 1.2), Plan.Cell(about, new TextStyle(9.6, 400, Ink.Secondary), width, 3, 1.3), Plan.Cell(string.Join(" ", said), new TextStyle(10), width, 6, 1.25));
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
