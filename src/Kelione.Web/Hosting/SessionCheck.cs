using System.Security.Claims;
using Kelione.Workspace;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Logging;

namespace Kelione.Web.Hosting;

/// <summary>Looks every few seconds whether the person of an open page may still be there; who may not is sent to sign in.</summary>
internal sealed class SessionCheck(ILoggerFactory logger, PeopleRegister people) : RevalidatingServerAuthenticationStateProvider(logger)
{
    /// <inheritdoc />
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(5);

    /// <inheritdoc />
    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        var user = authenticationState.User;
        return Task.FromResult(user.Identity?.AuthenticationType == DemoAuthentication.Name
            || people.Standing.IsGood(user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", user.FindFirstValue(SessionCookies.Stamp) ?? ""));
    }
}
