using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>Search demand.</summary>
internal static class DemandView
{
    /// <summary>Draws what became of an import.</summary>
    public static void Show(Sheet sheet, FeedbackTexts texts, DemandReport report)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(texts["Demand.Title"]);
        var grid = new Grid(Grid.Name(t.ImportFile), new Column(t.ImportFormat), Grid.Number(t.Read), Grid.Number(t.Accepted), Grid.Number(texts["Updated"]), Grid.Number(t.Duplicates), Grid.Number(t.Rejected));
        foreach (var f in report.Files)
        {
            grid.Add(f.File, f.Format, say.Count(f.Read), say.Count(f.Accepted), say.Count(f.Updated), say.Count(f.Duplicates), new Span(say.Count(f.Rejected), f.Rejected > 0 ? Ink.Barrier : Ink.Plain));
        }

        sheet.Add(grid);
        foreach (var note in report.Files.SelectMany(f => f.Topics.Concat(f.Notes)).Distinct(StringComparer.Ordinal))
        {
            sheet.Paragraph("· " + note, Ink.Quiet);
        }

        sheet.Commands(t.WhatNext, "demand list", "demand bind MAP TOPIC");
    }

    /// <summary>Draws what an import would bring.</summary>
    public static void Show(Sheet sheet, FeedbackTexts texts, IReadOnlyList<DemandSource> sources)
    {
        foreach (var source in sources)
        {
            sheet.Title(source.File.Name, source.System);
            Show(sheet, texts, [.. DemandSeries.Of(source.Points).Select(DemandLine.Of)]);
            foreach (var note in source.Notes)
            {
                sheet.Paragraph("· " + note, Ink.Quiet);
            }
        }
    }

    /// <summary>Draws lines, one a row.</summary>
    public static void Show(Sheet sheet, FeedbackTexts texts, IReadOnlyList<DemandLine> lines)
    {
        if (lines.Count == 0)
        {
            sheet.Paragraph(texts["Demand.None"], Ink.Quiet);
            return;
        }

        var grid = new Grid(Grid.Name(texts["Demand.Topic"]), new Column(texts["Demand.Source"]), Grid.Name(texts["Demand.Region"]), new Column(texts["Demand.Days"]), Grid.Number("n"), Grid.Number(texts["Demand.Value"]));
        foreach (var line in lines)
        {
            grid.Add(line.Topic, line.Source, line.Region, $"{Say.Day(DateOnly.FromDateTime(line.From))} – {Say.Day(DateOnly.FromDateTime(line.To.AddHours(-1)))}", sheet.Say.Count(line.Periods), Amount(sheet, texts, line));
        }

        sheet.Add(grid);
    }

    /// <summary>Draws lines month by month.</summary>
    public static void ShowMonths(Sheet sheet, FeedbackTexts texts, IReadOnlyList<DemandLine> lines)
    {
        Show(sheet, texts, lines);
        foreach (var line in lines.Where(l => l.Months.Count > 0))
        {
            sheet.Blank();
            sheet.Paragraph(string.Join(" · ", new[] { line.Topic, line.Source, line.Region }.Where(p => p.Length > 0)), Ink.Strong);
            var grid = new Grid(new Column(texts["Demand.Month"]), Grid.Number(texts["Demand.Value"]), Grid.Number("n"));
            foreach (var month in line.Months)
            {
                grid.Add(month.Month.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture), sheet.Say.Number(month.Value), sheet.Say.Count(month.Periods));
            }

            sheet.Add(grid);
        }
    }

    /// <summary>Draws the demand beside a map's first stage.</summary>
    public static void Show(Sheet sheet, FeedbackTexts texts, MapDemand demand)
    {
        sheet.Title(texts["Demand.Title"], demand.StageName);
        ShowMonths(sheet, texts, demand.Lines);
    }

    private static string Amount(Sheet sheet, FeedbackTexts texts, DemandLine line) => line.Unit switch
    {
        DemandUnit.Count => sheet.Say.Number(line.Total ?? 0),
        DemandUnit.Index => texts["Demand.Index"],
        _ => line.UnitText,
    };
}
