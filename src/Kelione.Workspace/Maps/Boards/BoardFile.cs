using Kelione.Maps;
using Kelione.Maps.Boards;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>A board or a table that somebody drew a map in. Immutable.</summary>
/// <param name="Kind">What it is: <c>Miro board</c>, <c>table</c>.</param>
/// <param name="Map">The draft of the map that it gives.</param>
public sealed record BoardFile(string Kind, JourneyMap Map)
{
    private const long Largest = 8L << 20;

    /// <summary>Reads a file as a board; null where it is none.</summary>
    /// <exception cref="SourceException">The file cannot be opened.</exception>
    public static BoardFile? TryRead(SourceFile file)
    {
        var title = Path.GetFileNameWithoutExtension(file.Name);
        if (Path.GetExtension(file.Name).Equals(".json", StringComparison.OrdinalIgnoreCase) && new FileInfo(file.Path) is { Exists: true, Length: < Largest })
        {
            var json = UserFile.Try(file.Path, () => File.ReadAllText(file.Path));
            return MiroBoard.IsBoard(json) && MiroBoard.Grid(json) is { } items && items[0].Count > 1 ? new BoardFile("Miro board", MapGrid.Read(items, title)) : null;
        }

        return TextGrid.TryRead(file) is { } cells && MapGrid.IsMap(cells) ? new BoardFile("table", MapGrid.Read(cells, title)) : null;
    }

    /// <summary>Writes a map as a table that spreadsheets open and Miro takes in as notes.</summary>
    public static void WriteCsv(JourneyMap map, TextWriter writer)
    {
        foreach (var row in MapGrid.Write(map))
        {
            SafeCsv.WriteRow(writer, [.. row]);
        }
    }
}
