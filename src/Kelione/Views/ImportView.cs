using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>What became of an import, and how it would go.</summary>
internal static class ImportView
{
    /// <summary>Draws a report.</summary>
    public static void Show(Sheet sheet, ImportReport report)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.ImportTitle);
        sheet.Finding(t.ImportFinding(say.Count(report.Accepted), say.Count(report.Files.Count)));
        if (report.Stopped)
        {
            sheet.Paragraph(t.ImportStopped, Ink.Barrier);
        }

        var grid = new Grid(Grid.Name(t.ImportFile), new Column(t.ImportFormat), Grid.Number(t.Read), Grid.Number(t.Accepted), Grid.Number(t.Duplicates), Grid.Number(t.Rejected));
        foreach (var f in report.Files)
        {
            grid.Add(Path.GetFileName(f.File), f.Format, say.Count(f.Read), say.Count(f.Accepted), say.Count(f.Duplicates), new Span(say.Count(f.Rejected), f.Rejected > 0 ? Ink.Barrier : Ink.Plain));
        }

        sheet.Add(grid);
        foreach (var f in report.Files)
        {
            sheet.Blank();
            if (report.Files.Count > 1)
            {
                sheet.Paragraph(Path.GetFileName(f.File), Ink.Strong);
            }

            Details(sheet, f.Mapping, f.Zone, f.ZoneOrigin, f.Notes);
            if (f.Joined > 0)
            {
                sheet.Paragraph(t.ImportJoined(say.Count(f.Joined)));
            }

            if (f.RejectedFile is { } rejected)
            {
                sheet.Paragraph(t.RejectedRowsAt(rejected), Ink.Barrier);
            }
        }

        sheet.Blank();
        sheet.Commands(t.WhatNext, "status", "flows", "funnel A B C");
    }

    /// <summary>Draws plans.</summary>
    public static void Show(Sheet sheet, IReadOnlyList<SourcePlan> plans)
    {
        foreach (var (plan, part) in plans.SelectMany(p => p.Parts.Select(part => (p, part))))
        {
            sheet.Title(part.Entry is null ? plan.File.Name : $"{plan.File.Name} › {part.Entry}", part.Format);
            Details(sheet, part.Mapping.Roles, part.Time.Zone, JourneyJson.Write(part.Time.ZoneOrigin).Trim('"'), part.Notes);
            var roles = part.Mapping.Roles.ToLookup(r => r.Value, r => r.Key);
            var grid = new Grid(Grid.Name(sheet.T.Column), new Column("→"), Grid.Name(sheet.T.Reason, lines: 2), Grid.Name(""));
            foreach (var column in part.Columns)
            {
                var role = string.Join(", ", roles[column.Name]);
                grid.Add(column.Name, new Span(role, Ink.Route), new Span(string.Join("; ", roles[column.Name].Select(r => part.Reasons.GetValueOrDefault(r, ""))), Ink.Quiet), string.Join(" | ", column.Samples.Take(3)));
            }

            sheet.Add(grid);
            foreach (var missing in part.Missing)
            {
                sheet.Paragraph($"✗ {missing}: --{missing} COLUMN", Ink.Barrier);
            }
        }
    }

    private static void Details(Sheet sheet, IReadOnlyDictionary<string, string> mapping, string zone, string origin, IReadOnlyList<string> notes)
    {
        sheet.Paragraph(sheet.T.MappingLine(string.Join(" · ", mapping.Select(m => $"{m.Key} ← {m.Value}"))));
        sheet.Paragraph(sheet.T.ZoneLine(zone, origin), Ink.Quiet);
        foreach (var note in notes)
        {
            sheet.Paragraph("· " + note, Ink.Quiet);
        }
    }
}
