using System.Globalization;
using Kelione.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;

namespace Kelione.Web;

/// <summary>The five languages of the pages, and how one is chosen: by cookie, else by what the browser asks for.</summary>
internal static class Languages
{
    /// <summary>The languages in the order shown, each with its own name for itself.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [("en", "English"), ("ru", "Русский"), ("zh-Hans", "中文"), ("pl", "Polski"), ("lt", "Lietuvių")];

    /// <summary>How requests find their language.</summary>
    public static RequestLocalizationOptions Options()
    {
        var cultures = All.Select(l => CultureInfo.GetCultureInfo(l.Code)).ToList();
        return new RequestLocalizationOptions
        {
            DefaultRequestCulture = new RequestCulture("en"),
            SupportedCultures = cultures,
            SupportedUICultures = cultures,
            RequestCultureProviders = [new CookieRequestCultureProvider(), new CustomRequestCultureProvider(AskedAsync)],
        };
    }

    // By the language alone: whoever asks for zh, zh-CN or zh-SG, pl or pl-PL gets the language that there is.
    private static Task<ProviderCultureResult?> AskedAsync(HttpContext context)
    {
        var asked = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Select(l => l.Value.ToString().Split('-')[0]);
        var code = asked.Select(a => All.FirstOrDefault(l => l.Code.Split('-')[0].Equals(a, StringComparison.OrdinalIgnoreCase)).Code).FirstOrDefault(c => c is not null);
        return Task.FromResult(code is null ? null : new ProviderCultureResult(code));
    }

    /// <summary>Keeps a choice and goes back to the page.</summary>
    public static Results<RedirectHttpResult, BadRequest> Choose(HttpContext context, string to, string? @return)
    {
        if (All.All(l => l.Code != to))
        {
            return TypedResults.BadRequest();
        }

        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName,
            CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to)),
            new CookieOptions { MaxAge = TimeSpan.FromDays(365), IsEssential = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, HttpOnly = true });
        return TypedResults.LocalRedirect(SessionCookies.Local(@return));
    }
}
