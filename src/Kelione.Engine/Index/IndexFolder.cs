using System.Globalization;
using System.Runtime.InteropServices;

namespace Kelione.Engine.Index;

/// <summary>
/// The folder <c>index/</c> of a workspace: at most one whole index <c>v0000007</c> and, while one is being made, <c>v0000008.part</c>. A folder gets its final name only after everything in it is on
/// the disk, so whatever has <c>.part</c> in its name is rubbish of a crash.
/// </summary>
internal sealed partial class IndexFolder(string root)
{
    private const string Unfinished = ".part";
    private const int InvalidArgument = 22;
    private int _lastNumber;

    public string Root { get; } = root;

    /// <summary>Opens the newest whole index and deletes all else.</summary>
    /// <param name="problem">What was wrong with an index that was there; null for nothing.</param>
    /// <returns>Null where there is none.</returns>
    public BaseIndex? OpenNewest(out string? problem)
    {
        problem = null;
        Directory.CreateDirectory(Root);
        BaseIndex? newest = null;
        foreach (var (number, folder) in Numbered().OrderByDescending(f => f.Number))
        {
            if (newest is null)
            {
                try
                {
                    newest = BaseIndex.Open(folder, number);
                    continue;
                }
                catch (Exception e) when (e is InvalidDataException or IOException or System.Text.Json.JsonException or UnauthorizedAccessException)
                {
                    problem = e.Message;
                }
            }

            Delete(folder);
        }

        foreach (var rubbish in Directory.EnumerateDirectories(Root, "*" + Unfinished))
        {
            Delete(rubbish);
        }

        return newest;
    }

    /// <summary>An empty folder to make the next index in.</summary>
    public (int Number, string Folder) Begin()
    {
        // A number is not used twice while the program runs: who lets go of an old index last deletes the folder of its number.
        var number = _lastNumber = 1 + Numbered().Select(f => f.Number).Append(_lastNumber).Max();
        var folder = Path.Combine(Root, Name(number) + Unfinished);
        Delete(folder);
        Directory.CreateDirectory(folder);
        return (number, folder);
    }

    /// <summary>Gives a finished folder its name; it is on the disk when this returns.</summary>
    public string Finish(int number, string folder)
    {
        var final = Path.Combine(Root, Name(number));
        Flush(folder);
        Directory.Move(folder, final);
        Flush(Root);
        return final;
    }

    /// <summary>Deletes every index, held or not: what is mapped stays readable for those who hold it.</summary>
    /// <returns>Whether nothing is left.</returns>
    public bool Clear()
    {
        foreach (var (number, folder) in Numbered().ToList())
        {
            _lastNumber = Math.Max(_lastNumber, number);
            Delete(folder);
        }

        return !Directory.EnumerateFileSystemEntries(Root).Any();
    }

    /// <summary>Deletes a folder; what cannot be deleted now is rubbish that the next start takes away.</summary>
    public static void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
            {
                // Without its manifest a half-deleted folder is nobody's index.
                File.Delete(Path.Combine(folder, IndexManifest.FileName));
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It stays, without a manifest or under a name that is never opened.
        }
    }

    /// <summary>Makes the names in a folder durable, where the system has a way to.</summary>
    /// <exception cref="IOException">The system could not.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = open(folder, 0);
        if (handle < 0)
        {
            throw new IOException($"The folder {folder} cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}", Marshal.GetLastPInvokeError());
        }

        var error = fsync(handle) == 0 ? 0 : Marshal.GetLastPInvokeError();
        _ = close(handle);

        // Some file systems have no such thing for folders; those keep names as they keep data.
        if (error is not (0 or InvalidArgument))
        {
            throw new IOException($"The folder {folder} cannot be written to the disk: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }
    }

    private static string Name(int number) => "v" + number.ToString("0000000", CultureInfo.InvariantCulture);

    private IEnumerable<(int Number, string Folder)> Numbered() =>
        from folder in Directory.EnumerateDirectories(Root)
        let name = Path.GetFileName(folder)
        where name.StartsWith('v') && int.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _)
        select (int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture), folder);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int open(string path, int flags);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int fsync(int handle);

    [LibraryImport("libc")]
    private static partial int close(int handle);
}
