using System.Globalization;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views.Maps;

/// <summary>Who changed a map, when and how.</summary>
internal static class MapHistoryView
{
    private const int MostTold = 4;

    /// <summary>Draws the history, newest first.</summary>
    public static void Show(Sheet sheet, MapTexts texts, string id, IReadOnlyList<MapVersionInfo> versions)
    {
        sheet.Title(texts["History"], id);
        var grid = new Grid(Grid.Number(texts["Version"]), new Column(texts["When"]), new Column(texts["By"], Least: 6, IsExtra: true), Grid.Name(texts["What"], lines: 4));
        foreach (var version in versions)
        {
            grid.Add(sheet.Say.Count(version.Version), MapListView.Minute(version.At), new Span(version.Author, Ink.Quiet), What(texts, version));
        }

        sheet.Add(grid);
        sheet.Blank();
        if (versions.Count > 1)
        {
            var before = string.Create(CultureInfo.InvariantCulture, $"{id}@{versions[1].Version}");
            sheet.Commands(texts["OpenMap"], $"map diff {before} {id}", $"map show {before}", $"map undo {id}");
        }
    }

    private static string What(MapTexts texts, MapVersionInfo version)
    {
        var label = version.Label.Length > 0 ? $" ({version.Label})" : "";
        if (version.Changes.Count == 0)
        {
            return texts.Of(version) + label;
        }

        var told = string.Join("; ", version.Changes.Take(MostTold).Select(texts.Of));
        var more = version.Edits > MostTold ? " " + texts.Fill("More", version.Edits - MostTold) : "";
        return $"{texts.Of(version)}{label}: {told}{more}";
    }
}
