using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Kelione.Web.Snippet;

/// <summary>Hands the snippet to pages of any site.</summary>
internal static class SnippetEndpoint
{
    /// <summary>Where it is.</summary>
    public const string Path = "/kelione.js";

    /// <summary><c>GET /kelione.js</c>. A browser keeps it for a day and then asks whether it has changed: a newer program reaches every page within that day.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], Answer).AllowAnonymous();

    private static FileContentHttpResult Answer(HttpContext context)
    {
        var file = SnippetFile.Current;
        var (content, coding) = Chosen(file, context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=86400, stale-while-revalidate=604800";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.AccessControlAllowOrigin = "*";
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        if (coding.Length > 0)
        {
            headers.ContentEncoding = coding;
        }

        return TypedResults.Bytes(content, "text/javascript; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{file.Hash}{coding}\""));
    }

    private static (byte[] Content, string Coding) Chosen(SnippetFile file, string accepted)
    {
        var names = accepted.Split(',', StringSplitOptions.TrimEntries).Where(n => !n.EndsWith(";q=0", StringComparison.Ordinal)).Select(n => n.Split(';')[0]).ToList();
        return names.Contains("br", StringComparer.OrdinalIgnoreCase) ? (file.Brotli, "br")
            : names.Contains("gzip", StringComparer.OrdinalIgnoreCase) ? (file.Gzip, "gzip")
            : (file.Plain, "");
    }
}
