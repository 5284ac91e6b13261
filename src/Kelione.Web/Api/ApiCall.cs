using System.Text;
using System.Text.Json;
using Kelione.Journeys;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Kelione.Web.Api;

/// <summary>One request: who asks of which workspace (<c>?workspace=NAME</c>, the first unless told), and how texts are read and written.</summary>
/// <param name="context">The request.</param>
/// <param name="desk">Finds visits.</param>
internal sealed class ApiCall(HttpContext context, VisitDesk desk)
{
    private const long LongestText = 40L << 20;

    /// <summary>Ends when the caller goes away.</summary>
    public CancellationToken Gone => context.RequestAborted;

    /// <summary>The request.</summary>
    public HttpRequest Request => context.Request;

    /// <summary>The answer's head.</summary>
    public HttpResponse Response => context.Response;

    /// <summary>The way into the workspace.</summary>
    /// <exception cref="MissingException">There is no such workspace for them.</exception>
    public async Task<WorkspaceVisit> VisitAsync()
    {
        var asked = Request.Query["workspace"].ToString();
        var names = await desk.ListAsync(context.User);
        var name = asked.Length > 0 ? asked : names.Count > 0 ? names[0] : "";
        return names.Contains(name, StringComparer.Ordinal) ? await desk.FindAsync(context.User, name) : throw new MissingException($"There is no workspace '{name}'.");
    }

    /// <summary>The way into the workspace of a map that is there, where they have the right.</summary>
    /// <exception cref="RefusedException">They lack the right, whether there is such a map or not.</exception>
    /// <exception cref="MissingException">There is no such map.</exception>
    public async Task<WorkspaceVisit> VisitAsync(Right right, string map, bool mayBeDeleted = false)
    {
        var visit = await VisitAsync();
        visit.Demand(right, map);
        return (await visit.Maps(right, map).ListAsync(mayBeDeleted, Gone)).Any(m => m.Id == map) ? visit : throw new MissingException($"There is no map '{map}'.");
    }

    /// <summary>The body as text.</summary>
    /// <param name="longest">The most bytes.</param>
    /// <param name="types">The media types that are taken, such as <c>application/json</c>. A form of another site can send text without asking the browser first, but not these.</param>
    /// <exception cref="BadHttpRequestException">It is of another type (415) or too long (413).</exception>
    public async Task<string> ReadAsync(long longest = LongestText, params string[] types)
    {
        if (types.Length == 0 ? !Request.HasJsonContentType() : !types.Any(t => Request.ContentType?.StartsWith(t, StringComparison.OrdinalIgnoreCase) == true))
        {
            throw new BadHttpRequestException($"Send this as {(types.Length == 0 ? "application/json" : string.Join(" or ", types))}.", StatusCodes.Status415UnsupportedMediaType);
        }

        AllowBody(longest + 1);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await Request.Body.ReadAsync(buffer, Gone)) > 0)
        {
            kept.Write(buffer, 0, read);
            if (kept.Length > longest)
            {
                throw new BadHttpRequestException(FormattableString.Invariant($"This is longer than {longest >> 20} MiB."), StatusCodes.Status413PayloadTooLarge);
            }
        }

        return Encoding.UTF8.GetString(kept.ToArray());
    }

    /// <summary>The body as a record; an empty body is the record without anything said.</summary>
    public async Task<T> ReadAsync<T>()
        where T : new()
    {
        if (Request.ContentLength is null or 0)
        {
            return new T();
        }

        try
        {
            return JsonSerializer.Deserialize<T>(await ReadAsync(1 << 20), JourneyJson.Compact) ?? new T();
        }
        catch (JsonException e)
        {
            throw new MendableException($"This cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Lets a body be as long as this route takes.</summary>
    public void AllowBody(long bytes)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = bytes;
        }
    }

    /// <summary>An answer as JSON.</summary>
    public static ContentHttpResult Json<T>(T value, JsonSerializerOptions? options = null, int status = StatusCodes.Status200OK) =>
        Text(JsonSerializer.Serialize(value, value!.GetType(), options ?? JourneyJson.Compact), status);

    /// <summary>An answer that is JSON already.</summary>
    public static ContentHttpResult Text(string json, int status = StatusCodes.Status200OK) => TypedResults.Text(json, "application/json; charset=utf-8", statusCode: status);
}
