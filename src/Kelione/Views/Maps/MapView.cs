using System.Globalization;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views.Maps;

/// <summary>A map in a terminal: stages one after another, beneath each its steps, beneath each what its lanes hold.</summary>
internal static class MapView
{
    /// <summary>Draws the map.</summary>
    public static void Show(Sheet sheet, MapTexts texts, StoredMap stored)
    {
        var map = stored.Map;
        sheet.Title(map.Title, $"{map.Id} · {texts.Fill("VersionN", stored.Version)}");
        Quiet(sheet, $"{texts.Of(map.Kind)}, {texts.Of(map.Status)}{Period(map)}");
        Line(sheet, texts["Objective"], map.Objective);
        Line(sheet, texts["Finding"], map.Finding);
        Line(sheet, texts["Personas"], string.Join(" · ", map.Personas.Where(p => !p.IsRole).Select(Name)));
        Line(sheet, texts["Roles"], string.Join(" · ", map.Personas.Where(p => p.IsRole).Select(Name)));
        Cards(sheet, texts, map, map.Cards.Where(c => c is { Step: null, Stage: null }), texts["WholeMap"]);
        var number = 0;
        foreach (var (stage, i) in map.Stages.Select((s, i) => (s, i)))
        {
            sheet.Head(string.Create(CultureInfo.InvariantCulture, $"{i + 1} {Clean(stage.Name)}{(stage.Moment is { } moment ? $" · {texts.Of(moment)}" : "")}"));
            if (stage.Goal.Length > 0)
            {
                Quiet(sheet, stage.Goal);
            }

            Cards(sheet, texts, map, map.Cards.Where(c => c.Stage == stage.Id), null);
            foreach (var step in stage.Steps)
            {
                Step(sheet, texts, map, step, ++number);
            }
        }

        Ways(sheet, texts, map);
    }

    private static void Step(Sheet sheet, MapTexts texts, JourneyMap map, Step step, int number)
    {
        sheet.Blank();
        string[] marks = [step.Moment is { } moment ? texts.Of(moment) : "", step.Optional ? texts["Optional"] : "", step.Binding?.Events ?? texts["NotBound"]];
        sheet.Line(
            new Span(string.Create(CultureInfo.InvariantCulture, $"{number,2}. ")),
            new Span(Cells.Cut(Clean(step.Name), sheet.Width / 2), Ink.Strong),
            new Span("  " + Cells.Cut(Clean(string.Join(" · ", marks.Where(m => m.Length > 0))), Math.Max(10, sheet.Width - 10 - Math.Min(Cells.Width(step.Name), sheet.Width / 2))), step.Binding is null ? Ink.Quiet : Ink.Route));
        Cards(sheet, texts, map, map.Cards.Where(c => c.Step == step.Id), null);
        Lane(sheet, texts["Lane.Barriers"], string.Join(" · ", map.Barriers.Where(b => b.Step == step.Id).Select(b => b.Criticality is { } c ? $"{b.Text} ({sheet.Say.Number(c)}/10)" : b.Text)));
        Lane(sheet, texts["Lane.Ideas"], string.Join(" · ", map.Ideas.Where(i => i.Step == step.Id).Select(i => i.Owner.Length > 0 ? $"{i.Text} ({i.Owner})" : i.Text)));
    }

    private static void Cards(Sheet sheet, MapTexts texts, JourneyMap map, IEnumerable<Card> cards, string? head)
    {
        var list = cards.ToLookup(c => c.Lane);
        if (head is not null && list.Count > 0)
        {
            sheet.Head(head);
        }

        foreach (var lane in map.Lanes.Where(l => list.Contains(l.Id)))
        {
            Lane(sheet, texts.Of(lane), string.Join(" · ", list[lane.Id].Select(c => Words(sheet, texts, map, c))));
        }
    }

    private static string Words(Sheet sheet, MapTexts texts, JourneyMap map, Card card)
    {
        var channel = map.Channels.FirstOrDefault(c => c.Id == card.Channel)?.Name ?? map.Devices.FirstOrDefault(d => d.Id == card.Device)?.Name;
        string[] parts =
        [
            card.Text,
            card.Felt is null && card.Wished is null ? "" : texts.Fill("FeltWished", Feeling(sheet, card.Felt), Feeling(sheet, card.Wished)),
            card.Quote.Length > 0 ? $"“{card.Quote}”" : "",
            card.Value is { } value ? sheet.Say.Number(value) : "",
        ];
        var words = string.Join(", ", parts.Where(p => p.Length > 0));
        var notes = string.Join(", ", new[] { channel ?? "", card.Missing ? texts["Missing"] : "" }.Where(n => n.Length > 0 && n != card.Text));
        return notes.Length > 0 ? $"{words} ({notes})" : words;
    }

    private static void Ways(Sheet sheet, MapTexts texts, JourneyMap map)
    {
        var names = map.Steps().GroupBy(s => s.Id).ToDictionary(g => g.Key, g => g.First().Name);
        if (map.Arcs.Count > 0)
        {
            sheet.Head(texts["Arcs"]);
            foreach (var arc in map.Arcs)
            {
                sheet.Paragraph($"{names.GetValueOrDefault(arc.From, arc.From)} → {names.GetValueOrDefault(arc.To, arc.To)}{(arc.Text.Length > 0 ? ": " + arc.Text : "")}");
            }
        }

        if (map.Routes.Count > 0)
        {
            sheet.Head(texts["Routes"]);
            foreach (var route in map.Routes)
            {
                sheet.Paragraph($"{route.Name}: {string.Join(" → ", route.Stops.Select(s => Stop(map, names, s)))}");
            }
        }
    }

    private static string Stop(JourneyMap map, Dictionary<string, string> names, Stop stop)
    {
        var where = map.Channels.FirstOrDefault(c => c.Id == stop.Channel)?.Name ?? map.Devices.FirstOrDefault(d => d.Id == stop.Device)?.Name;
        var what = stop.Text.Length > 0 ? stop.Text : names.GetValueOrDefault(stop.Step, stop.Step);
        return $"{what}{(where is null ? "" : $" ({where})")}{(stop.Forced ? " !" : "")}";
    }

    private static string Name(Persona persona) => persona.Tagline.Length > 0 ? $"{persona.Name}, {persona.Tagline}" : persona.Name;

    private static string Period(JourneyMap map) => map.From is null && map.To is null
        ? ""
        : $" · {(map.From is { } from ? Say.Day(from) : "…")} – {(map.To is { } to ? Say.Day(to) : "…")}";

    private static string Feeling(Sheet sheet, double? value) => value is { } known ? sheet.Say.Signed(known) : Say.Nothing;

    private static void Line(Sheet sheet, string name, string text)
    {
        if (text.Length > 0)
        {
            sheet.Paragraph($"{name}: {text}");
        }
    }

    private static void Quiet(Sheet sheet, string text) => sheet.Paragraph(text, Ink.Quiet);

    // Under its step, further in; the name of the lane stays quiet.
    private static void Lane(Sheet sheet, string name, string text)
    {
        const string Indent = "    ";
        if (text.Length == 0)
        {
            return;
        }

        var lines = Cells.Wrap(Cells.Clean($"{name}: {text}"), sheet.Width - 2 - Indent.Length);
        for (var i = 0; i < lines.Count; i++)
        {
            var isNameWhole = i == 0 && lines[0].StartsWith(name, StringComparison.Ordinal);
            sheet.Line(isNameWhole ? [Indent, new Span(name, Ink.Quiet), lines[0][name.Length..]] : [Indent, lines[i]]);
        }
    }

    private static string Clean(string text) => Cells.Clean(text);
}
