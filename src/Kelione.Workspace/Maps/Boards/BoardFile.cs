using Kelione.Maps;
using Kelione.Maps.Boards;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>A board or a table that somebody drew a map in. Immutable.</summary>
/// <param name="Kind">What it is: <c>Miro board</c>, <c>table</c>.</param>
/// <param name="Map">The draft of the map that it gives.</param>
public sealed record BoardFile(string Kind, JourneyMap Map)
{
    /// <summary>The kind of a board of Miro.</summary>
    public const string Miro = "Miro board";

    private const long Largest = 8L << 20;

    /// <summary>The board in a file; null where it is none, or cannot be opened, which the reading as a table tells. Whoever names a format or columns means a table of events.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is given rather than found out.</param>
    public static BoardFile? Recognise(SourceFile file, ImportRequest request)
    {
        if (request.Format is not null || request.Mapping is not null || request.Columns is not null || request.Roles.Count > 0 || request.Constants.Count > 0 || request.OnlyStated)
        {
            return null;
        }

        try
        {
            return TryRead(file, request);
        }
        catch (SourceException)
        {
            return null;
        }
    }

    /// <summary>The map under an id that no other has.</summary>
    /// <param name="others">The maps that are there, deleted ones too.</param>
    public JourneyMap MapBeside(IEnumerable<MapSummary> others)
    {
        var taken = others.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        return Map with { Id = Kelione.Maps.Text.Ids.Unique(Map.Id, taken.Contains) };
    }

    /// <summary>Reads a file as a board; null where it is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="request">What is given rather than found out: the sheet, the delimiter, the encoding; null for nothing.</param>
    /// <exception cref="SourceException">The file cannot be opened.</exception>
    public static BoardFile? TryRead(SourceFile file, ImportRequest? request = null)
    {
        var title = Path.GetFileNameWithoutExtension(file.Name);
        if (Path.GetExtension(file.Name).Equals(".json", StringComparison.OrdinalIgnoreCase) && new FileInfo(file.Path) is { Exists: true, Length: < Largest })
        {
            var json = UserFile.Try(file.Path, () => File.ReadAllText(file.Path));
            return MiroBoard.IsBoard(json) && MiroBoard.Grid(json) is { } items && items[0].Count > 1 ? new BoardFile(Miro, MapGrid.Read(items, title)) : null;
        }

        return TextGrid.TryRead(file, request) is { } cells && MapGrid.IsMap(cells) ? new BoardFile("table", MapGrid.Read(cells, title)) : null;
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
