using System.Security.Claims;
using System.Text.Encodings.Web;
using Kelione.Workspace;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kelione.Web.Hosting;

/// <summary>Whoever sends <c>Authorization: Bearer kel_…</c>. After many wrong keys from one network address there is a pause, answered with 429.</summary>
internal sealed class KeyAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, PeopleRegister people, WrongKeys wrong) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The scheme's name.</summary>
    public const string Name = "key";

    /// <summary>How a key's id begins where a person's account would stand.</summary>
    public const string IdPrefix = "key:";

    private const string Bearer = "Bearer ";

    /// <summary>Whether a request brings a key.</summary>
    public static bool Brings(HttpRequest request) => request.Headers.Authorization is [{ } text, ..] && text.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc />
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!Brings(Request))
        {
            return AuthenticateResult.NoResult();
        }

        if (wrong.Tries.PausedUntil(SessionCookies.PlaceOf(Context)) is not null)
        {
            return AuthenticateResult.Fail("Too many wrong keys.");
        }

        if (await people.Keys.FindAsync(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim(), Context.RequestAborted) is not { } id)
        {
            wrong.Tries.Count(SessionCookies.PlaceOf(Context));
            return AuthenticateResult.Fail("There is no such key, or it works no more.");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, IdPrefix + id), new Claim(ClaimTypes.Name, IdPrefix + id)], Name)), Name));
    }

    /// <inheritdoc />
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var seconds = wrong.Tries.SecondsLeft(SessionCookies.PlaceOf(Context));
        Response.StatusCode = seconds is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status429TooManyRequests;
        if (seconds is { } wait)
        {
            Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}

/// <summary>How many wrong keys came from where.</summary>
/// <param name="time">The clock.</param>
internal sealed class WrongKeys(TimeProvider time)
{
    /// <summary>Sixty wrong keys in a quarter of an hour.</summary>
    public TryCounter Tries { get; } = new(60, SignIns.Pause, time);
}
