using System.Globalization;
using Kelione.CommandLine.Commands.Maps;
using Kelione.Maps;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary>Boards among the files of <c>kelione import</c>: each becomes the draft of a map.</summary>
internal static class BoardImport
{
    /// <summary>The boards among files, and the request for what is left.</summary>
    public static (IReadOnlyList<FoundBoard> Boards, ImportRequest Others) Among(ImportRequest request)
    {
        var boards = request.Files.Select(f => BoardFile.Recognise(f, request) is { } board ? new FoundBoard(f, board) : null).OfType<FoundBoard>().ToList();
        return (boards, request with { Files = [.. request.Files.Where(f => boards.TrueForAll(b => b.File != f))] });
    }

    /// <summary>Shows the maps that boards would become: a sentence each, and where nothing else is shown the map itself.</summary>
    public static async Task PreviewAsync(Session session, IReadOnlyList<FoundBoard> boards, bool isAlone, CancellationToken cancellationToken)
    {
        var there = await session.Library().ListAsync(alsoDeleted: true, cancellationToken);
        foreach (var board in boards)
        {
            var map = board.Board.MapBeside(there);
            session.Tell($"{board.File.Name}: recognised as a {board.Board.Kind}; it becomes the map '{map.Id}' with {Counts(map)}.");
            if (isAlone)
            {
                session.Surroundings.Out.Write(MapYaml.Write(map));
            }
        }
    }

    /// <summary>Keeps each as a new map, under an id that is free, and says so.</summary>
    public static async Task<IReadOnlyList<KeptBoard>> KeepAsync(Session session, IReadOnlyList<FoundBoard> boards, CancellationToken cancellationToken)
    {
        var (library, kept) = (session.Library(), new List<KeptBoard>());
        foreach (var board in boards)
        {
            var map = board.Board.MapBeside(await library.ListAsync(alsoDeleted: true, cancellationToken));
            var stored = await library.CreateAsync(map, "", "", cancellationToken: cancellationToken);
            kept.Add(new KeptBoard(board.File.Name, stored.Map.Id, stored.Version, board.Board.Kind, map.Stages.Count, map.Steps().Count()));
            session.Tell($"{board.File.Name}: a {board.Board.Kind}; it became the map '{stored.Map.Id}' with {Counts(map)}.");
            if (!session.Json)
            {
                session.Tell($"See: kelione map show {stored.Map.Id}");
            }
        }

        return kept;
    }

    private static string Counts(JourneyMap map) =>
        string.Create(CultureInfo.InvariantCulture, $"{map.Stages.Count} stages, {map.Steps().Count()} steps and {map.Cards.Count + map.Barriers.Count + map.Ideas.Count} cards");
}

/// <summary>A file that is a board.</summary>
/// <param name="File">The file.</param>
/// <param name="Board">What is in it.</param>
internal sealed record FoundBoard(SourceFile File, BoardFile Board);

/// <summary>What became of a board.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Map">The id of the map.</param>
/// <param name="Version">The map's version.</param>
/// <param name="Board">What sort of board it was.</param>
/// <param name="Stages">Stages of the map.</param>
/// <param name="Steps">Steps of the map.</param>
internal sealed record KeptBoard(string File, string Map, int Version, string Board, int Stages, int Steps);
