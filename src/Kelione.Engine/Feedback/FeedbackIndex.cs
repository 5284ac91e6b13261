using Kelione.Engine.Storage.Duck;
using Kelione.Journeys;

namespace Kelione.Engine.Storage;

/// <summary>The identities of what is stored, for one import: the first entry of an identity meets the first one stored, the second the second, and so on; those that their source names are one.</summary>
internal sealed class FeedbackIndex
{
    private readonly Dictionary<Hash128, List<Known>> _stored = [];
    private readonly Dictionary<Hash128, int> _met = [];
    private long _next;

    private readonly record struct Known(long Number, long Import, long Content);

    /// <summary>Reads what is stored.</summary>
    /// <param name="connection">Where to read.</param>
    /// <param name="earlier">The index of the same import from before; what it met already is met. Null at the beginning.</param>
    public static FeedbackIndex Load(DuckConnection connection, FeedbackIndex? earlier = null) =>
        Of(Heads(connection), connection.Number("SELECT max(highest) FROM feedback_import") ?? 0, earlier);

    /// <summary>The index of what is stored.</summary>
    /// <param name="stored">What is stored, by number.</param>
    /// <param name="highest">The highest number that any import was given; a number that was given once is not given again, though its entry be gone.</param>
    /// <param name="earlier">The index of the same import from before; what it met already is met. Null at the beginning.</param>
    public static FeedbackIndex Of(IEnumerable<FeedbackHead> stored, long highest, FeedbackIndex? earlier)
    {
        var (index, last) = (new FeedbackIndex(), 0L);
        foreach (var head in stored)
        {
            index.Of(head.Identity).Add(new Known(head.Number, head.Import, head.Content));
            last = Math.Max(last, head.Number);
        }

        foreach (var (identity, count) in earlier?._met ?? [])
        {
            index._met.Add(identity, count);
        }

        index._next = 1 + Math.Max(last, Math.Max(highest, (earlier?._next ?? 1) - 1));
        return index;
    }

    /// <summary>Meets all entries of a commit.</summary>
    /// <param name="entries">The entries, in their order.</param>
    /// <param name="import">The import that they belong to.</param>
    public FeedbackWriting MeetAll(IReadOnlyList<FeedbackEntry> entries, long import)
    {
        var standing = new Dictionary<Hash128, FeedbackEntry>();
        foreach (var entry in entries.Where(FeedbackRows.IsNamed))
        {
            standing[FeedbackRows.IdentityOf(entry)] = entry;
        }

        // What its source names and sends twice in one commit stands as it came last, so that the same file once more changes nothing.
        var met = entries.Select(e => FeedbackRows.IsNamed(e) && !ReferenceEquals(standing[FeedbackRows.IdentityOf(e)], e) ? null : Meet(e, import)).ToList();
        return new FeedbackWriting(
            [.. met.OfType<(StoredFeedback Row, bool IsUpdate)>().Select(r => r.Row)],
            met.Where(m => m is { IsUpdate: true }).Select(m => m!.Value.Row.Number).ToHashSet(),
            Highest,
            new FeedbackReceipt(met.Count(m => m is { IsUpdate: false }), met.Count(m => m is { IsUpdate: true }), met.Count(m => m is null)));
    }

    /// <summary>The highest number given.</summary>
    private long Highest => _next - 1;

    /// <summary>Meets an entry: what is to be written, and whether it takes a stored one's place; null where it is there already.</summary>
    private (StoredFeedback Row, bool IsUpdate)? Meet(FeedbackEntry entry, long import)
    {
        var (identity, content) = (FeedbackRows.IdentityOf(entry), FeedbackRows.ContentOf(entry));
        var place = FeedbackRows.IsNamed(entry) ? 0 : _met.GetValueOrDefault(identity);
        _met[identity] = place + 1;
        var stored = Of(identity);
        if (place >= stored.Count)
        {
            var number = _next++;
            stored.Add(new Known(number, import, content));
            return (new StoredFeedback(number, import, identity, content, entry), false);
        }

        var known = stored[place];
        if (known.Content == content)
        {
            return null;
        }

        stored[place] = known with { Content = content };
        return (new StoredFeedback(known.Number, known.Import, identity, content, entry), true);
    }

    private List<Known> Of(Hash128 identity) =>
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_stored, identity, out _) ??= [];

    private static unsafe List<FeedbackHead> Heads(DuckConnection connection)
    {
        var heads = new List<FeedbackHead>();
        using var result = connection.Query("SELECT entry, import, identity_low, identity_high, content FROM feedback ORDER BY entry");
        while (result.Next())
        {
            for (var row = 0; row < result.Count; row++)
            {
                heads.Add(new FeedbackHead(
                    result.Pointer<long>(0)[row], result.Pointer<long>(1)[row], new Hash128((ulong)result.Pointer<long>(2)[row], (ulong)result.Pointer<long>(3)[row]), result.Pointer<long>(4)[row]));
            }
        }

        return heads;
    }
}

/// <summary>A stored entry without what it holds.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Import">The import that it belongs to.</param>
/// <param name="Identity">Who it is.</param>
/// <param name="Content">The hash of all of its content.</param>
internal readonly record struct FeedbackHead(long Number, long Import, Hash128 Identity, long Content);

/// <summary>What a commit has to write.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Replaced">The numbers of the entries whose places they take.</param>
/// <param name="Highest">The highest number given.</param>
/// <param name="Receipt">What became of the entries.</param>
internal sealed record FeedbackWriting(IReadOnlyList<StoredFeedback> Rows, IReadOnlySet<long> Replaced, long Highest, FeedbackReceipt Receipt);
