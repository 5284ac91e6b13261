using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kelione.Workspace;

/// <summary>The one list of what a workspace consists of beside its events.</summary>
internal static class WorkspaceParts
{
    /// <summary>What stands where the events stand, or beside them: it moves with them.</summary>
    public static IReadOnlyList<IRowPart> OfStorage(JourneyWorkspace workspace) => [new MergesPart(workspace.Storage.Store), new KeysPart(workspace.Storage.Keys), new FeedbackPart(workspace.Storage.Feedback)];

    /// <summary>Maps, with all that hangs on them, and people.</summary>
    /// <remarks>The keys that seal sessions stay: whoever has them is everybody, and people sign in again.</remarks>
    public static IReadOnlyList<IRowPart> OfDocuments(WorkspaceFolder folder)
    {
        var (maps, people) = (DocumentPlace.OfMaps(folder, MapLibrary.PatienceSeconds), DocumentPlace.OfPeople(folder, MapLibrary.PatienceSeconds));
        var (mapOptions, peopleOptions) = (maps.Options<MapDatabase>(), people.Options<PeopleDatabase>());
        var isFile = folder.Documents is null;
        return
        [
            new DocumentsPart<MapDatabase>(PartNames.Maps, maps, () => new MapDatabase(mapOptions), DatabaseForm.All, "The maps", isFile ? folder.DatabaseFile : null),
            new DocumentsPart<PeopleDatabase>(PartNames.People, people, () => new PeopleDatabase(peopleOptions), PeopleForm.Upgrades, "The people", isFile ? folder.PeopleFile : null, typeof(SessionKeyRow)),
        ];
    }

    /// <summary>Everything.</summary>
    public static IReadOnlyList<IRowPart> All(JourneyWorkspace workspace) => [.. OfStorage(workspace), .. OfDocuments(workspace.Folder), new FilesPart(workspace.Folder)];

    /// <summary>The rows of people with a workspace's new name in the place of the old one: roles, keys and links are those of a name.</summary>
    public static async IAsyncEnumerable<byte[]> RenamedAsync(IAsyncEnumerable<byte[]> people, string from, string to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var bytes in people.WithCancellation(cancellationToken))
        {
            var document = RowJson.Read<JsonObject>(bytes);
            if (from == to || document["row"] is not JsonObject row || row["Workspace"]?.GetValue<string>() is not { } name || (name != from && name != to))
            {
                yield return bytes;
                continue;
            }

            if (name == to)
            {
                throw new MendableException($"The people of this backup belong to a workspace named '{to}', too. Restore it into a folder with another name.");
            }

            row["Workspace"] = to;
            yield return JsonSerializer.SerializeToUtf8Bytes(document, RowJson.Options);
        }
    }
}
