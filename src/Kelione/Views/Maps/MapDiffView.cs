using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views.Maps;

/// <summary>How two maps differ.</summary>
internal static class MapDiffView
{
    /// <summary>Draws the differences, sort by sort.</summary>
    public static void Show(Sheet sheet, MapTexts texts, string before, string after, MapComparison comparison)
    {
        sheet.Title(sheet.T.Comparison, $"{before} → {after}");
        var measured = comparison.MeasuredDifferently.ToList();
        sheet.Finding(comparison.Changes.Count + measured.Count == 0 ? texts["NoDifference"] : texts.Fill("NDifferences", comparison.Changes.Count + measured.Count));
        sheet.Blank();
        foreach (var change in comparison.Changes)
        {
            sheet.Paragraph($"{Sign(change.Kind)} {Words(texts, change)}", change.Kind switch { ThingChangeKind.Added => Ink.Joy, ThingChangeKind.Removed => Ink.Barrier, _ => Ink.Plain });
            foreach (var field in change.Fields)
            {
                sheet.Paragraph($"· {field.Field}: {field.Before ?? Say.Nothing} → {field.After ?? Say.Nothing}", Ink.Quiet);
            }
        }

        Measured(sheet, texts, measured);
    }

    /// <summary>The steps whose newest measurements differ clearly.</summary>
    private static void Measured(Sheet sheet, MapTexts texts, List<MeasureDifference> measured)
    {
        if (measured.Count == 0)
        {
            return;
        }

        var (words, say) = (new TableWords(sheet.T.Culture), sheet.Say);
        sheet.Head(texts["MeasuredDifferently"]);
        foreach (var m in measured)
        {
            var name = words[m.Measure switch { "share" => "Share", "retained" => "Retained", _ => "Conversion" }];
            sheet.Paragraph($"≠ {m.Name} · {name}: {say.Percent(m.Before)} ({say.Count(m.BeforeOf)}) → {say.Percent(m.After)} ({say.Count(m.AfterOf)}) {say.PointsBetween(m.Difference.Low, m.Difference.High)}");
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
