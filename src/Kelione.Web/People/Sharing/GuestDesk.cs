using System.Globalization;
using Kelione.Posters.Drawing;
using Kelione.Workspace;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.People.Sharing;

/// <summary>What guests with a read-only link get: the only way past the rights of members, and it leads to one map as its owner cut it.</summary>
/// <param name="people">Knows the links.</param>
/// <param name="workspaces">What is served.</param>
/// <param name="protection">Seals the proof that somebody knew a link's password.</param>
internal sealed class GuestDesk(PeopleRegister people, IReadOnlyList<ServedWorkspace> workspaces, IDataProtectionProvider protection)
{
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector _seal = protection.CreateProtector("guest").ToTimeLimitedDataProtector();

    /// <summary>The link of a secret; null where it does not work.</summary>
    public async Task<ShareLink?> FindAsync(string secret, CancellationToken cancellationToken) =>
        secret.Length is > 20 and < 64 && await people.Links.FindAsync(secret, cancellationToken) is { } link && workspaces.Any(w => w.Name == link.Workspace) ? link : null;

    /// <summary>Whether a guest may see what is behind a link: it has no password, or they gave it.</summary>
    public bool IsOpen(HttpContext context, ShareLink link)
    {
        if (!link.HasPassword)
        {
            return true;
        }

        try
        {
            return context.Request.Cookies[Cookie(link)] is { } proof && _seal.Unprotect(proof) == link.Id;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return false;
        }
    }

    /// <summary>Checks a password and remembers for some hours that it was right.</summary>
    public async Task<bool> OpenAsync(HttpContext context, ShareLink link, string password, string place)
    {
        if (!await people.Links.CheckPasswordAsync(link, password, place, context.RequestAborted))
        {
            return false;
        }

        context.Response.Cookies.Append(Cookie(link), _seal.Protect(link.Id, Remembered), Options(link, context.Request.IsHttps));
        return true;
    }

    /// <summary>The map as the guest sees it, and counts the view; null where the map is gone.</summary>
    public async Task<GuestView?> ViewAsync(ShareLink link, CancellationToken cancellationToken)
    {
        var maps = workspaces.First(w => w.Name == link.Workspace).Maps;
        if ((await maps.ListAsync(alsoDeleted: false, cancellationToken)).All(m => m.Id != link.Map))
        {
            return null;
        }

        var view = GuestView.Of(await maps.GetAsync(link.Map, cancellationToken: cancellationToken), await maps.GetMeasurementAsync(link.Map, snapshot: null, cancellationToken), link.Terms);
        await people.Links.CountAsync(link, cancellationToken);
        return view;
    }

    /// <summary>The poster as the address of a picture: in a picture nothing runs, whatever stands in the map.</summary>
    public static async Task<string> PictureAsync(GuestView view, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        await MapPictures.WritePosterAsync(new PictureRequest(view.Map, view.Version, view.Measurement, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName), stream, PosterFormat.Svg, cancellationToken);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(stream.ToArray());
    }

    // In a frame of another site a browser keeps a cookie only for that site and this link together (partitioned), and only over https. Without it the map is shown all the same, and the password is asked again after a reload.
    private static CookieOptions Options(ShareLink link, bool isHttps)
    {
        var isFramed = isHttps && link.Terms.EmbedOn is { Length: > 0 };
        var options = new CookieOptions { HttpOnly = true, Secure = isHttps, SameSite = isFramed ? SameSiteMode.None : SameSiteMode.Lax, Path = "/s", MaxAge = Remembered, IsEssential = true };
        if (isFramed)
        {
            options.Extensions.Add("Partitioned");
        }

        return options;
    }

    private static string Cookie(ShareLink link) => "kelione-guest-" + link.Id;
}
