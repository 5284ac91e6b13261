using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>Barriers, and ideas by priority.</summary>
internal static class ImproveViews
{
    /// <summary>Draws barriers: found ones with the arithmetic of their criticality, then those that people stated.</summary>
    public static void Barriers(Sheet sheet, JourneyMap map, MapMeasurement? measurement)
    {
        var words = new TableWords(sheet.T.Culture);
        sheet.Title(words["Barriers"], map.Title);
        if (measurement is null)
        {
            sheet.Paragraph(words["NotMeasured"], Ink.Quiet);
            sheet.Commands("", $"map measure {map.Id}");
        }

        foreach (var barrier in measurement?.Barriers ?? [])
        {
            sheet.Blank();
            sheet.Paragraph($"▲ {Name(map, barrier.Step)}{(barrier.To is { } to ? " → " + Name(map, to) : "")} · {words["Measured"]}", Ink.Barrier);
            sheet.Paragraph(FoundBarriers.Sentence(barrier, words));
            if (measurement!.Steps.FirstOrDefault(s => s.Id == barrier.Step)?.CriticalityTerms is { } terms && barrier.Criticality is { } criticality)
            {
                sheet.Paragraph($"{words["CriticalityShort"]} {Tenths(sheet, criticality)} = {Arithmetic(sheet, terms)}", Ink.Quiet);
            }
        }

        foreach (var barrier in map.Barriers)
        {
            sheet.Blank();
            sheet.Paragraph($"{Name(map, barrier.Step)} · {SourceName(barrier.Provenance.Kind, words)} · {barrier.Id}", Ink.Strong);
            sheet.Paragraph(barrier.Criticality is { } criticality ? $"{barrier.Text} · {words["CriticalityShort"]} {Tenths(sheet, criticality)}" : barrier.Text);
        }
    }

    /// <summary>Draws ideas.</summary>
    public static void Ideas(Sheet sheet, JourneyMap map, PriorityList ranked, IReadOnlyList<IdeaEffect> effects)
    {
        var (words, say) = (new TableWords(sheet.T.Culture), sheet.Say);
        sheet.Title(words["Ideas"], map.Title);
        var table = IdeasTable.Of(map, ranked, words);
        var grid = new Grid([.. table.Columns.Select(c => c.Kind switch
        {
            TableColumnKind.Text => Grid.Name(c.Title, 2) with { Wish = 24 },
            TableColumnKind.Name => new Column(c.Title, Least: 8, IsExtra: c.Key != "Step"),
            _ => Grid.Number(Cells.Fit(c.Title, 12)),
        })]);
        foreach (var row in table.Rows)
        {
            grid.Add([.. row.Cells.Select(c => c.Number is { } n ? new Span(say.Number(Math.Round(n, 1))) : c.Text.Length > 0 ? new Span(c.Text) : new Span(c.Lack, Ink.Quiet))]);
        }

        sheet.Add(grid);
        foreach (var effect in effects)
        {
            var (sign, ink) = effect.Verdict switch
            {
                IdeaVerdict.Confirmed => ("● " + words["Confirmed"], Ink.Joy),
                IdeaVerdict.Refuted => ("● " + words["Refuted"], Ink.Barrier),
                IdeaVerdict.NoClearChange => ("○ " + words["NoClearChange"], Ink.Quiet),
                _ => ("– " + words["NoData"], Ink.Quiet),
            };
            sheet.Head($"{map.Ideas.FirstOrDefault(i => i.Id == effect.Idea)?.Text ?? effect.Idea}");
            sheet.Paragraph(sign, ink);
            sheet.Paragraph(effect.Sentence);
        }
    }

    private static string Arithmetic(Sheet sheet, CriticalityTerms terms)
    {
        var parts = new List<string>
        {
            $"{Two(sheet, terms.LossWeight)}·{Two(sheet, terms.Loss)}",
            $"{Two(sheet, terms.AudienceWeight)}·{Two(sheet, terms.Audience)}",
            $"{Two(sheet, terms.GoalWeight)}·{Two(sheet, terms.Goal)}",
        };
        if (terms.Feedback is { } feedback)
        {
            parts.Add($"{Two(sheet, terms.FeedbackWeight)}·{Two(sheet, feedback)}");
        }

        return $"10·({string.Join(" + ", parts)})";
    }

    private static string Two(Sheet sheet, double number) => number.ToString("0.00", sheet.T.Culture);

    private static string Tenths(Sheet sheet, double number) => number.ToString("0.0", sheet.T.Culture);

    private static string Name(JourneyMap map, string step) => map.Steps().FirstOrDefault(s => s.Id == step)?.Name ?? step;

    private static string SourceName(ProvenanceKind kind, TableWords words) => words[kind switch
    {
        ProvenanceKind.Measured => "Measured",
        ProvenanceKind.Research => "Research",
        _ => "Assumption",
    }];
}
