using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kelione.Engine.Storage;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What was found in texts: each is read once for a version of the reader, and kept in the workspace under its hash. It can always be made anew. Safe for several threads.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="reader">Reads texts.</param>
internal sealed class TextReadings(IFeedbackStore store, ITextReader reader)
{
    private const int KeptAtOnce = 20_000;

    private readonly Lock _lock = new();
    private (string Version, Task<ConcurrentDictionary<string, TextReading>> Reading)? _known;
    private long _done;
    private long _of;
    private long _deletions;

    /// <summary>How far the reading of new texts has come: read, and in all; null while nothing is read.</summary>
    public (long Done, long Of)? Progress => Interlocked.Read(ref _of) is > 0 and var of ? (Interlocked.Read(ref _done), of) : null;

    /// <summary>The readings of the entries, in their order; null for those without a text.</summary>
    public async Task<IReadOnlyList<TextReading?>> OfAsync(FeedbackShelf shelf, CancellationToken cancellationToken)
    {
        var entries = shelf.Entries;
        var version = reader.Version;
        ForgetAfter(shelf.Deletions);
        var known = await LoadAsync(version, cancellationToken);
        var readings = new TextReading?[entries.Count];
        var fresh = new ConcurrentDictionary<string, TextReading>(StringComparer.Ordinal);
        try
        {
            Interlocked.Exchange(ref _done, 0);
            Interlocked.Exchange(ref _of, entries.Count);
            await Task.Run(
                () => Parallel.For(0, entries.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
                {
                    var entry = entries[i];
                    if (entry.Text.Length > 0)
                    {
                        readings[i] = known.GetOrAdd(KeyOf(entry), key => fresh.GetOrAdd(key, _ => reader.Read(entry.Text, entry.Language)));
                    }

                    Interlocked.Increment(ref _done);
                }),
                cancellationToken);
        }
        finally
        {
            Interlocked.Exchange(ref _of, 0);
        }

        // Where somebody changed the themes meanwhile, some readings are of the one version and some of the other: nothing is kept then.
        if (version == reader.Version)
        {
            await KeepAsync(fresh, shelf.Deletions, cancellationToken);
        }

        return readings;
    }

    /// <summary>The reading of one entry; null where it has no text.</summary>
    public async Task<TextReading?> OfAsync(FeedbackEntry entry, CancellationToken cancellationToken)
    {
        if (entry.Text.Length == 0)
        {
            return null;
        }

        var known = await LoadAsync(reader.Version, cancellationToken);

        // What is not known yet is not remembered here: the next reading of all keeps it.
        return known.TryGetValue(KeyOf(entry), out var reading) ? reading : reader.Read(entry.Text, entry.Language);
    }

    /// <summary>Forgets what is in memory, after an erasure.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _known = null;
        }
    }

    // Another node may have erased somebody: what was made of their words goes from here too.
    private void ForgetAfter(long deletions)
    {
        if (Interlocked.Exchange(ref _deletions, deletions) != deletions)
        {
            Forget();
        }
    }

    /// <summary>The key of a text: its hash, with the language stated.</summary>
    private static string KeyOf(FeedbackEntry entry) =>
        $"{XxHash128.HashToUInt128(MemoryMarshal.AsBytes(entry.Text.AsSpan())):x32}{entry.Language}";

    private Task<ConcurrentDictionary<string, TextReading>> LoadAsync(string version, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_known is not { Reading.IsFaulted: false } known || known.Version != version)
            {
                _known = known = (version, ReadKeptAsync(version));
            }

            return known.Reading.WaitAsync(cancellationToken);
        }
    }

    private async Task<ConcurrentDictionary<string, TextReading>> ReadKeptAsync(string version)
    {
        var kept = await store.LoadReadingsAsync(version, CancellationToken.None);
        return new ConcurrentDictionary<string, TextReading>(
            kept.Select(k => KeyValuePair.Create(k.Key, JsonSerializer.Deserialize<TextReading>(k.Value, JourneyJson.Compact)!)), StringComparer.Ordinal);
    }

    private async Task KeepAsync(ConcurrentDictionary<string, TextReading> fresh, long deletions, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var part in fresh.Chunk(KeptAtOnce))
            {
                await store.SaveReadingsAsync(reader.Version, [.. part.Select(p => KeyValuePair.Create(p.Key, JourneyJson.Write(p.Value)))], deletions, cancellationToken);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WorkspaceException or MendableException)
        {
            // A full disk keeps nobody from an answer: the readings are in memory, and are made anew after the next start.
        }
    }
}
