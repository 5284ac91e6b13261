using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kelione.Web.Hosting;

/// <summary>What a proxy or a service manager asks: whether the program lives, and whether it should be sent people. It says nothing of what is kept here, so that nobody needs to sign in for it.</summary>
/// <param name="people">Where the documents' database is asked.</param>
/// <param name="time">The clock.</param>
internal sealed class Health(PeopleRegister people, TimeProvider time)
{
    /// <summary>Whether the program answers.</summary>
    public const string Live = "/health/live";

    /// <summary>Whether people may be sent here.</summary>
    public const string Ready = "/health/ready";

    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private DateTimeOffset _askedAt = DateTimeOffset.MinValue;
    private Task<bool> _answer = Task.FromResult(false);
    private volatile bool _isDraining;

    /// <summary>From now on nobody new is to be sent here; whoever is here goes on.</summary>
    public void BeginDrain() => _isDraining = true;

    /// <summary>Adds both addresses.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Live, () => TypedResults.Text("live\n")).ExcludeFromDescription();
        app.MapGet(Ready, async Task<IResult> (Health health, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return await health.WhyNotAsync(context.RequestAborted) is { } why ? TypedResults.Text(why + "\n", statusCode: StatusCodes.Status503ServiceUnavailable) : TypedResults.Text("ready\n");
        }).ExcludeFromDescription();
    }

    private async Task<string?> WhyNotAsync(CancellationToken cancellationToken) =>
        _isDraining ? "draining" : await CanReadAsync(cancellationToken) ? null : "documents cannot be read";

    // Asked once a second at most, however often one is asked.
    private Task<bool> CanReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_answer.IsCompleted && now - _askedAt > Believed)
            {
                (_askedAt, _answer) = (now, TryAsync());
            }

            return _answer.WaitAsync(cancellationToken);
        }
    }

    private async Task<bool> TryAsync()
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            await people.TryAsync(patience.Token);
            return true;
        }
        catch (Exception e) when (e is MendableException or OperationCanceledException)
        {
            return false;
        }
    }
}
