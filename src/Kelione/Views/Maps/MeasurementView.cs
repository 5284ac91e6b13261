using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>A measured map in a terminal.</summary>
internal static class MeasurementView
{
    /// <summary>Draws it.</summary>
    public static void Show(Sheet sheet, JourneyMap map, MapMeasurement measurement)
    {
        var words = new TableWords(sheet.T.Culture);
        var say = sheet.Say;
        sheet.Title(map.Title, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{map.Id}@{measurement.MapVersion}{(measurement.Snapshot.Length > 0 ? " · " + measurement.Snapshot : "")}"));
        sheet.Finding($"{words["CustomersOnMap"]}: {say.Count(measurement.Customers)} / {say.Count(measurement.CustomersInScope)} · {words["Coverage"]}: {say.Percent(measurement.Coverage)}");
        sheet.Add(Steps(sheet, measurement, words));
        Barriers(sheet, measurement, words);
        Left(sheet, measurement, words);
        Aha(sheet, measurement, words);
        Personas(sheet, map, measurement, words);
        foreach (var segment in measurement.Segments)
        {
            sheet.Head($"{segment.Name} · {say.Count(segment.Customers)}");
            sheet.Add(Steps(sheet, measurement with { Steps = segment.Steps }, words));
        }

        sheet.Blank();
        sheet.Paragraph(string.Join(" · ", measurement.Policy.Select(p => $"{p.Name}: {p.Value}")), Ink.Quiet);
        sheet.Commands("", $"map poster {map.Id} -o {map.Id}.pdf", $"map table {map.Id} -o {map.Id}.xlsx");
    }

    private static Grid Steps(Sheet sheet, MapMeasurement measurement, TableWords words)
    {
        var say = sheet.Say;
        var grid = new Grid(
            Grid.Number(""),
            Grid.Name(words["Step"]) with { Wish = 18 },
            Grid.Number(words["Customers"]),
            Grid.Number(words["Share"]),
            Grid.Number("→"),
            new Column("[95 %]", IsExtra: true),
            new Column(words["Median"], Right: true),
            new Column(words["Retained"], Right: true, IsExtra: true),
            new Column(words["CriticalityShort"], Right: true));
        var number = 0;
        foreach (var step in measurement.Steps)
        {
            number++;
            var ink = step.Barriers.Count > 0 ? Ink.Barrier : Ink.Plain;
            grid.Add(
                say.Count(number),
                new Span(step.Name, ink),
                step.Bound ? say.Count(step.Customers) : new Span(words["NotBound"], Ink.Quiet),
                say.Percent(step.Share),
                new Span(say.Percent(step.ConversionToNext), ink),
                new Span(step.ConversionInterval is { } i ? $"{say.Percent(i.Low)}–{say.Percent(i.High)}" : "", Ink.Quiet),
                say.Seconds(step.MedianSecondsToNext),
                say.Percent(step.Retained),
                new Span(step.Criticality is { } criticality ? say.Number(Math.Round(criticality, 1)) : Say.Nothing, ink));
        }

        return grid;
    }

    private static void Barriers(Sheet sheet, MapMeasurement measurement, TableWords words)
    {
        if (measurement.Barriers.Count == 0)
        {
            return;
        }

        sheet.Head(words["Barriers"]);
        foreach (var barrier in measurement.Barriers)
        {
            sheet.Paragraph($"▲ {Found(measurement, barrier, words)}", Ink.Barrier);
        }
    }

    // The English evidence names its step itself.
    private static string Found(MapMeasurement measurement, BarrierMeasure barrier, TableWords words)
    {
        var sentence = FoundBarriers.Sentence(barrier, words);
        return sentence == barrier.Evidence ? sentence : $"{measurement.Steps.FirstOrDefault(s => s.Id == barrier.Step)?.Name ?? barrier.Step} · {sentence}";
    }

    private static void Left(Sheet sheet, MapMeasurement measurement, TableWords words)
    {
        var steps = measurement.Steps.Where(s => s.Exits > 0 && s.LeftTo.Count > 0).ToList();
        if (steps.Count == 0)
        {
            return;
        }

        sheet.Head(words["LeftTo"]);
        var grid = new Grid(Grid.Name(words["Step"]), Grid.Number(words["Exits"]), Grid.Name(words["LeftTo"], 2));
        foreach (var step in steps)
        {
            grid.Add(step.Name, sheet.Say.Count(step.Exits), string.Join(", ", (string[])[
                .. step.LeftTo.Take(3).Select(l => $"{l.Activity ?? words["Nothing"]} {sheet.Say.Count(l.Customers)}"),
                .. step.LeftTo.Skip(3).Sum(l => l.Customers) + (step.LeftToOthers ?? 0) is > 0 and var others ? [$"{words["Others"]} {sheet.Say.Count(others)}"] : Array.Empty<string>(),
            ]));
        }

        sheet.Add(grid);
    }

    private static void Aha(Sheet sheet, MapMeasurement measurement, TableWords words)
    {
        var shown = measurement.Aha.Where(a => a.Clear).Take(5).Concat(measurement.Aha.Where(a => !a.Clear).Take(3)).ToList();
        if (shown.Count == 0)
        {
            return;
        }

        var say = sheet.Say;
        sheet.Head(sheet.T.AhaMoments);
        var grid = new Grid(Grid.Name(sheet.T.Activity), Grid.Number(words["Customers"]), Grid.Number(words["Share"]), Grid.Number(words["Retained"]), new Column("[95 %]"));
        foreach (var aha in shown)
        {
            grid.Add(
                new Span($"{(aha.Clear ? "●" : "○")} {aha.Activity} × {say.Count(aha.AtLeast)} / {say.Count(aha.WithinDays)} d → {say.Number(aha.OutcomeFromDays)}–{say.Number(aha.OutcomeToDays)} d", aha.Clear ? Ink.Joy : Ink.Quiet), say.Count(aha.Customers), say.Percent(aha.ShareOfAudience),
                $"{say.Percent(aha.RetainedWith)} / {say.Percent(aha.RetainedWithout)}", new Span(say.PointsBetween(aha.Difference.Low, aha.Difference.High), Ink.Quiet));
        }

        sheet.Add(grid);
        sheet.Paragraph(sheet.T.AhaNote, Ink.Quiet);
    }

    private static void Personas(Sheet sheet, JourneyMap map, MapMeasurement measurement, TableWords words)
    {
        if (measurement.Personas.Count == 0)
        {
            return;
        }

        sheet.Head(words["Personas"]);
        var grid = new Grid(Grid.Name(words["Personas"]), Grid.Number(words["Customers"]), Grid.Number(words["Share"]), new Column("[95 %]"));
        foreach (var persona in measurement.Personas)
        {
            grid.Add(
                map.Personas.FirstOrDefault(p => p.Id == persona.Persona)?.Name ?? persona.Persona, sheet.Say.Count(persona.Customers), sheet.Say.Percent(persona.Share),
                new Span(persona.Interval is { } i ? $"{sheet.Say.Percent(i.Low)}–{sheet.Say.Percent(i.High)}" : "", Ink.Quiet));
        }

        sheet.Add(grid);
    }
}
