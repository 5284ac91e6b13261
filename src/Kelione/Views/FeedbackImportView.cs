using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>What became of an import of feedback, and how it would go.</summary>
internal static class FeedbackImportView
{
    /// <summary>Draws a report.</summary>
    public static void Show(Sheet sheet, FeedbackTexts texts, FeedbackImportReport report)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(texts["Title"]);
        sheet.Finding(texts.Fill("Imported", say.Count(report.Accepted), say.Count(report.Files.Count)));
        var grid = new Grid(Grid.Name(t.ImportFile), new Column(t.ImportFormat), Grid.Number(t.Read), Grid.Number(t.Accepted), Grid.Number(texts["Updated"]), Grid.Number(t.Duplicates), Grid.Number(t.Rejected));
        foreach (var f in report.Files)
        {
            grid.Add(f.File, f.Format, say.Count(f.Read), say.Count(f.Accepted), say.Count(f.Updated), say.Count(f.Duplicates), new Span(say.Count(f.Rejected), f.Rejected > 0 ? Ink.Barrier : Ink.Plain));
        }

        sheet.Add(grid);
        foreach (var f in report.Files)
        {
            sheet.Blank();
            if (report.Files.Count > 1)
            {
                sheet.Paragraph(f.File, Ink.Strong);
            }

            sheet.Paragraph(t.MappingLine(string.Join(" · ", f.Roles.Select(m => $"{m.Key} ← {m.Value}"))));
            sheet.Paragraph(texts.Fill("KindLine", texts.Of(f.Kind), f.KindReason), Ink.Quiet);
            if (f.Scale is { } scale)
            {
                sheet.Paragraph(texts.Fill("ScaleLine", scale), Ink.Quiet);
            }

            foreach (var note in f.Notes)
            {
                sheet.Paragraph("· " + note, Ink.Quiet);
            }

            if (f.RejectedFile is { } rejected)
            {
                sheet.Paragraph(t.RejectedRowsAt(rejected), Ink.Barrier);
            }
        }

        sheet.Blank();
        sheet.Commands(t.WhatNext, "feedback scores", "feedback answers", "feedback list --order worst");
    }

    /// <summary>Draws plans.</summary>
    public static void Show(Sheet sheet, FeedbackTexts texts, IReadOnlyList<FeedbackSourcePlan> plans)
    {
        foreach (var (plan, part) in plans.SelectMany(p => p.Parts.Select(part => (p, part))))
        {
            sheet.Title(part.Entry is null ? plan.File.Name : $"{plan.File.Name} › {part.Entry}", part.Format);
            sheet.Paragraph(texts.Fill("KindLine", texts.Of(part.Kind), part.KindReason));
            if (part.Scale is { } scale)
            {
                sheet.Paragraph(texts.Fill("ScaleLine", scale));
            }

            foreach (var note in part.Notes)
            {
                sheet.Paragraph("· " + note, Ink.Quiet);
            }

            var roles = part.Roles.ToLookup(r => r.Value, r => r.Key);
            var grid = new Grid(Grid.Name(sheet.T.Column), new Column("→"), Grid.Name(sheet.T.Reason, lines: 2), Grid.Name(""));
            foreach (var column in part.Columns)
            {
                grid.Add(
                    column.Name,
                    new Span(string.Join(", ", roles[column.Name]), Ink.Route),
                    new Span(string.Join("; ", roles[column.Name].Select(r => part.Reasons.GetValueOrDefault(r, ""))), Ink.Quiet),
                    string.Join(" | ", column.Samples.Take(3)));
            }

            sheet.Add(grid);
        }
    }
}
