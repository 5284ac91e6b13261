using System.Runtime.CompilerServices;
using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>The statements on identities, those undone too.</summary>
internal sealed class MergesPart(IJourneyStore store) : IRowPart
{
    private const int AtOnce = 100_000;

    public string Name => PartNames.Merges;

    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var merge in await store.ListMergesAsync(null, cancellationToken))
        {
            yield return RowJson.Write(merge);
        }
    }

    public async Task WriteAsync(IAsyncEnumerable<byte[]> rows, CancellationToken cancellationToken)
    {
        await foreach (var part in rows.Select(RowJson.Read<IdentityMerge>).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            await store.CopyMergesAsync(part, cancellationToken);
        }
    }
}

/// <summary>By which keys customers are known.</summary>
internal sealed class KeysPart(IPersonKeyStore store) : IRowPart
{
    private const int AtOnce = 100_000;

    public string Name => PartNames.Keys;

    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var read = 0L; await store.ReadKeysAsync(read, AtOnce, cancellationToken) is { Count: > 0 } page; read += page.Count)
        {
            foreach (var key in page)
            {
                yield return RowJson.Write(key);
            }
        }
    }

    public async Task WriteAsync(IAsyncEnumerable<byte[]> rows, CancellationToken cancellationToken)
    {
        await foreach (var part in rows.Select(RowJson.Read<PersonKey>).Chunk(AtOnce).WithCancellation(cancellationToken))
        {
            await store.KeepKeysAsync(part, cancellationToken);
        }
    }
}

/// <summary>Feedback: imports, entries, remarks.</summary>
internal sealed class FeedbackPart(IFeedbackStore store) : IRowPart
{
    public string Name => PartNames.Feedback;

    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var all = await store.ReadCopyAsync(cancellationToken);
        foreach (var row in all.Imports.Select(i => new Row(i, null, null)).Concat(all.Entries.Select(e => new Row(null, e, null))).Concat(all.Remarks.Select(r => new Row(null, null, r))))
        {
            yield return RowJson.Write(row);
        }
    }

    public async Task WriteAsync(IAsyncEnumerable<byte[]> rows, CancellationToken cancellationToken)
    {
        var (imports, entries, remarks) = (new List<CopiedImport>(), new List<CopiedEntry>(), new List<FeedbackRemark>());
        await foreach (var bytes in rows.WithCancellation(cancellationToken))
        {
            var row = RowJson.Read<Row>(bytes);
            Add(imports, row.Import);
            Add(entries, row.Entry);
            Add(remarks, row.Remark);
        }

        if (imports.Count + entries.Count > 0)
        {
            await store.WriteCopyAsync(new FeedbackCopy(imports, entries, remarks), cancellationToken);
        }
    }

    private static void Add<T>(List<T> list, T? item)
        where T : class
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }

    private sealed record Row(CopiedImport? Import, CopiedEntry? Entry, FeedbackRemark? Remark);
}
