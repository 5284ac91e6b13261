using Kelione.Workspace;

namespace Kelione.Web;

/// <summary>A workspace that is shown.</summary>
/// <param name="Name">What it is called on the page and in addresses.</param>
/// <param name="Workspace">The open workspace; whoever opened it closes it.</param>
public sealed record ServedWorkspace(string Name, JourneyWorkspace Workspace);
