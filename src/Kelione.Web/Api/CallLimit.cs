using System.Globalization;
using System.Security.Claims;
using Kelione.Workspace;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Api;

/// <summary>Keeps one caller from taking the server away from the others: so many requests to the interface in a minute, then a minute's pause (429 with Retry-After).</summary>
/// <param name="options">How many.</param>
/// <param name="time">The clock.</param>
internal sealed class CallLimit(WebOptions options, TimeProvider time)
{
    private readonly TryCounter _calls = new(options.CallsPerMinute, TimeSpan.FromMinutes(1), time);

    /// <summary>Counts a request; how many seconds the caller has to wait, or null where it may go on.</summary>
    public int? Wait(ClaimsPrincipal caller)
    {
        if (caller.FindFirstValue(ClaimTypes.NameIdentifier) is not { } who)
        {
            return null;
        }

        if (_calls.SecondsLeft(who) is { } seconds)
        {
            return seconds;
        }

        _calls.Count(who);
        return null;
    }

    /// <summary>Answers that the caller has to wait.</summary>
    public static Task RefuseAsync(HttpContext context, int seconds)
    {
        var text = seconds.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers.RetryAfter = text;
        return TypedResults.Problem(SentenceBook.Say($"Too many requests in a minute. Wait {text} s."), statusCode: StatusCodes.Status429TooManyRequests).ExecuteAsync(context);
    }
}
