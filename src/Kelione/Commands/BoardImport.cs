using System.Globalization;
using Kelione.CommandLine.Commands.Maps;
using Kelione.Maps;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary>A board among the files of <c>kelione import</c>: it becomes the draft of a map.</summary>
internal static class BoardImport
{
    /// <summary>The board in a file; null where it is none, or cannot be opened, which the import itself tells.</summary>
    public static BoardFile? TryRead(SourceFile file)
    {
        try
        {
            return BoardFile.TryRead(file);
        }
        catch (SourceException)
        {
            return null;
        }
    }

    /// <summary>Keeps the map as a new one, under an id that is free.</summary>
    public static async Task KeepAsync(Session session, BoardFile board, bool isPreview, CancellationToken cancellationToken)
    {
        var library = session.Library();
        var taken = (await library.ListAsync(alsoDeleted: true, cancellationToken)).Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        var map = board.Map with { Id = Kelione.Maps.Text.Ids.Unique(board.Map.Id, taken.Contains) };
        session.Tell(string.Create(CultureInfo.InvariantCulture, $"Recognised as a {board.Kind}: it becomes the map '{map.Id}' with {map.Stages.Count} stages, {map.Steps().Count()} steps and {map.Cards.Count + map.Barriers.Count + map.Ideas.Count} cards."));
        if (isPreview)
        {
            session.Surroundings.Out.Write(MapYaml.Write(map));
            return;
        }

        var stored = await library.CreateAsync(map, "", "", cancellationToken: cancellationToken);
        if (session.Json)
        {
            session.WriteJson(new { Map = stored.Map.Id, stored.Version, Board = board.Kind });
        }
        else
        {
            session.Tell($"See: kelione map show {stored.Map.Id}");
        }
    }
}
