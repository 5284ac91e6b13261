namespace Kelione.Maps;

/// <summary>Where a thing stands: in what, and after which neighbour. Neighbours are named by id, not counted, so that the place still means the same after somebody else's edits.</summary>
/// <param name="After">The id of the thing of the same sort, in the same stage or cell, that it comes right after; null for the first place.</param>
/// <param name="Stage">For a step the stage it is in; for a card the stage it belongs to, null where it belongs to a step or the whole map; null for other sorts.</param>
/// <param name="Step">For a card, a barrier or an idea the step; null for a card of a stage or of the whole map, and for other sorts.</param>
/// <param name="Lane">For a card the lane; null for other sorts.</param>
public sealed record Place(string? After = null, string? Stage = null, string? Step = null, string? Lane = null)
{
    /// <summary>The same stage or cell without the neighbour.</summary>
    internal Place Cell => After is null ? this : this with { After = null };
}
