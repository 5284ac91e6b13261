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

        foreach (var barrier in map.Barriers.OrderByDescending(b => b.Criticality ?? -1))
        {
            sheet.Blank();
            sheet.Paragraph($"{Name(map, barrier.Step)} · {words.Source(barrier.Provenance.Kind)} · {barrier.Id}", Ink.Strong);
            sheet.Paragraph(barrier.Criticality is { } criticality ? $"{barrier.Text} · {words["CriticalityShort"]} {Tenths(sheet, criticality)}" : barrier.Text);
        }
    }

    /// <summary>Draws ideas.</summary>
    public static void Ideas(Sheet sheet, JourneyMap map, PriorityList ranked, IReadOnlyList<IdeaEffect> effects)
    {
        var (words, say) = (new TableWords(sheet.T.Culture), sheet.Say);
        sheet.Title(words["Ideas"], map.Title);
        var grid = new Grid(
            Grid.Number(""),
            Grid.Name(words["Idea"], 2) with { Wish = 30 },
            Grid.Name(words["Step"]) with { Wish = 12 },
            Grid.Number(words["Priority"]),
            new Column(Arithmetic(words), IsExtra: true),
            new Column(words["Status"], IsExtra: true));
        var place = 0;
        foreach (var idea in ranked.Ranked.Concat(ranked.NoScoreYet).Concat(ranked.Apart))
        {
            if (ranked.Line is { } line && place == line.Above && idea.Rank is not null)
            {
                grid.Add("", new Span($"── {words["MvpLine"]} ──", Ink.Quiet), "", "", "", "");
            }

            place++;
            grid.Add(
                idea.Rank is { } rank ? say.Count(rank) : "",
                new Span(idea.Idea.Text, idea.AboveLine ? Ink.Joy : Ink.Plain),
                idea.StepName,
                idea.Score is { } score ? Tenths(sheet, score) : new Span(words["NoScore"], Ink.Quiet),
                new Span(string.Join(" + ", idea.Terms.Select(t => t.Product is { } product ? Tenths(sheet, product) : Say.Nothing)), Ink.Quiet),
                new Span(words[$"Status{idea.Idea.Status}"], Ink.Quiet));
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

    // The terms in their order: criticality, ease of design, ease of development, share.
    private static string Arithmetic(TableWords words) => $"{words["CriticalityShort"]} + …";

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
}
