using Kelione.Workspace;

namespace Kelione.Web.Connect;

/// <summary>Keys that may write events and do nothing else.</summary>
internal static class WriteKeys
{
    private static readonly TimeSpan Works = TimeSpan.FromDays(365);

    /// <summary>Makes one.</summary>
    /// <param name="visit">Whose.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="sites">The sites whose pages may use it, with commas or spaces between; empty for all.</param>
    /// <returns>The key, which is shown once.</returns>
    /// <exception cref="MendableException">A site is none.</exception>
    public static Task<string> MakeAsync(WorkspaceVisit visit, string name, string sites = "") =>
        visit.MakeKeyAsync(name, [Right.SendEvents], sites.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries), Works);
}
