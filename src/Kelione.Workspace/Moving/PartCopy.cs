using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Copies a part, then reads it back and compares.</summary>
internal static class PartCopy
{
    private const long EventsACommit = 1 << 20;

    /// <summary>The hash and number of a part's rows.</summary>
    public static async Task<(string Hash, long Count)> DigestAsync(IAsyncEnumerable<byte[]> rows, CancellationToken cancellationToken)
    {
        using var digest = new RowDigest();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            digest.Add(row);
        }

        return digest.Result;
    }

    /// <summary>Writes rows to where there are none, and compares.</summary>
    /// <exception cref="MendableException">What is read back is something else.</exception>
    public static async Task<long> WriteAsync(IAsyncEnumerable<byte[]> rows, IRowPart to, IProgress<MovingProgress>? progress, CancellationToken cancellationToken)
    {
        using var digest = new RowDigest();
        await to.WriteAsync(PassingAsync(rows, digest, to.Name, progress, cancellationToken), cancellationToken);
        return await DigestAsync(to.ReadAsync(cancellationToken), cancellationToken) == digest.Result ? digest.Result.Count : throw Differs(to.Name);
    }

    /// <summary>Makes a part equal to another, where a copy may have begun before. Gives the number of its rows.</summary>
    /// <exception cref="MendableException">What is there cannot be completed, or what is read back is something else.</exception>
    public static async Task<long> MakeEqualAsync(IRowPart from, IRowPart to, IProgress<MovingProgress>? progress, CancellationToken cancellationToken)
    {
        var wanted = await DigestAsync(from.ReadAsync(cancellationToken), cancellationToken);
        var there = await DigestAsync(to.ReadAsync(cancellationToken), cancellationToken);
        if (there == wanted)
        {
            progress?.Report(new MovingProgress(to.Name, wanted.Count, wanted.Count));
            return wanted.Count;
        }

        if (there.Count > 0 && !await to.ClearAsync(cancellationToken))
        {
            throw new MendableException($"The workspace was changed after its move began ({to.Name}). Begin the move again with --restart; nothing of the workspace is lost by that.");
        }

        return await WriteAsync(from.ReadAsync(cancellationToken), to, progress, cancellationToken);
    }

    /// <summary>Writes events behind those that are there.</summary>
    /// <param name="read">Gives the events after so many.</param>
    /// <param name="to">Where to.</param>
    /// <param name="expected">How many there will be.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops; what was committed stays.</param>
    /// <returns>The digest of all, where all were written here; else null.</returns>
    public static async Task<EventDigest?> WriteEventsAsync(
        Func<long, IAsyncEnumerable<EventBatch>> read, IJourneyStore to, long expected, IProgress<MovingProgress>? progress, CancellationToken cancellationToken)
    {
        await using var copier = await to.OpenCopyAsync(cancellationToken);
        var (digest, waiting) = (new EventDigest(), 0L);
        await foreach (var batch in read(copier.Stored).WithCancellation(cancellationToken))
        {
            // Before the store has it: from then on the batch is the store's.
            digest.Add(batch);
            waiting += batch.Count;
            await copier.AddAsync(batch, cancellationToken);
            if (waiting >= EventsACommit)
            {
                await copier.CommitAsync(cancellationToken);
                waiting = 0;
            }

            progress?.Report(new MovingProgress(PartNames.Events, copier.Stored + digest.Count, expected));
        }

        await copier.CommitAsync(cancellationToken);
        return copier.Stored == 0 ? digest : null;
    }

    /// <summary>The digest of all events of a store.</summary>
    public static async Task<EventDigest> DigestAsync(IAsyncEnumerable<EventBatch> events, IProgress<MovingProgress>? progress, long expected, CancellationToken cancellationToken)
    {
        var digest = new EventDigest();
        await foreach (var batch in events.WithCancellation(cancellationToken))
        {
            digest.Add(batch);
            progress?.Report(new MovingProgress("check", digest.Count, expected));
        }

        return digest;
    }

    /// <summary>What to say where a copy is not equal.</summary>
    public static MendableException Differs(string part) => new($"The copy is not equal to what was copied ({part}): it was changed meanwhile, or the copying is at fault. Nothing was switched over. Let nobody else write, and begin again with --restart.");

    private static async IAsyncEnumerable<byte[]> PassingAsync(
        IAsyncEnumerable<byte[]> rows, RowDigest digest, string name, IProgress<MovingProgress>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            digest.Add(row);
            progress?.Report(new MovingProgress(name, digest.Count, 0));
            yield return row;
        }
    }

    private sealed class RowDigest : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        public long Count { get; private set; }

        public (string Hash, long Count) Result => (Convert.ToHexStringLower(_hash.GetCurrentHash()), Count);

        public void Add(byte[] row)
        {
            _hash.AppendData(row);
            _hash.AppendData("\n"u8);
            Count++;
        }

        public void Dispose() => _hash.Dispose();
    }
}
