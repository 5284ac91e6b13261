namespace Kelione.Maps;

/// <summary>Edits made on an older version of a map, made on a newer one.</summary>
/// <param name="Map">The newer map after the edits.</param>
/// <param name="Applied">The edits as they were made, which lead from the newer map to <paramref name="Map"/>.</param>
/// <param name="Conflicts">What was left out, adjusted or overwritten; empty where the edits were made just as they were meant.</param>
public sealed record RebaseResult(JourneyMap Map, ValueList<MapEdit> Applied, ValueList<MergeConflict> Conflicts);

/// <summary>
/// Makes edits that were thought for an older version of a map on a newer one, as when two people work at once. An edit of what is gone is left out and listed; what cannot stand where it was meant comes as near as can be;
/// a new thing whose id is taken gets another. With the older version at hand it is also seen where somebody else changed the same: mine counts, and theirs is listed; what I removed and they changed stays.
/// </summary>
public static class MapRebase
{
    /// <summary>Makes the edits; what cannot be made is left out and listed, never thrown.</summary>
    /// <param name="edits">The edits in order.</param>
    /// <param name="onto">The newer version.</param>
    /// <param name="madeOn">The version for which the edits were made; null where it is not at hand, and then nobody sees what they overwrite.</param>
    /// <exception cref="MapEditException">The edits cannot be made on the version for which they were made, or one of the two versions has an id twice or names what is not there.</exception>
    public static RebaseResult Rebase(IReadOnlyList<MapEdit> edits, JourneyMap onto, JourneyMap? madeOn = null)
    {
        EditChecks.Demand(onto);
        EditChecks.Demand(madeOn ?? onto);
        var rebase = new EditRebase(MapOrder.Canonical(onto), madeOn);
        var applied = edits.Select(rebase.Make).OfType<MapEdit>().ToValueList();
        return new(rebase.Map, applied, rebase.Conflicts.ToValueList());
    }
}
