using System.IO.Compression;

namespace Kelione.Sources;

/// <summary>
/// The unpacked bytes of a file, or of one entry of a zip, and how far the reading of the file has come. Found out by content, never by name.
/// Names of entries are only shown and compared, never used as paths.
/// </summary>
internal sealed class SourceContent : IDisposable
{
    private readonly FileStream _file;
    private readonly ZipArchive? _zip;
    private Stream? _unpacked;
    private FileStream? _spilled;

    private SourceContent(SourceFile file, string? entry, Packing packing, FileStream stream, ZipArchive? zip, Stream unpacked)
    {
        File = file;
        Entry = entry;
        Packing = packing;
        _file = stream;
        _zip = zip;
        _unpacked = unpacked;
    }

    public SourceFile File { get; }

    /// <summary>The entry of a zip; null elsewhere.</summary>
    public string? Entry { get; }

    public Packing Packing { get; }

    /// <summary>What to call it in messages.</summary>
    public string DisplayName => Entry is null ? File.Name : $"{File.Name} › {Entry}";

    /// <summary>Bytes of the packed file that were read so far.</summary>
    public long BytesRead => _spilled is { } spilled ? Math.Min(spilled.Position, BytesTotal) : _file.Position;

    /// <summary>Size in bytes of the packed file, or of the unpacked one where it had to be unpacked first.</summary>
    public long BytesTotal => _spilled?.Length ?? _file.Length;

    /// <summary>The unpacked bytes from their beginning; may be taken once.</summary>
    public Stream Stream => _unpacked ?? throw new InvalidOperationException("The content was spilled already.");

    /// <summary>Opens a file; of a zip, the entry of that name.</summary>
    /// <exception cref="SourceException">It cannot be opened, or is packed in a way that is refused.</exception>
    public static SourceContent Open(SourceFile file, string? entry, SourceLimits limits)
    {
        var stream = OpenFile(file);
        ZipArchive? zip = null;
        try
        {
            switch (PackingOf(stream, file))
            {
                case Packing.Gzip:
                    var gzip = new GuardedStream(new GzipSource(stream), file.Name, limits, stream.Length, () => stream.Position);
                    return new SourceContent(file, null, Packing.Gzip, stream, null, gzip);
                case Packing.Zip:
                    zip = ZipEntries.OpenArchive(stream, file, limits);
                    ArchiveGuard.Check(zip, stream.Length, file.Name, limits);
                    var found = zip.GetEntry(entry ?? "") ?? throw new SourceException($"{file.Name}: the zip has no entry '{entry}'.");
                    var guarded = new GuardedStream(ZipEntries.OpenEntry(found, file), $"{file.Name} › {entry}", limits, found.CompressedLength, () => found.CompressedLength, found.Crc32);
                    return new SourceContent(file, entry, Packing.Zip, stream, zip, ZipEntries.IsPackedHour(found.FullName) ? Unpacked(guarded, file, found, limits) : guarded);
                default:
                    return new SourceContent(file, null, Packing.None, stream, null, stream);
            }
        }
        catch
        {
            zip?.Dispose();
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Whether the bytes lie unpacked in a temporary file that is still open, so that they can be read again.</summary>
    public bool IsUnpackedToFile => _spilled is { CanSeek: true };

    /// <summary>
    /// The bytes as a file that can be sought in: the file itself where it is not packed, else a temporary copy that nobody else may read and that is gone when we are, even
    /// when the process is killed. At its beginning.
    /// </summary>
    public FileStream Seekable() => SeekableAs(hasPath: false);

    /// <summary>
    /// As <see cref="Seekable"/>, but the copy has a path to open it by. It is deleted on disposal; a process that is killed leaves it behind, readable by its user only.
    /// </summary>
    public string SeekablePath() => SeekableAs(hasPath: true).Name;

    // Both packings together must not make more of the entry's bytes in the file than one may; looked at early, as there may be thousands of entries.
    private static GuardedStream Unpacked(GuardedStream packed, SourceFile file, ZipArchiveEntry entry, SourceLimits limits)
    {
        const long RatioFromBytes = 4L << 20;
        var strict = limits with { RatioFromBytes = Math.Min(limits.RatioFromBytes, RatioFromBytes) };
        return new GuardedStream(new GzipSource(packed), $"{file.Name} › {entry.FullName}", strict, entry.CompressedLength, () => entry.CompressedLength);
    }

    private FileStream SeekableAs(bool hasPath)
    {
        if (Packing != Packing.None && _spilled is null)
        {
            try
            {
                _spilled = Spill(hasPath);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new SourceException($"{DisplayName}: must be unpacked to a temporary file in {Path.GetTempPath()} first, which fails: {e.Message.TrimEnd('.')}. Make room there, or unpack it yourself.", 0, e);
            }

            _unpacked!.Dispose();
            _unpacked = null;
        }

        var file = _spilled ?? _file;
        file.Position = 0;
        return file;
    }

    private FileStream Spill(bool hasPath)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read | FileShare.Delete,
            BufferSize = 1 << 16,
            Options = FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var spilled = new FileStream(Path.Combine(Path.GetTempPath(), $"kelione-{Guid.NewGuid():N}.tmp"), options);
        try
        {
            if (!hasPath && !OperatingSystem.IsWindows())
            {
                // An open file without a name lives until it is closed, by us or by the end of the process.
                System.IO.File.Delete(spilled.Name);
            }

            Stream.CopyTo(spilled);
            spilled.Flush();
            return spilled;
        }
        catch
        {
            spilled.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _unpacked?.Dispose();
        _spilled?.Dispose();
        _zip?.Dispose();
        _file.Dispose();
    }

    /// <summary>How a file is packed, by its first bytes. A spreadsheet is a zip too, but counts as unpacked.</summary>
    public static Packing PackingOf(FileStream stream, SourceFile file)
    {
        Span<byte> head = stackalloc byte[4];
        var read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        stream.Position = 0;
        if (read >= 2 && head[0] == 0x1F && head[1] == 0x8B)
        {
            return Packing.Gzip;
        }

        var isZip = read == 4 && head[0] == 'P' && head[1] == 'K' && head[2] is 3 or 5 && head[3] is 4 or 6;
        return isZip && !ZipEntries.IsSpreadsheet(stream, file) ? Packing.Zip : Packing.None;
    }

    /// <summary>Opens a file for reading, with words for what may go wrong.</summary>
    public static FileStream OpenFile(SourceFile file)
    {
        try
        {
            return new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SourceException($"{file.Path}: there is no such file.", 0, e);
        }
        catch (UnauthorizedAccessException e)
        {
            var why = Directory.Exists(file.Path) ? "is a folder; name the files in it" : "may not be read by you";
            throw new SourceException($"{file.Path}: {why}.", 0, e);
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            throw new SourceException($"{file.Path}: cannot be opened ({e.Message}).", 0, e);
        }
    }
}
