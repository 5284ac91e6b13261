using Kelione.Workspace;

namespace Kelione.Web.Connect;

/// <summary>Keys that may write events and do nothing else.</summary>
internal static class WriteKeys
{
    private static readonly TimeSpan Works = TimeSpan.FromDays(365);

    /// <summary>Makes one.</summary>
    /// <returns>The key, which is shown once.</returns>
    public static Task<string> MakeAsync(WorkspaceVisit visit, string name) => visit.MakeKeyAsync(name, [Right.ManageData], Works);
}
