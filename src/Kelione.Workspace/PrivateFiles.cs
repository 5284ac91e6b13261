namespace Kelione.Workspace;

/// <summary>Folders and files that only their owner can read: a workspace is about people. On Windows the rights of the folder above hold.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnersFolder = OwnersFile | UnixFileMode.UserExecute;

    /// <summary>Makes a folder where it is missing; one that is there keeps the rights that it has.</summary>
    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnersFolder);
        }
    }

    /// <summary>Opens a file to be written.</summary>
    public static FileStream Create(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnersFile;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes the names of a folder's files durable.</summary>
    /// <exception cref="IOException">The disk does not take them.</exception>
    public static void FlushFolder(string path) => Engine.Index.IndexFolder.Flush(path);

    /// <summary>Makes an empty file for a database where there is none, with the workspace's folder. SQLite takes it for a new database: made by us, it has the rights of the other private files, and so have the files that SQLite puts beside it.</summary>
    /// <exception cref="MendableException">The file cannot be made; the message says why.</exception>
    public static void MakeDatabase(WorkspaceFolder folder, string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        folder.Create();
        try
        {
            Create(path, FileMode.CreateNew).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was faster.
        }
        catch (Exception e) when (UserFile.IsRefusal(e))
        {
            throw UserFile.Refused(path, e);
        }
    }
}
