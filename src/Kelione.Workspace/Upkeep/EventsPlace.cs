using Kelione.ClickHouse;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Where a workspace keeps its events: in its own folder, or in ClickHouse. Which of them stands in the folder, without any password; events are never looked for in the wrong place.</summary>
public static class EventsPlace
{
    /// <summary>The environment variable that names the place where no option does; it may hold a password.</summary>
    public const string Variable = "KELIONE_EVENTS";

    /// <summary>The file that says where the events are; none where they are in the folder.</summary>
    internal const string Note = "events-are-in";

    /// <summary>What opens a workspace that keeps its events there; where neither is given, in its own folder.</summary>
    /// <param name="option">What the user gave, or null.</param>
    /// <param name="variable">The value of <see cref="Variable"/>, or null.</param>
    /// <exception cref="ClickHouseException">The connection cannot be read.</exception>
    public static StorageOpener Opener(string? option, string? variable)
    {
        var connection = !string.IsNullOrWhiteSpace(option) ? option : !string.IsNullOrWhiteSpace(variable) ? variable : null;
        if (connection is null)
        {
            return (folder, cancellationToken) => File.Exists(NoteOf(folder)) ? throw Elsewhere(folder) : EmbeddedStorage.OpenAsync(folder, cancellationToken);
        }

        var options = ClickHouseOptions.Parse(connection);
        return (folder, cancellationToken) => OpenElsewhereAsync(folder, options, cancellationToken);
    }

    /// <summary>Which place it is, without who connects to it.</summary>
    internal static string NameOf(ClickHouseOptions options) => options.ToString() + (options.Prefix.Length > 0 ? "?prefix=" + options.Prefix : "");

    /// <summary>The place that stands in the folder; null for the folder itself.</summary>
    internal static string? Noted(WorkspaceFolder folder) => File.Exists(NoteOf(folder)) ? File.ReadAllText(NoteOf(folder)).Trim() : null;

    private static async Task<IWorkspaceStorage> OpenElsewhereAsync(WorkspaceFolder folder, ClickHouseOptions options, CancellationToken cancellationToken)
    {
        var place = NameOf(options);
        if (!File.Exists(NoteOf(folder)))
        {
            await EnsureNoEventsAsync(folder, cancellationToken);
        }
        else if ((await File.ReadAllTextAsync(NoteOf(folder), cancellationToken)).Trim() is var noted && noted != place)
        {
            throw new MendableException($"This workspace keeps its events in {noted}, not in {place}. Name that place with --events or {Variable}.");
        }

        var storage = await ClickHouseStorage.OpenAsync(folder, options, cancellationToken);
        await File.WriteAllTextAsync(NoteOf(folder), place + "\n", CancellationToken.None);
        return storage;
    }

    private static async Task EnsureNoEventsAsync(WorkspaceFolder folder, CancellationToken cancellationToken)
    {
        if (folder.Exists)
        {
            await using var own = await EmbeddedStorage.OpenAsync(folder, cancellationToken);
            if ((await own.Engine.AskForAsync(new StatusQuestion(), cancellationToken)).Events > 0)
            {
                throw new MendableException($"This workspace keeps its events in its own folder. Move them there first, without this connection in {Variable}.");
            }
        }
    }

    private static MendableException Elsewhere(WorkspaceFolder folder) =>
        new($"This workspace keeps its events in {File.ReadAllText(NoteOf(folder)).Trim()}. Name that place with --events or {Variable}.");

    private static string NoteOf(WorkspaceFolder folder) => Path.Combine(folder.Path, Note);
}
