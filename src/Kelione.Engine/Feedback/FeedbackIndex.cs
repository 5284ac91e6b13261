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
    public static unsafe FeedbackIndex Load(DuckConnection connection, FeedbackIndex? earlier = null)
    {
        var index = new FeedbackIndex();
        using (var result = connection.Query("SELECT entry, import, identity_low, identity_high, content FROM feedback ORDER BY entry"))
        {
            while (result.Next())
            {
                for (var row = 0; row < result.Count; row++)
                {
                    index.Of(new Hash128((ulong)result.Pointer<long>(2)[row], (ulong)result.Pointer<long>(3)[row]))
                        .Add(new Known(result.Pointer<long>(0)[row], result.Pointer<long>(1)[row], result.Pointer<long>(4)[row]));
                }
            }
        }

        foreach (var (identity, count) in earlier?._met ?? [])
        {
            index._met.Add(identity, count);
        }

        // A number that was given once is not given again, though its entry be gone.
        index._next = 1 + Math.Max(
            connection.Number("SELECT max(entry) FROM feedback") ?? 0, Math.Max(connection.Number("SELECT max(highest) FROM feedback_import") ?? 0, (earlier?._next ?? 1) - 1));
        return index;
    }

    /// <summary>The highest number given.</summary>
    public long Highest => _next - 1;

    /// <summary>Meets an entry: what is to be written, and whether it takes a stored one's place; null where it is there already.</summary>
    public (StoredFeedback Row, bool IsUpdate)? Meet(FeedbackEntry entry, long import)
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
}
