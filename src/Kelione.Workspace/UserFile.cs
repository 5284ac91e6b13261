namespace Kelione.Workspace;

/// <summary>The boundary to files that the user named or owns: what the system refuses there becomes a message that names the file. Anywhere else the same refusal is a fault of the program.</summary>
public static class UserFile
{
    /// <summary>Does something with a file.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="work">What to do with it.</param>
    /// <exception cref="MendableException">The system refused it: no such folder, no right, no room.</exception>
    public static T Try<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (IsRefusal(e))
        {
            throw Refused(path, e);
        }
    }

    /// <summary>Does something with a file.</summary>
    /// <param name="path">The file, for the message.</param>
    /// <param name="work">What to do with it.</param>
    /// <exception cref="MendableException">The system refused it.</exception>
    public static void Try(string path, Action work) => Try(path, () =>
    {
        work();
        return true;
    });

    /// <summary>Whether the system refused a file, as opposed to the store of the workspace, which speaks for itself.</summary>
    internal static bool IsRefusal(Exception e) => e is UnauthorizedAccessException or (IOException and not Engine.Storage.WorkspaceException);

    /// <summary>The message for the user.</summary>
    internal static MendableException Refused(string path, Exception e) =>
        new($"'{path}': {e.Message} Give yourself the right to it, make room, or choose another place.", e);
}
