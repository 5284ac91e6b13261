using Kelione.Maps;

namespace Kelione.CommandLine.Views.Maps;

/// <summary>How two maps differ.</summary>
internal static class MapDiffView
{
    /// <summary>Draws the differences, sort by sort.</summary>
    public static void Show(Sheet sheet, MapTexts texts, string before, string after, MapComparison comparison)
    {
        sheet.Title(sheet.T.Comparison, $"{before} → {after}");
        sheet.Finding(comparison.Changes.Count == 0 ? texts["NoDifference"] : texts.Fill("NDifferences", comparison.Changes.Count));
        sheet.Blank();
        foreach (var change in comparison.Changes)
        {
            sheet.Paragraph($"{Sign(change.Kind)} {Words(texts, change)}", change.Kind switch { ThingChangeKind.Added => Ink.Joy, ThingChangeKind.Removed => Ink.Barrier, _ => Ink.Plain });
            foreach (var field in change.Fields)
            {
                sheet.Paragraph($"· {field.Field}: {field.Before ?? Say.Nothing} → {field.After ?? Say.Nothing}", Ink.Quiet);
            }
        }
    }

    private static string Sign(ThingChangeKind kind) => kind switch
    {
        ThingChangeKind.Added => "+",
        ThingChangeKind.Removed => "−",
        ThingChangeKind.Moved => "↔",
        _ => "≠",
    };

    private static string Words(MapTexts texts, ThingChange change) =>
        change.Id.Length == 0 ? texts.Fill("Did.WholeChanged", texts.Sort(change.Sort)) : texts.Fill("Did." + change.Kind, texts.Sort(change.Sort), change.Name);
}
