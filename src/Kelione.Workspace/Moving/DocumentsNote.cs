namespace Kelione.Workspace;

/// <summary>The file in a workspace's folder that says where its documents are, once they were moved or restored: the others are never taken for them. Where there is none, the connection that is given says it.</summary>
internal static class DocumentsNote
{
    /// <summary>The file's name.</summary>
    public const string FileName = "documents-are-in";

    private const string Files = "files";

    /// <summary>Writes it.</summary>
    public static void Write(WorkspaceFolder folder) => AtomicFile.Write(PathOf(folder), (folder.Documents?.Name ?? Files) + "\n");

    /// <summary>Compares it with the connection that is given.</summary>
    /// <exception cref="MendableException">The documents are somewhere else.</exception>
    public static void Check(WorkspaceFolder folder)
    {
        if (!File.Exists(PathOf(folder)) || UserFile.Try(PathOf(folder), () => File.ReadAllText(PathOf(folder))).Trim() is var noted && noted == (folder.Documents?.Name ?? Files))
        {
            return;
        }

        throw new MendableException(noted == Files
            ? $"This workspace keeps its maps and people in files of its folder, not in '{folder.Documents}'. Leave --documents and {DocumentsServer.Variable} away."
            : $"This workspace keeps its maps and people in {noted}. Name that database with --documents or {DocumentsServer.Variable}.");
    }

    private static string PathOf(WorkspaceFolder folder) => Path.Combine(folder.Path, FileName);
}
