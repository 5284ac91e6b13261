using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>Segments by way of a visit: each call asks first whether the visitor may.</summary>
public static class SegmentVisit
{
    /// <summary>Defines a segment, or gives a name another rule. Gives the rule that the name had before, or null.</summary>
    /// <exception cref="RefusedException">They may not define segments.</exception>
    /// <exception cref="MendableException">The name is empty, or the segment would refer to itself.</exception>
    public static async Task<SegmentRule?> DefineSegmentAsync(this WorkspaceVisit visit, string name, SegmentRule rule)
    {
        var before = visit.Journeys(Right.DefineSegments).Segments.Define(name, rule);
        await visit.NoteAsync(ActivityKind.SegmentChanged, name, rule.ToString());
        return before;
    }

    /// <summary>Gives a segment another name and rule; the rules that name it follow. With the same name it only gets the rule, and is defined where there is none.</summary>
    /// <exception cref="RefusedException">They may not define segments.</exception>
    /// <exception cref="MendableException">The name is empty or taken, the segment would refer to itself, or a map uses the old name.</exception>
    public static async Task RenameSegmentAsync(this WorkspaceVisit visit, string old, string name, SegmentRule rule, CancellationToken cancellationToken = default)
    {
        var shelf = visit.Journeys(Right.DefineSegments).Segments;
        if (old == name)
        {
            await visit.DefineSegmentAsync(name, rule);
            return;
        }

        if (shelf.Find(name) is not null)
        {
            throw new MendableException($"There is a segment '{name}' already. Choose another name.");
        }

        if ((await visit.SegmentUsersAsync(old, cancellationToken)).Maps is [var map, ..])
        {
            throw new MendableException($"The map '{map.Title}' uses the segment '{old}'. Choose another one there first, or keep the name.");
        }

        shelf.Define(name, rule);
        foreach (var other in shelf.All().Where(s => SegmentReferences.Names(s.Rule, old)))
        {
            shelf.Define(other.Name, SegmentReferences.Renamed(other.Rule, old, name));
        }

        shelf.Remove(old);
        await visit.NoteAsync(ActivityKind.SegmentChanged, name, $"{old} → {rule}");
    }

    /// <summary>Removes a segment; false where there is none of that name.</summary>
    /// <exception cref="RefusedException">They may not remove segments.</exception>
    /// <exception cref="MendableException">The rule of another segment names it, or a map that they may see.</exception>
    public static async Task<bool> RemoveSegmentAsync(this WorkspaceVisit visit, string name, CancellationToken cancellationToken = default)
    {
        visit.Demand(Right.DefineSegments);
        var maps = (await visit.SegmentUsersAsync(name, cancellationToken)).Maps;
        if (maps is [var map, ..])
        {
            throw new MendableException($"The map '{map.Title}' uses the segment '{name}'. Choose another one there first, or remove it from the map.");
        }

        var isGone = visit.Journeys(Right.DefineSegments).Segments.Remove(name);
        if (isGone)
        {
            await visit.NoteAsync(ActivityKind.SegmentChanged, name);
        }

        return isGone;
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
