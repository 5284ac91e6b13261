using Kelione.Web.Api;
using Kelione.Web.Frame;
using Kelione.Web.Hosting;
using Kelione.Web.Maps.Editing.Pictures;
using Kelione.Web.Maps.Together;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MudBlazor.Services;

namespace Kelione.Web;

/// <summary>The pages and the HTTP interface over some workspaces.</summary>
public sealed class WebHost : IAsyncDisposable
{
    // The program's own name, whatever program hosts the pages (a test does): its files are found under it.
    private const string Program = "kelione";

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
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = Program });
        builder.WebHost.UseKestrel(options => options.AddServerHeader = false);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls([.. urls]);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole();
        AddServices(builder.Services, workspaces);
        var app = builder.Build();
        var isLocal = urls.All(ListenAddresses.IsLocal);
        app.Use((context, next) => Guard.CheckAsync(context, isLocal, next));
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseExceptionHandler(Problems.Configure));
        app.UseRequestLocalization(Languages.Options());
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        Map(app);
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

        // Whoever opened the workspaces closes them next: nothing may write into them any more.
        await Task.WhenAll(_app.Services.GetRequiredService<IReadOnlyList<ServedWorkspace>>().Select(w => w.Imports.StopAsync()));
        await _app.DisposeAsync();
    }

    private static void AddServices(IServiceCollection services, IReadOnlyList<ServedWorkspace> workspaces)
    {
        services.AddRouting();
        services.AddProblemDetails();
        services.AddHttpContextAccessor();
        services.AddAntiforgery();
        services.AddAuthentication(DemoAuthentication.Name).AddScheme<AuthenticationSchemeOptions, DemoAuthentication>(DemoAuthentication.Name, configureOptions: null);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddSingleton(workspaces);
        services.AddSingleton<IVisitorSource, DemoVisitors>();
        services.AddScoped<VisitDesk>();
        services.TryAddSingleton<IMemberNames, NamesSeen>();
        FrameServices.Add(services);
    }

    private static void Map(WebApplication app)
    {
        app.MapStaticAssets(Path.Combine(AppContext.BaseDirectory, $"{Program}.staticwebassets.endpoints.json"));
        app.MapGet("/", async Task<IResult> (HttpContext context, VisitDesk desk) =>
            await desk.ListAsync(context.User) is [var first, ..] ? TypedResults.LocalRedirect($"/w/{Uri.EscapeDataString(first)}/maps") : TypedResults.Challenge());
        app.MapGet("/language", (HttpContext context, string to, string? @return) => Languages.Choose(context, to, @return));
        JourneyApi.Map(app);
        MapImages.Map(app);
        MapFiles.Map(app);
        Data.Downloads.Map(app);

        // The guard has said who may frame a page.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization();
    }
}
