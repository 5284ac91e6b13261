using Kelione.Maps;

namespace Kelione.CommandLine.Views.Maps;

/// <summary>The templates that a map can begin with.</summary>
internal static class TemplatesView
{
    /// <summary>Draws them in a language: the kinds, then the worked examples.</summary>
    public static void Show(Sheet sheet, MapTexts texts, string language)
    {
        sheet.Title(texts["Templates"]);
        foreach (var group in MapTemplates.All.GroupBy(t => t.Group))
        {
            sheet.Head(texts[group.Key == MapTemplateGroup.Kind ? "TemplateKinds" : "TemplateExamples"]);
            var grid = new Grid(new Column(""), Grid.Number(texts["Steps"]), Grid.Name(texts["Title"], lines: 3));
            foreach (var template in group)
            {
                grid.Add(new Span(template.Name, Ink.Strong), sheet.Say.Count(template.Steps), $"{template.Titles[language]}. {template.Descriptions[language]}");
            }

            sheet.Add(grid);
        }

        sheet.Blank();
        sheet.Commands(texts["BeginMap"], $"map new --template {MapTemplates.All[0].Name}");
    }
}
