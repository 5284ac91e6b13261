using System.Security.Claims;
using Kelione.Workspace;
using Microsoft.AspNetCore.Components.Authorization;

namespace Kelione.Web.Visits;

/// <summary>Finds the visit of whoever is signed in: for pages from their circuit's authentication state, for requests from the request's user.</summary>
/// <param name="workspaces">What is served.</param>
/// <param name="visitors">Who is who.</param>
/// <param name="authentication">Who is signed in on this circuit.</param>
public sealed class VisitDesk(IReadOnlyList<ServedWorkspace> workspaces, IVisitorSource visitors, AuthenticationStateProvider authentication)
{
    /// <summary>The visit of the person of this circuit.</summary>
    /// <exception cref="RefusedException">There is no such workspace for them. Whether there is one at all is not said.</exception>
    public async Task<WorkspaceVisit> FindAsync(string workspace) => await FindAsync((await authentication.GetAuthenticationStateAsync()).User, workspace);

    /// <summary>The visit of somebody.</summary>
    /// <exception cref="RefusedException">There is no such workspace for them.</exception>
    public async Task<WorkspaceVisit> FindAsync(ClaimsPrincipal user, string workspace) =>
        workspaces.FirstOrDefault(w => w.Name == workspace) is { } served && await visitors.FindAsync(user, workspace) is { } visitor
            ? new WorkspaceVisit(served, visitor, visitors.Watch(user, workspace))
            : throw new RefusedException(Right.SeeMap);

    /// <summary>The names of the workspaces that somebody may enter, in the order served.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(ClaimsPrincipal user)
    {
        var names = new List<string>();
        foreach (var served in workspaces)
        {
            if (await visitors.FindAsync(user, served.Name) is not null)
            {
                names.Add(served.Name);
            }
        }

        return names;
    }
}
