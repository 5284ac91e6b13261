using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views;

/// <summary>A drafted map, and proposed bindings.</summary>
internal static class DraftView
{
    /// <summary>Draws a draft: its stages and steps, how much it explains, what is left out.</summary>
    public static void Show(Sheet sheet, JourneyMap map, MapDraft draft)
    {
        var words = new TableWords(sheet.T.Culture);
        sheet.Title(map.Title, map.Id);
        sheet.Finding($"{words["Coverage"]}: {sheet.Say.Percent(draft.Explained)}");
        var grid = new Grid(Grid.Name(words["Stage"]), Grid.Name(words["Step"]) with { Wish = 20 }, Grid.Name(words["Events"], 2));
        foreach (var stage in map.Stages)
        {
            var name = stage.Name;
            foreach (var step in stage.Steps)
            {
                grid.Add(new Span(name, Ink.Strong), step.Name, new Span(step.Binding?.Events ?? "", Ink.Quiet));
                name = "";
            }
        }

        sheet.Add(grid);
        if (draft.LeftOut.Count > 0)
        {
            sheet.Blank();
            sheet.Paragraph($"{words["LeftOut"]}: {string.Join(", ", draft.LeftOut.Take(12).Select(l => $"{l.Activity} ({sheet.Say.Count(l.Customers)})"))}{(draft.LeftOut.Count > 12 ? " …" : "")}", Ink.Quiet);
        }

        sheet.Commands("", $"map export {map.Id} -o {map.Id}.yaml", $"map measure {map.Id}");
    }

    /// <summary>Draws proposed bindings.</summary>
    public static void Suggestions(Sheet sheet, JourneyMap map, IReadOnlyList<StepSuggestion> suggestions)
    {
        var words = new TableWords(sheet.T.Culture);
        sheet.Title(words["Bindings"], map.Title);
        if (suggestions.Count == 0)
        {
            sheet.Paragraph(words["AllBound"]);
            return;
        }

        var grid = new Grid(Grid.Name(words["Step"]) with { Wish = 18 }, Grid.Name(words["Events"], 2) with { Wish = 18 }, Grid.Number(words["Customers"]), Grid.Name("", 2));
        foreach (var suggestion in suggestions)
        {
            var name = map.Steps().First(s => s.Id == suggestion.Step).Name;
            if (suggestion.Candidates.Count == 0)
            {
                grid.Add(name, new Span(words["NoData"], Ink.Quiet), "", "");
            }

            var proposed = suggestion.Proposed is { } binding ? StepPattern.Parse(binding.Events).Activities : [];
            foreach (var candidate in suggestion.Candidates.Take(3))
            {
                var isProposed = proposed.Contains(candidate.Activity, StringComparer.Ordinal);
                grid.Add(name, new Span($"{(isProposed ? "●" : "○")} {candidate.Activity}", isProposed ? Ink.Joy : Ink.Quiet), sheet.Say.Count(candidate.Customers), new Span(candidate.Reason, Ink.Quiet));
                name = "";
            }
        }

        sheet.Add(grid);
    }
}
