using System.Globalization;
using Kelione.Workspace;

namespace Kelione.CommandLine.Views.Maps;

/// <summary>The maps of a workspace.</summary>
internal static class MapListView
{
    /// <summary>Draws them.</summary>
    public static void Show(Sheet sheet, MapTexts texts, IReadOnlyList<MapSummary> maps)
    {
        sheet.Title(texts["Maps"]);
        if (maps.Count == 0)
        {
            sheet.Finding(texts["NoMaps"]);
            sheet.Commands(texts["BeginMap"], "map new --template phone", "templates");
            return;
        }

        var grid = new Grid(
            Grid.Name(texts["Id"]), Grid.Name(texts["Title"]), new Column(texts["Kind"], IsExtra: true), Grid.Number(texts["Version"]), new Column(texts["Changed"]), new Column(texts["By"], Least: 6, IsExtra: true));
        foreach (var map in maps)
        {
            grid.Add(
                map.Id, map.IsDeleted ? $"{map.Title} ({texts["IsDeleted"]})" : map.Title, $"{texts.Of(map.Kind)}, {texts.Of(map.Status)}", sheet.Say.Count(map.Version), Minute(map.ChangedAt), new Span(map.ChangedBy, Ink.Quiet));
        }

        sheet.Add(grid);
        sheet.Blank();
        sheet.Commands(texts["OpenMap"], $"map show {maps[0].Id}", $"map history {maps[0].Id}");
    }

    /// <summary>A moment to the minute, UTC; ISO order, which every culture reads.</summary>
    public static string Minute(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
