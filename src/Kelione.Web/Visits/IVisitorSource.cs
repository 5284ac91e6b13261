using System.Security.Claims;
using Kelione.Workspace;

namespace Kelione.Web.Visits;

/// <summary>Knows who a signed-in user is in a workspace.</summary>
public interface IVisitorSource
{
    /// <summary>Who they are; null where they have no business in the workspace. Read anew at each call, so that a role taken away is gone.</summary>
    Task<Visitor?> FindAsync(ClaimsPrincipal user, string workspace);

    /// <summary>Says at any later moment who they are then; null where that cannot change.</summary>
    Func<Visitor?>? Watch(ClaimsPrincipal user, string workspace) => null;
}
