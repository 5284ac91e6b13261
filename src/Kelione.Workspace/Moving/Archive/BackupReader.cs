using System.IO.Compression;
using System.Runtime.CompilerServices;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>
/// Reads a backup that anybody may have made. Only entries that the backup states are opened, none by a name of its own choice; no more is unpacked than stated; every part's bytes are compared with their checksum at its end. Not safe for several threads.
/// </summary>
internal sealed class BackupReader : IDisposable
{
    private const int MostManifestBytes = 1 << 20;
    private const int MostRowBytes = 1 << 28;

    // No packer of the kind that ZIP uses makes bytes fewer than that.
    private const long MostPacking = 1100;

    private readonly string _path;
    private readonly ZipArchive _zip;

    private BackupReader(string path, ZipArchive zip, BackupManifest manifest) => (_path, _zip, Manifest) = (path, zip, manifest);

    /// <summary>What the backup says of itself.</summary>
    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup.</summary>
    /// <exception cref="MendableException">It is none, is damaged, or of a later version.</exception>
    public static async Task<BackupReader> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var stream = UserFile.Try(path, () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous | FileOptions.SequentialScan));
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var reader = new BackupReader(path, zip, await ManifestAsync(path, zip, cancellationToken));
            reader.Check();
            return reader;
        }
        catch (Exception e)
        {
            zip?.Dispose();
            await stream.DisposeAsync();
            throw e is InvalidDataException or EndOfStreamException or NotSupportedException
                ? new MendableException($"'{path}' is no whole backup: it is cut off, damaged, or something else. Take another copy of it.", e) : e;
        }
    }

    /// <summary>Whether there is such a part.</summary>
    public bool Has(string name) => Find(name) is not null;

    /// <summary>The part of a name; null where there is none.</summary>
    public BackupPart? Find(string name) => Manifest.Parts.FirstOrDefault(p => p.Name == name);

    /// <summary>The rows of a part; its checksum is compared after the last.</summary>
    /// <exception cref="MendableException">It is damaged.</exception>
    public async IAsyncEnumerable<byte[]> RowsAsync(string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Find(name) is not { } part)
        {
            yield break;
        }

        await using var entry = await GuardedAsync(() => Task.FromResult(Entry(part).Open()));
        await using var stream = new MeasuredStream(entry, part.Bytes);
        var (buffer, start, end, count) = (new byte[1 << 16], 0, 0, 0L);
        while (true)
        {
            var line = buffer.AsSpan(start, end - start).IndexOf((byte)'\n');
            if (line >= 0)
            {
                count++;
                yield return buffer[start..(start + line)];
                start += line + 1;
                continue;
            }

            (buffer, start, end) = Room(buffer, start, end);
            var read = await GuardedAsync(async () => await stream.ReadAsync(buffer.AsMemory(end), cancellationToken));
            if (read == 0)
            {
                break;
            }

            end += read;
        }

        Check(part, stream, start == end ? count : -1);
    }

    /// <summary>The events; the checksum is compared after the last.</summary>
    /// <exception cref="MendableException">They are damaged.</exception>
    public async IAsyncEnumerable<EventBatch> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (Find(PartNames.Events) is not { } part)
        {
            yield break;
        }

        await using var entry = await GuardedAsync(() => Task.FromResult(Entry(part).Open()));
        await using var stream = new MeasuredStream(entry, part.Bytes);
        await using var batches = EventBlocks.ReadAsync(stream, cancellationToken).GetAsyncEnumerator(cancellationToken);
        var count = 0L;
        while (await GuardedAsync(async () => await batches.MoveNextAsync()))
        {
            count += batches.Current.Count;
            yield return batches.Current;
        }

        Check(part, stream, count);
    }

    public void Dispose() => _zip.Dispose();

    private static async Task<BackupManifest> ManifestAsync(string path, ZipArchive zip, CancellationToken cancellationToken)
    {
        if (zip.GetEntry(BackupWriter.ManifestName) is not { Length: > 0 and <= MostManifestBytes } entry)
        {
            throw new MendableException($"'{path}' is no backup of Kelione.");
        }

        var bytes = new byte[entry.Length];
        await using var stream = entry.Open();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        BackupManifest manifest;
        try
        {
            manifest = RowJson.Read<BackupManifest>(bytes);
        }
        catch (MendableException e)
        {
            throw new MendableException($"'{path}' is no backup of Kelione, or of a version that this program does not know.", e);
        }

        var isNewer = manifest.Format > BackupManifest.CurrentFormat || manifest.MapsForm > DatabaseForm.Current || manifest.PeopleForm > PeopleForm.Upgrades.Count;
        return isNewer ? throw new MendableException($"'{path}' was made by a newer Kelione. Update Kelione; nothing was restored.") : manifest;
    }

    private (byte[] Buffer, int Start, int End) Room(byte[] buffer, int start, int end)
    {
        if (start > 0)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            return (buffer, 0, end - start);
        }

        if (end < buffer.Length)
        {
            return (buffer, start, end);
        }

        if (buffer.Length >= MostRowBytes)
        {
            throw Damaged();
        }

        Array.Resize(ref buffer, buffer.Length * 2);
        return (buffer, start, end);
    }

    private void Check()
    {
        string[] known = [PartNames.Events, PartNames.Merges, PartNames.Keys, PartNames.Feedback, PartNames.Maps, PartNames.People, PartNames.Files, PartNames.Answers];
        var parts = Manifest.Parts;
        var names = parts.Select(p => p.Name).Append(BackupWriter.ManifestName).Order(StringComparer.Ordinal);
        var isWhole = parts.All(p => known.Contains(p.Name, StringComparer.Ordinal) && p is { Rows: >= 0, Bytes: >= 0 })
            && names.SequenceEqual(_zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal), StringComparer.Ordinal)
            && parts.All(p => p.Bytes <= (Entry(p).CompressedLength + 1) * MostPacking);
        if (!isWhole)
        {
            throw Damaged();
        }
    }

    private void Check(BackupPart part, MeasuredStream stream, long count)
    {
        if (stream.Bytes != part.Bytes || stream.Sha256 != part.Sha256 || count != part.Rows)
        {
            throw Damaged();
        }
    }

    private ZipArchiveEntry Entry(BackupPart part) => _zip.GetEntry(part.Name) ?? throw Damaged();

    private async Task<T> GuardedAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw Damaged(e);
        }
    }

    private MendableException Damaged(Exception? inner = null) =>
        new($"'{_path}' is damaged or was changed: what it holds is not what it says of itself. Nothing was restored; take another copy of it.", inner);
}
