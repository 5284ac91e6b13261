using System.Collections.Concurrent;
using Kelione.Engine.Storage;

namespace Kelione.Web;

/// <summary>What an exception tells a person: in their language, and nothing of where the server keeps its files.</summary>
internal static class Told
{
    private static readonly ConcurrentDictionary<string, string> Hidden = new(StringComparer.Ordinal);

    /// <summary>Leaves a folder out of what is told from now on; files in it are told by their names.</summary>
    public static void Hide(string folder)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Hidden.TryAdd(whole, whole + Path.DirectorySeparatorChar);
    }

    /// <summary>The words for the person.</summary>
    public static string InWords(this Exception error) => SentenceBook.Say(error switch
    {
        WorkspaceFullException => "There is no room left on the server's disk. Nothing was half kept; make room and try again.",
        WorkspaceHeldException => "The workspace cannot be reached at the moment. The server's log says why.",

        // What the system says of a file names the file; what the engine says of too much names nothing.
        WorkspaceException { InnerException: not null } => "The workspace cannot be reached at the moment. The server's log says why.",
        _ => WithoutFolders(error.Message),
    });

    private static string WithoutFolders(string message)
    {
        foreach (var (folder, inside) in Hidden)
        {
            message = message.Replace(inside, "", StringComparison.Ordinal).Replace(folder, Path.GetFileName(folder), StringComparison.Ordinal);
        }

        return message;
    }
}
