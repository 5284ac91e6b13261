using System.Security.Claims;
using Kelione.Workspace;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Hosting;

/// <summary>A person's session: a sealed cookie that no script reads. It is looked at with every request: a removed account or a changed password ends it.</summary>
internal static class SessionCookies
{
    /// <summary>The scheme's name.</summary>
    public const string Scheme = "session";

    /// <summary>The claim with the account's stamp.</summary>
    public const string Stamp = "stamp";

    /// <summary>Where one signs in.</summary>
    public const string SignInPath = "/sign-in";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    /// <summary>Sets the cookie up.</summary>
    /// <param name="options">The options.</param>
    /// <param name="folder">The folder of the first workspace served.</param>
    public static void Configure(CookieAuthenticationOptions options, WorkspaceFolder folder)
    {
        options.Cookie.Name = CookieNames.Of("kelione-session", folder);
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = Lasts;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPath;
        options.ReturnUrlParameter = "return";
        options.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = ValidateAsync,
            OnRedirectToLogin = context => Refuse(context, StatusCodes.Status401Unauthorized),
            OnRedirectToAccessDenied = context => Refuse(context, StatusCodes.Status403Forbidden),
        };
    }

    /// <summary>Begins somebody's session.</summary>
    public static Task BeginAsync(HttpContext context, SignedIn who) => context.SignInAsync(Scheme, PrincipalOf(who), new AuthenticationProperties { IsPersistent = true });

    /// <summary>Who somebody is, as the cookie keeps it.</summary>
    public static ClaimsPrincipal PrincipalOf(SignedIn who) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, who.Id), new Claim(ClaimTypes.Name, who.Name), new Claim(ClaimTypes.Email, who.Email), new Claim(Stamp, who.Stamp)], Scheme));

    /// <summary>An address inside this server, else the start: nobody is sent elsewhere by a link that looks like ours.</summary>
    public static string Local(string? address) =>
        address is ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) && !address.Contains('\\', StringComparison.Ordinal) ? address : "/";

    /// <summary>The network address that a request came from, for counting tries.</summary>
    public static string PlaceOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var people = (PeopleRegister)context.HttpContext.RequestServices.GetService(typeof(PeopleRegister))!;
        if (context.Principal is not { } user || user.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id || user.FindFirstValue(Stamp) is not { } stamp || !people.Standing.IsGood(id, stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        await people.SignIns.SeeAsync(id, context.HttpContext.RequestAborted);
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // A program wants a status; a person wants the page.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || status == StatusCodes.Status403Forbidden)
        {
            context.Response.StatusCode = status;
        }
        else
        {
            context.Response.Redirect(context.RedirectUri);
        }

        return Task.CompletedTask;
    }
}
