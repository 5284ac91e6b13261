namespace Kelione.Workspace;

/// <summary>Somebody asked for what they may not have. The message is for them; it tells nothing of what is behind it, not even whether it is there.</summary>
/// <param name="right">The right that they lack.</param>
/// <param name="map">The map that it is about; null where it is about the workspace.</param>
public sealed class RefusedException(Right right, string? map = null)
    : Exception(map is null ? $"This needs the role '{Rights.Needed(right)}' in this workspace." : $"This needs the role '{Rights.Needed(right)}' on this map.")
{
    /// <summary>The right that they lack.</summary>
    public Right Right => right;

    /// <summary>The map that it is about; null where it is about the workspace.</summary>
    public string? Map => map;
}
