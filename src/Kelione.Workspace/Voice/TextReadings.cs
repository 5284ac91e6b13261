using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Text.Json;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What was found in texts: each is read once for a version of the reader, and kept in the workspace under its hash. It can always be made anew. Safe for several threads.</summary>
/// <param name="store">Where it is kept.</param>
/// <param name="reader">Reads texts.</param>
internal sealed class TextReadings(IFeedbackStore store, ITextReader reader)
{
    private const int KeptAtOnce = 20_000;

    private readonly Lock _lock = new();
    private Task<ConcurrentDictionary<string, TextReading>>? _known;

    /// <summary>The readings of the entries, in their order; null for those without a text.</summary>
    public async Task<IReadOnlyList<TextReading?>> OfAsync(FeedbackShelf shelf, CancellationToken cancellationToken)
    {
        var entries = shelf.Entries;
        var known = await LoadAsync(cancellationToken);
        var readings = new TextReading?[entries.Count];
        var fresh = new ConcurrentDictionary<string, TextReading>(StringComparer.Ordinal);
        await Task.Run(
            () => Parallel.For(0, entries.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            {
                var entry = entries[i];
                if (entry.Text.Length > 0)
                {
                    readings[i] = known.GetOrAdd(KeyOf(entry), key => fresh.GetOrAdd(key, _ => reader.Read(entry.Text, entry.Language)));
                }
            }),
            cancellationToken);
        await KeepAsync(fresh, shelf.Deletions, cancellationToken);
        return readings;
    }

    /// <summary>Forgets what is in memory, after an erasure.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            _known = null;
        }
    }

    /// <summary>The key of a text: its hash, with the language stated.</summary>
    private static string KeyOf(FeedbackEntry entry) =>
        $"{XxHash128.HashToUInt128(MemoryMarshal.AsBytes(entry.Text.AsSpan())):x32}{entry.Language}";

    private Task<ConcurrentDictionary<string, TextReading>> LoadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            _known = _known is { IsFaulted: false } known ? known : ReadKeptAsync();
            return _known.WaitAsync(cancellationToken);
        }
    }

    private async Task<ConcurrentDictionary<string, TextReading>> ReadKeptAsync()
    {
        var kept = await store.LoadReadingsAsync(reader.Version, CancellationToken.None);
        return new ConcurrentDictionary<string, TextReading>(
            kept.Select(k => KeyValuePair.Create(k.Key, JsonSerializer.Deserialize<TextReading>(k.Value, JourneyJson.Compact)!)), StringComparer.Ordinal);
    }

    private async Task KeepAsync(ConcurrentDictionary<string, TextReading> fresh, long deletions, CancellationToken cancellationToken)
    {
        foreach (var part in fresh.Chunk(KeptAtOnce))
        {
            await store.SaveReadingsAsync(reader.Version, [.. part.Select(p => KeyValuePair.Create(p.Key, JourneyJson.Write(p.Value)))], deletions, cancellationToken);
        }
    }
}
