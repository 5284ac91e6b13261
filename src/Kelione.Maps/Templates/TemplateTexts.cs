using System.Globalization;

namespace Kelione.Maps.Templates;

/// <summary>
/// Every text of a map that a person reads, each at a path that does not depend on its language: <c>title</c>, <c>stage.ID.name</c>, <c>card.ID.quote</c>, <c>persona.ID.needs.0</c>, <c>route.ID.stop.0.reason</c> and so on.
/// Ids, bindings, numbers and symbols are no such texts.
/// </summary>
internal static class TemplateTexts
{
    /// <summary>The map with each text put through a function of its path and words. Empty texts stay empty, null ones null.</summary>
    public static JourneyMap Rewrite(JourneyMap map, Func<string, string, string> text)
    {
        var put = new Rewriter(text);
        return map with
        {
            Title = put.One("title", map.Title),
            Objective = put.One("objective", map.Objective),
            Finding = put.One("finding", map.Finding),
            Scope = put.One("scope", map.Scope),
            Product = put.One("product", map.Product),
            Owner = put.One("owner", map.Owner),
            Personas = put.Each(map.Personas, p => p.Id, "persona", Persona),
            Channels = put.Each(map.Channels, c => c.Id, "channel", (c, at) => c with { Name = at.One("name", c.Name), Note = at.One("note", c.Note) }),
            Devices = put.Each(map.Devices, d => d.Id, "device", (d, at) => d with { Name = at.One("name", d.Name), Note = at.One("note", d.Note) }),
            Stages = put.Each(map.Stages, s => s.Id, "stage", (s, at) => Stage(s, at, put)),
            Lanes = put.Each(map.Lanes, l => l.Id, "lane", (l, at) => l with { Name = at.One("name", l.Name) }),
            Cards = put.Each(map.Cards, c => c.Id, "card", (c, at) => c with { Text = at.One("text", c.Text), Quote = at.One("quote", c.Quote) }),
            Arcs = put.Each(map.Arcs, a => a.Id, "arc", (a, at) => a with { Text = at.One("text", a.Text) }),
            Routes = put.Each(map.Routes, r => r.Id, "route", Route),
            Barriers = put.Each(map.Barriers, b => b.Id, "barrier", (b, at) => b with { Text = at.One("text", b.Text), Owner = at.One("owner", b.Owner) }),
            Ideas = put.Each(map.Ideas, i => i.Id, "idea", (i, at) => i with { Text = at.One("text", i.Text), Owner = at.One("owner", i.Owner) }),
            Images = put.Each(map.Images, i => i.Id, "image", (i, at) => i with { Alt = at.One("alt", i.Alt) }),
            Priority = map.Priority with { Unit = put.One("priority.unit", map.Priority.Unit) },
        };
    }

    private static Persona Persona(Persona p, Rewriter at) => p with
    {
        Name = at.One("name", p.Name),
        Tagline = at.One("tagline", p.Tagline),
        Part = at.One("part", p.Part),
        Initials = at.One("initials", p.Initials),
        Demographics = at.One("demographics", p.Demographics),
        Psychographics = at.One("psychographics", p.Psychographics),
        Needs = at.List("needs", p.Needs),
        Fears = at.List("fears", p.Fears),
        Goals = at.List("goals", p.Goals),
        Behaviour = at.List("behaviour", p.Behaviour),
        Quotes = at.List("quotes", p.Quotes),
    };

    private static Stage Stage(Stage s, Rewriter at, Rewriter put) => s with
    {
        Name = at.One("name", s.Name),
        Goal = at.One("goal", s.Goal),
        Gate = s.Gate is { } gate ? gate with { Name = at.One("gate", gate.Name) } : null,
        Steps = put.Each(s.Steps, t => t.Id, "step", (t, of) => t with { Name = of.One("name", t.Name), Description = of.One("description", t.Description) }),
    };

    private static Route Route(Route r, Rewriter at) => r with
    {
        Name = at.One("name", r.Name),
        Stops = [.. r.Stops.Select((s, i) => s with { Text = at.One($"stop.{Number(i)}.text", s.Text), Reason = at.One($"stop.{Number(i)}.reason", s.Reason) })],
    };

    private static string Number(int i) => i.ToString(CultureInfo.InvariantCulture);

    /// <summary>The function with the path so far before it.</summary>
    private sealed class Rewriter(Func<string, string, string> text, string before = "")
    {
        public string One(string name, string value) => value.Length == 0 ? value : text(before + name, value);

        public ValueList<string> List(string name, ValueList<string> values) => [.. values.Select((v, i) => One($"{name}.{Number(i)}", v))];

        public ValueList<T> Each<T>(ValueList<T> things, Func<T, string> id, string sort, Func<T, Rewriter, T> rewrite) =>
            [.. things.Select(t => rewrite(t, new(text, $"{before}{sort}.{id(t)}.")))];
    }
}
