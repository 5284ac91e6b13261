namespace Kelione.Workspace;

/// <summary>How many reached each step in the order of the map.</summary>
/// <param name="Handle">The handle of the funnel that says so, whose steps are those of <paramref name="Customers"/> in the order of the map; null where none was asked.</param>
/// <param name="Customers">By the step's id.</param>
internal sealed record InOrder(string? Handle, IReadOnlyDictionary<string, long> Customers);
