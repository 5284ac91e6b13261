using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Views.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary><c>kelione map history</c>, <c>undo</c>, <c>redo</c>, <c>restore</c> and <c>delete</c>: nothing that was done to a map is lost.</summary>
internal static class MapHistory
{
    /// <summary>Makes <c>map history</c>.</summary>
    public static Command History(Surroundings surroundings, CommonOptions common)
    {
        var id = MapSources.IdArgument();
        var command = new KelioneCommand("history", "Show who changed a map, when and how.", "kelione map history phone") { id };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var asked = parse.GetRequiredValue(id);
            var versions = await session.Library().HistoryAsync(asked, cancellationToken);
            session.Show(new { Map = asked, Versions = versions }, sheet => MapHistoryView.Show(sheet, session.MapTexts, asked, versions));
        });
    }

    /// <summary>Makes <c>map undo</c>.</summary>
    public static Command Undo(Surroundings surroundings, CommonOptions common) => Step(
        surroundings, common, "undo", "Undo the latest change of a map that is not undone yet, a deletion as well.", (library, id, author, stop) => library.UndoAsync(id, author, stop));

    /// <summary>Makes <c>map redo</c>.</summary>
    public static Command Redo(Surroundings surroundings, CommonOptions common) => Step(
        surroundings, common, "redo", "Make the change again that was undone last.", (library, id, author, stop) => library.RedoAsync(id, author, stop));

    /// <summary>Makes <c>map restore</c>.</summary>
    public static Command Restore(Surroundings surroundings, CommonOptions common)
    {
        var id = MapSources.IdArgument("The map and the version to bring back: ID@VERSION");
        var author = MapSources.AuthorOption();
        var command = new KelioneCommand("restore", "Bring an earlier version of a map back, as a new one.", "kelione map restore phone@1") { id, author };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var (asked, version) = MapSources.Parse(parse.GetRequiredValue(id));
            var change = await session.Library().RestoreAsync(
                asked, version ?? throw new MendableException($"Say which version: kelione map restore {asked}@1. 'kelione map history {asked}' shows them."), session.Author(author), cancellationToken: cancellationToken);
            Tell(session, change.Stored, change.HasChanged);
        });
    }

    /// <summary>Makes <c>map delete</c>.</summary>
    public static Command Delete(Surroundings surroundings, CommonOptions common)
    {
        var id = MapSources.IdArgument();
        var (author, label) = (MapSources.AuthorOption(), MapSources.LabelOption());
        var command = new KelioneCommand("delete", "Delete a map; its history is kept, and 'map undo' brings it back.", "kelione map delete phone") { id, author, label };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var asked = parse.GetRequiredValue(id);
            var deleted = await session.Library().DeleteAsync(asked, session.Author(author), parse.GetValue(label) ?? "", cancellationToken);
            if (session.Json)
            {
                session.WriteJson(new { Deleted = asked, deleted.Version });
            }
            else
            {
                session.Tell($"Deleted '{asked}'. To bring it back: kelione map undo {asked}");
            }
        });
    }

    private static KelioneCommand Step(
        Surroundings surroundings, CommonOptions common, string name, string help, Func<MapLibrary, string, string, CancellationToken, Task<StoredMap>> step)
    {
        var id = MapSources.IdArgument();
        var author = MapSources.AuthorOption();
        var command = new KelioneCommand(name, help, $"kelione map {name} phone") { id, author };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            Tell(session, await step(session.Library(), parse.GetRequiredValue(id), session.Author(author), cancellationToken), hasChanged: true);
        });
    }

    private static void Tell(Session session, StoredMap stored, bool hasChanged)
    {
        if (session.Json)
        {
            session.WriteJson(new { stored.Map.Id, stored.Version, HasChanged = hasChanged });
        }
        else
        {
            session.Tell(hasChanged
                ? string.Create(CultureInfo.InvariantCulture, $"'{stored.Map.Id}' is now in version {stored.Version}. See: kelione map history {stored.Map.Id}")
                : string.Create(CultureInfo.InvariantCulture, $"'{stored.Map.Id}' was like this already (version {stored.Version})."));
        }
    }
}
