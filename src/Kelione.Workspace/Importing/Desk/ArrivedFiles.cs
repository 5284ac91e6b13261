using System.Buffers;
using System.Globalization;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>A file that somebody sent.</summary>
/// <param name="File">Where it lies, and what it is called: its own name, without folders and without characters that no name should have.</param>
/// <param name="Bytes">Its size.</param>
public sealed record ArrivedFile(SourceFile File, long Bytes);

/// <summary>
/// Files that somebody sent, until they are imported or given up: in a folder of their own that only the workspace's owner can read, under numbers instead of their names. Nothing of them stays after <see cref="Dispose"/>. Not for several threads at once.
/// </summary>
public sealed class ArrivedFiles : IDisposable
{
    /// <summary>The largest file that can be sent, 2 GiB; larger ones go through the command line, which reads them where they lie.</summary>
    public const long MostBytes = 2L << 30;

    private const int LongestName = 120;
    private const int BufferBytes = 128 * 1024;

    private readonly string _folder;
    private readonly List<ArrivedFile> _files = [];
    private int _number;

    internal ArrivedFiles(string folder) => _folder = folder;

    /// <summary>The files in the order in which they came.</summary>
    public IReadOnlyList<ArrivedFile> Files => _files;

    /// <summary>Takes a file in.</summary>
    /// <param name="name">Its name as the sender says it; anything.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="progress">Told how many bytes have come; null for nobody.</param>
    /// <param name="cancellationToken">Stops; nothing of the file stays.</param>
    /// <exception cref="MendableException">It is empty or too large, or the disk takes no more.</exception>
    public async Task<ArrivedFile> TakeAsync(string name, Stream content, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var shown = Shown(name);
        PrivateFiles.MakeFolder(_folder);
        var path = Path.Combine(_folder, (++_number).ToString(CultureInfo.InvariantCulture));
        try
        {
            long bytes;
            await using (var file = PrivateFiles.Create(path, FileMode.CreateNew))
            {
                bytes = await CopyAsync(shown, content, file, progress, cancellationToken);
            }

            var arrived = new ArrivedFile(new SourceFile(path, shown), bytes > 0 ? bytes : throw new MendableException($"{shown}: the file is empty."));
            _files.Add(arrived);
            return arrived;
        }
        catch (Exception e)
        {
            File.Delete(path);
            if (UserFile.IsRefusal(e))
            {
                throw new MendableException($"{shown}: the workspace could not take the file: there is no room, or the sending broke off. Send it again.", e);
            }

            throw;
        }
    }

    /// <summary>Gives a file up.</summary>
    public void Remove(ArrivedFile file)
    {
        if (_files.Remove(file))
        {
            File.Delete(file.File.Path);
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _files.Clear();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>A name that can be shown and stand in a report: the last part of a path, control and direction characters taken out, cut where it is very long.</summary>
    internal static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format)).Trim();
        return clean.Length switch
        {
            0 => "file",
            > LongestName => string.Concat(clean.AsSpan(0, LongestName - 21), "…", clean.AsSpan(clean.Length - 20)),
            _ => clean,
        };
    }

    private static async Task<long> CopyAsync(string name, Stream from, Stream to, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            long bytes = 0;
            for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                bytes += read;
                if (bytes > MostBytes)
                {
                    throw new MendableException($"{name}: the file is larger than 2 GiB. Bring it in parts, or on the server itself, with kelione import.");
                }

                await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                progress?.Report(bytes);
            }

            return bytes;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
