using System.IO.Compression;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Writes a backup: a ZIP with an entry for each part, and what it says of itself last. Not safe for several threads.</summary>
/// <param name="to">Where to; need not be able to go back. Not closed.</param>
internal sealed class BackupWriter(Stream to) : IDisposable
{
    /// <summary>The entry that says what the others are.</summary>
    public const string ManifestName = "manifest.json";

    private readonly ZipArchive _zip = new(to, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<BackupPart> _parts = [];

    /// <summary>The parts written so far.</summary>
    public IReadOnlyList<BackupPart> Parts => _parts;

    /// <summary>Writes rows, one a line.</summary>
    public async Task AddAsync(string name, IAsyncEnumerable<byte[]> rows, IProgress<MovingProgress>? progress, CancellationToken cancellationToken)
    {
        await using var entry = Open(name);
        await using var buffered = new BufferedStream(entry, 1 << 16);
        await using var stream = new MeasuredStream(buffered);
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            await stream.WriteAsync(row, cancellationToken);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
            progress?.Report(new MovingProgress(name, ++count, 0));
        }

        _parts.Add(new BackupPart(name, count, stream.Bytes, stream.Sha256));
    }

    /// <summary>Writes events.</summary>
    public async Task AddEventsAsync(IAsyncEnumerable<EventBatch> batches, long expected, IProgress<MovingProgress>? progress, CancellationToken cancellationToken)
    {
        await using var entry = Open(PartNames.Events);
        await using var stream = new MeasuredStream(entry);
        var digest = new EventDigest();
        await foreach (var batch in batches.WithCancellation(cancellationToken))
        {
            await EventBlocks.WriteAsync(stream, batch, cancellationToken);
            digest.Add(batch);
            progress?.Report(new MovingProgress(PartNames.Events, digest.Count, expected));
        }

        _parts.Add(new BackupPart(PartNames.Events, digest.Count, stream.Bytes, stream.Sha256, digest.ToString()));
    }

    /// <summary>Ends the backup.</summary>
    public async Task FinishAsync(BackupManifest manifest, CancellationToken cancellationToken)
    {
        await using (var entry = Open(ManifestName))
        {
            await entry.WriteAsync(RowJson.Write(manifest with { Parts = _parts }), cancellationToken);
        }

        _zip.Dispose();
    }

    public void Dispose() => _zip.Dispose();

    private Stream Open(string name) => _zip.CreateEntry(name, CompressionLevel.Fastest).Open();
}
