using Kelione.Journeys;
using Kelione.Web.Pages;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kelione.Web;

/// <summary>The page and the HTTP interface over some workspaces. Reads only.</summary>
public sealed class WebHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebHost(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses];

    /// <summary>Starts to listen.</summary>
    /// <param name="urls">Where; check them with <see cref="ListenAddresses"/> first.</param>
    /// <param name="workspaces">What is shown, the first at <c>/</c>.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="MendableException">An address is taken.</exception>
    public static async Task<WebHost> StartAsync(IReadOnlyList<string> urls, IReadOnlyList<ServedWorkspace> workspaces, CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrel(options => options.AddServerHeader = false);
        builder.WebHost.UseUrls([.. urls]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddRouting();
        builder.Services.AddRazorComponents();
        builder.Services.AddProblemDetails();
        var app = builder.Build();
        var isLocal = urls.All(ListenAddresses.IsLocal);
        app.Use((context, next) => GuardAsync(context, isLocal, next));
        app.UseExceptionHandler(Problems.Configure);
        app.UseRouting();
        Map(app, workspaces);
        try
        {
            await app.StartAsync(cancellationToken);
            return new WebHost(app);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new MendableException($"Cannot listen on {string.Join(" and ", urls)}: {e.Message} Choose another address with --urls http://localhost:PORT.", e);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    private static void Map(WebApplication app, IReadOnlyList<ServedWorkspace> workspaces)
    {
        app.MapGet("/kelione.css", () => TypedResults.Text(Styles.Css, "text/css; charset=utf-8"));
        app.MapGet("/", async Task<IResult> (HttpContext context) => await PageAsync(workspaces, workspaces[0], context.RequestAborted));
        app.MapGet("/w/{name}", async Task<IResult> (string name, HttpContext context) =>
            workspaces.FirstOrDefault(w => w.Name == name) is { } served ? await PageAsync(workspaces, served, context.RequestAborted) : TypedResults.NotFound());
        app.MapGet("/w/{name}/open", async Task<IResult> (string name, string handle, string address, string? after, HttpContext context) =>
            workspaces.FirstOrDefault(w => w.Name == name) is { } served ? await CustomersAsync(served, handle, address, after, context.RequestAborted) : TypedResults.NotFound());
        app.MapGet("/w/{name}/journey", async Task<IResult> (string name, string customer, HttpContext context) =>
            workspaces.FirstOrDefault(w => w.Name == name) is { } served ? await JourneyAsync(served, customer, context.RequestAborted) : TypedResults.NotFound());
        JourneyApi.Map(app, workspaces);
    }

    private static async Task<IResult> PageAsync(IReadOnlyList<ServedWorkspace> all, ServedWorkspace served, CancellationToken cancellationToken)
    {
        var model = await Overview.AskAsync(served, cancellationToken);
        return new RazorComponentResult<OverviewPage>(new Dictionary<string, object?> { ["Model"] = model, ["All"] = all.Select(w => w.Name).ToList() });
    }

    private static async Task<IResult> CustomersAsync(ServedWorkspace served, string handle, string address, string? after, CancellationToken cancellationToken)
    {
        var page = await served.Workspace.OpenNumberAsync(handle, address, new PageRequest(50, after), cancellationToken);
        return new RazorComponentResult<CustomersPage>(new Dictionary<string, object?> { ["Name"] = served.Name, ["Handle"] = handle, ["Address"] = address, ["Page"] = page });
    }

    private static async Task<IResult> JourneyAsync(ServedWorkspace served, string customer, CancellationToken cancellationToken)
    {
        var journey = await served.Workspace.AskAsync(new TimelineQuestion { Customer = customer, Limit = 1000 }, cancellationToken);
        return journey.Events == 0
            ? TypedResults.NotFound()
            : new RazorComponentResult<JourneyPage>(new Dictionary<string, object?> { ["Name"] = served.Name, ["Journey"] = journey });
    }

    // Nothing comes from outside, nobody may frame the page, and a page of another site cannot ask through a name of its own that points to this machine.
    private static Task GuardAsync(HttpContext context, bool isLocal, RequestDelegate next)
    {
        if (isLocal && !ListenAddresses.IsLoopback(context.Request.Host.Host))
        {
            context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-store";
        return next(context);
    }
}
