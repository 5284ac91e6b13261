using Kelione.Journeys;

namespace Kelione.Engine.Tests.Storage;

/// <summary>What a store is meant to hold, in lists and loops.</summary>
internal sealed class Model
{
    public List<JourneyEvent> Events { get; } = [];

    public List<IdentityMerge> Merges { get; } = [];

    /// <summary>The number of events accepted.</summary>
    public int Append(IReadOnlyList<JourneyEvent> events)
    {
        var stored = Events.GroupBy(Key).ToDictionary(g => g.Key, g => g.Count());
        var offered = new Dictionary<string, int>();
        var accepted = 0;
        foreach (var e in events)
        {
            var key = Key(e);
            var isNew = e.EventId is null
                ? (offered[key] = offered.GetValueOrDefault(key) + 1) > stored.GetValueOrDefault(key)
                : stored.GetValueOrDefault(key) == 0;
            if (isNew)
            {
                stored[key] = stored.GetValueOrDefault(key) + 1;
                Events.Add(e);
                accepted++;
            }
        }

        return accepted;
    }

    public bool CanIdentify(string anonymous, string known) =>
        anonymous != known && (InForce(anonymous, known) is not null || PersonOf(known) != anonymous);

    public IdentityMerge Identify(string anonymous, string known)
    {
        if (InForce(anonymous, known) is { } same)
        {
            return same;
        }

        var merge = new IdentityMerge(Merges.Select(m => m.Id).DefaultIfEmpty(0).Max() + 1, anonymous, known, 5, "test");
        Merges.Add(merge);
        return merge;
    }

    public IdentityMerge? Undo(long id)
    {
        var at = Merges.FindIndex(m => m.Id == id && m.UndoneMicros is null);
        return at < 0 ? null : Merges[at] = Merges[at] with { UndoneMicros = 9 };
    }

    public int Forget(string customer)
    {
        var person = PersonOf(customer);
        var ids = Events.Select(e => e.Customer).Concat(Merges.SelectMany(m => new[] { m.Anonymous, m.Known })).Where(id => PersonOf(id) == person).ToHashSet();
        Merges.RemoveAll(m => ids.Contains(m.Anonymous) || ids.Contains(m.Known));
        return Events.RemoveAll(e => ids.Contains(e.Customer));
    }

    public SortedDictionary<string, string[]> Journeys() => new(
        Events.GroupBy(e => PersonOf(e.Customer)).ToDictionary(g => g.Key, g => g.OrderBy(e => e.TimeMicros).Select(StoreKit.Text).ToArray()), StringComparer.Ordinal);

    public string PersonOf(string id)
    {
        var next = new Dictionary<string, string>();
        foreach (var merge in Merges.Where(m => m.UndoneMicros is null))
        {
            var (from, to) = (End(merge.Anonymous), End(merge.Known));
            if (from != to)
            {
                next[from] = to;
            }
        }

        return End(id);

        string End(string from) => next.TryGetValue(from, out var to) ? End(to) : from;
    }

    private IdentityMerge? InForce(string anonymous, string known) => Merges.Find(m => m.Anonymous == anonymous && m.Known == known && m.UndoneMicros is null);

    private static string Key(JourneyEvent e) =>
        e.EventId is null ? e.Customer + "|" + StoreKit.Text(e) : "id|" + e.Field(EventFields.Source) + "|" + e.EventId;
}
