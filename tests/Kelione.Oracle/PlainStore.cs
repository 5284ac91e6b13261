using System.Globalization;
using Kelione.Journeys;
using Kelione.Oracle.Plain;

namespace Kelione.Oracle;

/// <summary>What a store must hold after what was done to it, in lists and loops, straight from the words of <see cref="IJourneyStore"/>: the measure of durable stores, as <see cref="PlainEngine"/> is of engines.</summary>
public sealed class PlainStore
{
    private readonly List<JourneyEvent> _events = [];
    private readonly List<IdentityMerge> _merges = [];

    /// <summary>The events in import order, under the ids they came with.</summary>
    public IReadOnlyList<JourneyEvent> Events => _events;

    /// <summary>The statements, those undone too, oldest first.</summary>
    public IReadOnlyList<IdentityMerge> Merges => _merges;

    /// <summary>An engine over what is there now.</summary>
    public PlainEngine Engine() => new(_events, _merges);

    /// <summary>Appends as one appender does that commits after each batch.</summary>
    public AppendReceipt Append(IEnumerable<IReadOnlyList<JourneyEvent>> batches)
    {
        var offered = new Dictionary<string, int>(StringComparer.Ordinal);
        var accepted = 0;
        var duplicates = 0;
        foreach (var e in batches.SelectMany(batch => batch))
        {
            var key = Key(e);
            var stored = _events.Count(s => Key(s) == key);
            offered[key] = offered.GetValueOrDefault(key) + 1;
            if (e.EventId is null ? offered[key] > stored : stored == 0)
            {
                _events.Add(e);
                accepted++;
            }
            else
            {
                duplicates++;
            }
        }

        return new AppendReceipt(accepted, duplicates);
    }

    /// <summary>States that two ids are one person; null where that cannot be stated.</summary>
    public IdentityMerge? Identify(string anonymous, string known, long statedMicros, string reason)
    {
        if (_merges.Find(m => m.UndoneMicros is null && m.Anonymous == anonymous && m.Known == known) is { } first)
        {
            return first;
        }

        if (anonymous == known || ShownAs(known) == anonymous)
        {
            return null;
        }

        var merge = new IdentityMerge(1 + _merges.Select(m => m.Id).DefaultIfEmpty(0).Max(), anonymous, known, statedMicros, reason);
        _merges.Add(merge);
        return merge;
    }

    /// <summary>Takes a statement back; null where none of that number is in force.</summary>
    public IdentityMerge? Undo(long id, long undoneMicros)
    {
        var at = _merges.FindIndex(m => m.Id == id && m.UndoneMicros is null);
        return at < 0 ? null : _merges[at] = _merges[at] with { UndoneMicros = undoneMicros };
    }

    /// <summary>Erases a person. Gives the number of events.</summary>
    public long Forget(string customer)
    {
        var world = new PlainWorld([], _merges);
        var person = world.ShownAs(customer);
        _merges.RemoveAll(m => Is(m.Anonymous) || Is(m.Known));
        return _events.RemoveAll(e => Is(e.Customer));

        bool Is(string id) => world.ShownAs(id) == person;
    }

    /// <summary>The events in a scope without a segment, by customer, time and import order, under the ids they came with.</summary>
    public IReadOnlyList<JourneyEvent> Export(Scope scope)
    {
        var world = new PlainWorld([], _merges);
        return
        [
            .. _events.Where(e => IsInside(e, world.ShownAs(e.Customer)))
                .OrderBy(e => e.Customer, StringComparer.Ordinal).ThenBy(e => e.TimeMicros),
        ];

        bool IsInside(JourneyEvent e, string person) =>
            (scope.Period is null || scope.Period.Contains(e.TimeMicros))
            && scope.Where.All(c => c.Matches(e with { Customer = person }))
            && (scope.Customers is null || scope.Customers.Contains(person, StringComparer.Ordinal));
    }

    /// <summary>An event in one line; the same for what is the same.</summary>
    public static string Line(JourneyEvent e) => string.Create(
        CultureInfo.InvariantCulture,
        $"{e.Customer} | {e.TimeMicros} | {e.Activity} | {string.Join(' ', e.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}={f.Value}"))} | {e.Value} | {e.EventId}");

    private string ShownAs(string id) => new PlainWorld([], _merges).ShownAs(id);

    private static string Key(JourneyEvent e) => e.EventId is null ? Line(e) : $"id {e.Field(EventFields.Source)} | {e.EventId}";
}
