using System.Globalization;
using Kelione.CommandLine.Commands.Maps;
using Kelione.Maps;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary>A board among the files of <c>kelione import</c>: it becomes the draft of a map.</summary>
internal static class BoardImport
{
    /// <summary>The boards among files; one that comes with files of another kind is refused, as it becomes a map and they become events.</summary>
    /// <exception cref="MendableException">Boards and other files are mixed.</exception>
    public static IReadOnlyList<BoardFile> Among(ImportRequest request)
    {
        var boards = request.Files.Select(f => BoardFile.Recognise(f, request)).ToList();
        return boards.All(b => b is null) ? []
            : boards.FindIndex(b => b is null) is >= 0 and var other
                ? throw new MendableException($"'{request.Files[boards.FindIndex(b => b is not null)].Name}' is a board, which becomes a map, and '{request.Files[other].Name}' is none. Bring them in by two commands.")
                : [.. boards.OfType<BoardFile>()];
    }

    /// <summary>Keeps each as a new map, under an id that is free.</summary>
    public static async Task KeepAsync(Session session, IReadOnlyList<BoardFile> boards, bool isPreview, CancellationToken cancellationToken)
    {
        var kept = new List<object>();
        foreach (var board in boards)
        {
            if (await KeepAsync(session, board, isPreview, cancellationToken) is { } stored)
            {
                kept.Add(new { Map = stored.Map.Id, stored.Version, Board = board.Kind });
            }
        }

        if (session.Json && kept.Count > 0)
        {
            session.WriteJson(kept.Count == 1 ? kept[0] : new { Maps = kept });
        }
    }

    private static async Task<StoredMap?> KeepAsync(Session session, BoardFile board, bool isPreview, CancellationToken cancellationToken)
    {
        var library = session.Library();
        var map = board.MapBeside(await library.ListAsync(alsoDeleted: true, cancellationToken));
        session.Tell(string.Create(CultureInfo.InvariantCulture, $"Recognised as a {board.Kind}: it becomes the map '{map.Id}' with {map.Stages.Count} stages, {map.Steps().Count()} steps and {map.Cards.Count + map.Barriers.Count + map.Ideas.Count} cards."));
        if (isPreview)
        {
            session.Surroundings.Out.Write(MapYaml.Write(map));
            return null;
        }

        var stored = await library.CreateAsync(map, "", "", cancellationToken: cancellationToken);
        if (!session.Json)
        {
            session.Tell($"See: kelione map show {stored.Map.Id}");
        }

        return stored;
    }
}
