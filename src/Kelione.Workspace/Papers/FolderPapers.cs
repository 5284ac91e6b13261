using System.Globalization;
using System.IO.Hashing;

namespace Kelione.Workspace;

/// <summary>Papers as files of the workspace's folder, each its owner's only; people may read and edit them.</summary>
/// <param name="folder">The workspace.</param>
internal sealed class FolderPapers(WorkspaceFolder folder) : IPapers
{
    private readonly Lock _gate = new();

    /// <inheritdoc />
    public bool AreShared => false;

    /// <inheritdoc />
    public string PlaceOf(string name) => Path.Combine(folder.Path, name.Replace('/', Path.DirectorySeparatorChar));

    /// <inheritdoc />
    public Paper? Read(string name)
    {
        var path = PlaceOf(name);
        return UserFile.Try(path, () => File.Exists(path) && File.ReadAllBytes(path) is var content ? new Paper(name, content, VersionOf(content)) : null);
    }

    /// <inheritdoc />
    public bool TryWrite(string name, byte[] content, string? over)
    {
        var path = PlaceOf(name);
        lock (_gate)
        {
            if (Read(name)?.Version != over)
            {
                return false;
            }

            UserFile.Try(path, () => AtomicFile.Write(path, content));
            return true;
        }
    }

    /// <inheritdoc />
    public void Keep(string name, Func<byte[]> content, DateTimeOffset at)
    {
        var path = PlaceOf(name);
        lock (_gate)
        {
            UserFile.Try(path, () =>
            {
                if (!File.Exists(path))
                {
                    AtomicFile.Write(path, content());
                }

                File.SetLastWriteTimeUtc(path, at.UtcDateTime);
            });
        }
    }

    /// <inheritdoc />
    public void Remove(string name)
    {
        var path = PlaceOf(name);
        lock (_gate)
        {
            UserFile.Try(path, () =>
            {
                if (File.Exists(path))
                {
                    File.Delete(path);
                }
            });
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<PaperHead> List(string beginning)
    {
        var place = new DirectoryInfo(PlaceOf(beginning));
        return UserFile.Try(place.FullName, () => !place.Exists ? [] : (IReadOnlyList<PaperHead>)[.. place.GetFiles()
            .Where(f => !f.Name.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal))
            .OrderByDescending(f => f.LastWriteTimeUtc)
            .Select(f => new PaperHead(beginning + f.Name, new DateTimeOffset(f.LastWriteTimeUtc)))]);
    }

    /// <inheritdoc />
    /// <remarks>One process at a time has the folder open and knows what it wrote.</remarks>
    public string MarkOf(string beginning) => "";

    /// <inheritdoc />
    public int Sweep(string beginning)
    {
        var place = PlaceOf(beginning);
        return UserFile.Try(place, () =>
        {
            var left = Directory.Exists(place) ? Directory.GetFiles(place, "*" + AtomicFile.Unfinished) : [];
            Array.ForEach(left, File.Delete);
            return left.Length;
        });
    }

    private static string VersionOf(byte[] content) => XxHash128.HashToUInt128(content).ToString("x32", CultureInfo.InvariantCulture);
}
