using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Kelione.Sources;

/// <summary>Reads what a plan describes, as a stream of batches and rejected records, in bounded memory.</summary>
public static class SourceReader
{
    private const int ChunksAhead = 2;

    /// <summary>Reads on the caller's thread.</summary>
    /// <param name="plan">What to read; see <see cref="SourceInspector"/>.</param>
    /// <param name="hashKey">The workspace's key; needed where the mapping hashes fields.</param>
    /// <param name="cancellationToken">Ends the reading between two records.</param>
    /// <exception cref="SourceException">The plan lacks a part of an event, or the file cannot be opened any more. Damage met on the way does not throw: it ends the
    /// part with a rejected record that is fatal.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended.</exception>
    public static IEnumerable<ReadChunk> Read(SourcePlan plan, byte[]? hashKey = null, CancellationToken cancellationToken = default)
    {
        SourceInspector.EnsureComplete(plan);
        return ReadParts(plan, hashKey, cancellationToken);
    }

    /// <summary>Reads on a thread of its own, a few chunks ahead of the receiver; otherwise as <see cref="Read"/>.</summary>
    /// <param name="plan">What to read.</param>
    /// <param name="hashKey">The workspace's key; needed where the mapping hashes fields.</param>
    /// <param name="cancellationToken">Ends the reading between two records.</param>
    public static async IAsyncEnumerable<ReadChunk> ReadAsync(
        SourcePlan plan, byte[]? hashKey = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        SourceInspector.EnsureComplete(plan);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var channel = Channel.CreateBounded<ReadChunk>(new BoundedChannelOptions(ChunksAhead) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => PumpAsync(plan, hashKey, channel.Writer, ended.Token), CancellationToken.None);
        try
        {
            await foreach (var chunk in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return chunk;
            }
        }
        finally
        {
            // Whoever stops listening early ends the reading too, and the file is closed before we return.
            await ended.CancelAsync();
            await reading;
        }
    }

    private static async Task PumpAsync(SourcePlan plan, byte[]? hashKey, ChannelWriter<ReadChunk> writer, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var chunk in ReadParts(plan, hashKey, cancellationToken))
            {
                await writer.WriteAsync(chunk, cancellationToken);
            }

            writer.Complete();
        }
        catch (Exception e)
        {
            writer.Complete(e);
        }
    }

    private static IEnumerable<ReadChunk> ReadParts(SourcePlan plan, byte[]? hashKey, CancellationToken cancellationToken)
    {
        var progress = default(ReadProgress);
        foreach (var part in plan.Parts)
        {
            using var reading = new PartReading(plan, part, hashKey, progress);
            while (reading.Next(cancellationToken) is { } chunk)
            {
                progress = chunk.Progress;
                yield return chunk;
            }
        }
    }
}
