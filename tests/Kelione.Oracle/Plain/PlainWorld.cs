using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>All journeys there are, whole, after merges.</summary>
internal sealed class PlainWorld
{
    private readonly Dictionary<string, string> _shownAs = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<PlainJourney> _journeys;

    /// <param name="events">All events; their order is the import order.</param>
    /// <param name="merges">The statements in force and those undone.</param>
    public PlainWorld(IEnumerable<JourneyEvent> events, IEnumerable<IdentityMerge> merges)
    {
        foreach (var merge in merges.Where(m => m.UndoneMicros is null).OrderBy(m => m.Id))
        {
            Join(merge);
        }

        _journeys = events
            .Select(e => e with { Customer = ShownAs(e.Customer) })
            .GroupBy(e => e.Customer)
            .Select(g => new PlainJourney(g.Key, [.. g.OrderBy(e => e.TimeMicros)])) // a stable sort: import order breaks ties
            .OrderBy(j => j.Customer, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>The id under which the person with this id is shown.</summary>
    public string ShownAs(string id) => _shownAs.GetValueOrDefault(id, id);

    /// <summary>What a scope leaves.</summary>
    public PlainView View(Scope scope)
    {
        var kept = _journeys
            .Select(j => (Whole: j, Kept: j with { Events = [.. j.Events.Where(e => IsInside(scope, e))] }))
            .Where(j => j.Kept.Events.Count > 0)
            .ToList();
        return new PlainView
        {
            World = this,
            Scope = scope,
            ObservedUntilMicros = kept.Count == 0 ? null : kept.Max(j => j.Kept.LastMicros),
            Journeys = [.. kept.Where(j => IsInside(scope, j.Whole)).Select(j => j.Kept)],
        };
    }

    /// <summary>All ids that are the anonymous one's person so far, however they came to be, become the known one's.</summary>
    private void Join(IdentityMerge merge)
    {
        var (joining, person) = (ShownAs(merge.Anonymous), ShownAs(merge.Known));
        foreach (var id in _shownAs.Keys.Append(joining).Where(id => ShownAs(id) == joining).ToList())
        {
            _shownAs[id] = person;
        }
    }

    private static bool IsInside(Scope scope, JourneyEvent e) =>
        (scope.Period is null || scope.Period.Contains(e.TimeMicros)) && scope.Where.All(c => c.Matches(e));

    private static bool IsInside(Scope scope, PlainJourney whole) =>
        (scope.Segment is null || PlainSegments.Holds(scope.Segment.Rule, whole))
        && (scope.Customers is null || scope.Customers.Contains(whole.Customer, StringComparer.Ordinal));
}

/// <summary>What a scope leaves of all journeys.</summary>
internal sealed record PlainView
{
    public required PlainWorld World { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>The journeys by customer id, each with at least one event.</summary>
    public required IReadOnlyList<PlainJourney> Journeys { get; init; }

    /// <summary>The last event that the period and the conditions leave, whoever's it is: how far the data reaches.</summary>
    public required long? ObservedUntilMicros { get; init; }

    /// <summary>The view of another scope over the same journeys.</summary>
    public PlainView Of(Scope scope) => World.View(scope);

    /// <summary>The customers of this view whose whole journey satisfies the rule.</summary>
    public IReadOnlySet<string> Members(NamedSegment segment) =>
        World.View(new Scope { Segment = segment }).Journeys.Select(j => j.Customer).Intersect(Journeys.Select(j => j.Customer)).ToHashSet();
}
