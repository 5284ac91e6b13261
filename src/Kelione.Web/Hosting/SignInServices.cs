using System.Security.Claims;
using Kelione.Workspace;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kelione.Web.Hosting;

/// <summary>How requests become somebody: a key, a session, the company's account, or on a demonstration whoever sits at the machine.</summary>
internal static class SignInServices
{
    /// <summary>The scheme of the company's account.</summary>
    public const string CompanyScheme = "company";

    private const string Choose = "choose";

    /// <summary>Adds them.</summary>
    public static void Add(IServiceCollection services, WebOptions options, PeopleRegister people, WorkspaceFolder folder, string workspace)
    {
        services.AddSingleton<WrongKeys>();
        var authentication = services.AddAuthentication(Choose)
            .AddPolicyScheme(Choose, displayName: null, o => o.ForwardDefaultSelector = context =>
                KeyAuthentication.Brings(context.Request) ? KeyAuthentication.Name : options.SignsInByItself ? DemoAuthentication.Name : SessionCookies.Scheme)
            .AddScheme<AuthenticationSchemeOptions, KeyAuthentication>(KeyAuthentication.Name, configureOptions: null);
        if (options.SignsInByItself)
        {
            authentication.AddScheme<AuthenticationSchemeOptions, DemoAuthentication>(DemoAuthentication.Name, configureOptions: null);
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
            return;
        }

        authentication.AddCookie(SessionCookies.Scheme, o => SessionCookies.Configure(o, folder));
        services.AddDataProtection().SetApplicationName("kelione");
        services.Configure<KeyManagementOptions>(o => o.XmlRepository = folder.Documents is null ? new SessionKeys(folder) : new SharedSessionKeys(people));
        if (options.Company is { } company)
        {
            authentication.AddOpenIdConnect(CompanyScheme, o => Configure(o, company, people, workspace));
        }
    }

    private static void Configure(OpenIdConnectOptions options, CompanyAccount company, PeopleRegister people, string workspace)
    {
        options.Authority = company.Authority;
        options.ClientId = company.ClientId;
        options.ClientSecret = company.ClientSecret.Length > 0 ? company.ClientSecret : null;
        options.ResponseType = "code";
        options.ResponseMode = "query";
        options.UsePkce = true;
        options.SaveTokens = false;
        options.MapInboundClaims = false;
        options.CallbackPath = "/sign-in/company/callback";
        options.SignInScheme = SessionCookies.Scheme;
        options.RequireHttpsMetadata = !(Uri.TryCreate(company.Authority, UriKind.Absolute, out var authority) && authority.IsLoopback);

        // The answer comes back by a link, with which these cookies go; and a server tried without https must find them again.
        foreach (var cookie in new[] { options.CorrelationCookie, options.NonceCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        }

        options.Scope.Clear();
        options.Scope.Add("openid");
        options.Scope.Add("profile");
        options.Scope.Add("email");
        options.GetClaimsFromUserInfoEndpoint = false;
        options.Events = new OpenIdConnectEvents
        {
            OnTicketReceived = async context =>
            {
                var user = context.Principal!;

                // Only an address that the company vouches for: else whoever may type an address there would be that person here.
                var email = user.FindFirstValue("email_verified") is "true" or "True" ? user.FindFirstValue("email") ?? "" : "";
                if (await people.SignIns.FindCompanyAccountAsync(company.Authority, user.FindFirstValue("sub") ?? "", email, workspace, context.HttpContext.RequestAborted) is { } who)
                {
                    context.Principal = SessionCookies.PrincipalOf(who);
                    context.Properties = new AuthenticationProperties { IsPersistent = true, RedirectUri = context.ReturnUri };
                    return;
                }

                context.HandleResponse();
                context.Response.Redirect($"{SessionCookies.SignInPath}?refused=company");
            },
            OnRemoteFailure = context =>
            {
                context.HandleResponse();
                context.Response.Redirect($"{SessionCookies.SignInPath}?refused=failed");
                return Task.CompletedTask;
            },
        };
    }
}
