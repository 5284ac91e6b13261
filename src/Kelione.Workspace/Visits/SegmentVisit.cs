using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Segments by way of a visit: each call asks first whether the visitor may.</summary>
public static class SegmentVisit
{
    /// <summary>Defines a segment, or gives a name another rule. Gives the rule that the name had before, or null.</summary>
    /// <exception cref="RefusedException">They may not define segments.</exception>
    /// <exception cref="MendableException">The name is empty, or the segment would refer to itself.</exception>
    public static SegmentRule? DefineSegment(this WorkspaceVisit visit, string name, SegmentRule rule) => visit.Journeys(Right.DefineSegments).Segments.Define(name, rule);

    /// <summary>Removes a segment; false where there is none of that name.</summary>
    /// <exception cref="RefusedException">They may not remove segments.</exception>
    /// <exception cref="MendableException">The rule of another segment names it, or a map that they may see.</exception>
    public static async Task<bool> RemoveSegmentAsync(this WorkspaceVisit visit, string name, CancellationToken cancellationToken = default)
    {
        visit.Demand(Right.DefineSegments);
        var maps = (await visit.SegmentUsersAsync(name, cancellationToken)).Maps;
        return maps is [var map, ..]
            ? throw new MendableException($"The map '{map.Title}' uses the segment '{name}'. Choose another one there first, or remove it from the map.")
            : visit.Journeys(Right.DefineSegments).Segments.Remove(name);
    }

    /// <summary>Who hangs on a segment: other segments that name it in their rules, and the maps that they may see whose personas or measurements use it.</summary>
    public static async Task<SegmentUsers> SegmentUsersAsync(this WorkspaceVisit visit, string name, CancellationToken cancellationToken = default)
    {
        var segments = visit.Segments().Where(s => s.Name != name && SegmentReferences.Names(s.Rule, name)).Select(s => s.Name).ToList();
        var maps = new List<MapSummary>();
        foreach (var summary in await visit.ListMapsAsync(cancellationToken: cancellationToken))
        {
            var map = (await visit.GetMapAsync(summary.Id, cancellationToken: cancellationToken)).Map;
            if (map.Measure.Segment == name || map.Personas.Any(p => p.Segment == name))
            {
                maps.Add(summary);
            }
        }

        return new SegmentUsers(segments, maps);
    }

    /// <summary>A segment's rule with the names of other segments in it replaced by their rules, as a question needs it.</summary>
    /// <exception cref="MendableException">The text is neither a segment's name nor a rule.</exception>
    public static NamedSegment ResolveSegment(this WorkspaceVisit visit, string nameOrRule) => visit.Journeys(Right.Ask).Segments.Resolve(nameOrRule);
}

/// <summary>Who hangs on a segment.</summary>
/// <param name="Segments">The names of other segments.</param>
/// <param name="Maps">Maps.</param>
public sealed record SegmentUsers(IReadOnlyList<string> Segments, IReadOnlyList<MapSummary> Maps)
{
    /// <summary>Whether anything hangs on it.</summary>
    public bool Any => Segments.Count + Maps.Count > 0;
}
