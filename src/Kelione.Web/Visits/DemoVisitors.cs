using System.Security.Claims;
using Kelione.Workspace;

namespace Kelione.Web.Visits;

/// <summary>The one visitor of a machine that only its own user reaches: whoever sits at it.</summary>
internal sealed class DemoVisitors : IVisitorSource
{
    private static readonly Visitor Demo = Visitor.Of("demo", "Demo", MemberRole.Administrator);

    /// <inheritdoc />
    public Task<Visitor?> FindAsync(ClaimsPrincipal user, string workspace) => Task.FromResult<Visitor?>(user.Identity?.IsAuthenticated == true ? Demo : null);
}
