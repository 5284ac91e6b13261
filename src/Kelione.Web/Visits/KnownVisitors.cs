using System.Security.Claims;
using Kelione.Web.Hosting;
using Kelione.Workspace;

namespace Kelione.Web.Visits;

/// <summary>Who is who: accounts and keys of the register, and, on a server that signs everybody in by itself, whoever sits at the machine.</summary>
/// <param name="people">The register.</param>
/// <param name="options">How the server lets people in.</param>
internal sealed class KnownVisitors(PeopleRegister people, WebOptions options) : IVisitorSource
{
    private static readonly Visitor Demo = Visitor.Of(ApiKeys.LocalMaker, "Demo", MemberRole.Administrator);

    /// <inheritdoc />
    public Task<Visitor?> FindAsync(ClaimsPrincipal user, string workspace) => Task.FromResult(Find(user, workspace));

    /// <inheritdoc />
    public Func<Visitor?> Watch(ClaimsPrincipal user, string workspace) => () => Find(user, workspace);

    private Visitor? Find(ClaimsPrincipal user, string workspace) => user.Identity switch
    {
        { IsAuthenticated: true, AuthenticationType: DemoAuthentication.Name } => Demo,
        { IsAuthenticated: true, AuthenticationType: KeyAuthentication.Name } => people.Keys.Visitor(user.FindFirstValue(ClaimTypes.NameIdentifier)![KeyAuthentication.IdPrefix.Length..], workspace, options.SignsInByItself ? Demo : null),
        { IsAuthenticated: true } => people.Standing.Find(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.FindFirstValue(SessionCookies.Stamp) ?? "", workspace),
        _ => null,
    };
}
