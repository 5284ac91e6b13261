using Kelione.Web.Api;
using Kelione.Web.Collector;
using Kelione.Web.Explore;
using Kelione.Web.Frame;
using Kelione.Web.Hosting;
using Kelione.Web.Maps.Editing.Pictures;
using Kelione.Web.Maps.Together;
using Kelione.Web.People.Sharing;
using Kelione.Web.Visits;
using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Kelione.Web;

/// <summary>The pages and the HTTP interface over some workspaces.</summary>
public sealed class WebHost : IAsyncDisposable
{
    // The program's own name, whatever program hosts the pages (a test does): its files are found under it.
    private const string Program = "kelione";

    private const long LargestMessage = 4 * 1024 * 1024;

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _ends = new();
    private Task _warmUp = Task.CompletedTask;

    private WebHost(WebApplication app) => _app = app;

    /// <summary>Where it listens.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Where(a => !_app.Services.GetRequiredService<WebOptions>().CollectorUrls.Concat(_app.Services.GetRequiredService<WebOptions>().MetricsUrls).Any(c => PortOf(c) == PortOf(a)))];

    /// <summary>What it is made of, for tests that walk every route.</summary>
    internal IServiceProvider Services => _app.Services;

    private IReadOnlyList<ServedWorkspace> Workspaces => _app.Services.GetRequiredService<IReadOnlyList<ServedWorkspace>>();

    /// <summary>Starts to listen.</summary>
    /// <param name="urls">Where; check them with <see cref="ListenAddresses"/> first.</param>
    /// <param name="workspaces">What is shown, the first at <c>/</c>.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <remarks>Whoever sits at the machine is signed in by itself, as in a demonstration; other machines are refused.</remarks>
    /// <exception cref="MendableException">An address is taken.</exception>
    public static Task<WebHost> StartAsync(IReadOnlyList<string> urls, IReadOnlyList<ServedWorkspace> workspaces, CancellationToken cancellationToken = default) =>
        StartAsync(urls, workspaces, WebOptions.Demo, cancellationToken);

    /// <summary>Starts to listen.</summary>
    /// <param name="urls">Where; check them with <see cref="ListenAddresses"/> first.</param>
    /// <param name="workspaces">What is shown, the first at <c>/</c>.</param>
    /// <param name="options">How people come in.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="MendableException">An address is taken, or others could reach a server that signs everybody in by itself.</exception>
    public static async Task<WebHost> StartAsync(IReadOnlyList<string> urls, IReadOnlyList<ServedWorkspace> workspaces, WebOptions options, CancellationToken cancellationToken = default)
    {
        var isLocal = urls.All(ListenAddresses.IsLocal);
        if (options.SignsInByItself && (!isLocal || options.IsBehindProxy))
        {
            throw new MendableException("A server that signs everybody in by itself listens on this machine only, and to nobody else's word.");
        }

        var first = workspaces[0].Journeys;
        var people = options.People ?? new PeopleRegister(first.Folder, first.Time);
        await people.OpenAsync(cancellationToken);
        Told.Hide(Path.GetTempPath());
        foreach (var served in workspaces)
        {
            Told.Hide(served.Journeys.Folder.Path);
            served.People = people;
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = Program });
        builder.WebHost.UseKestrel(options => options.AddServerHeader = false);
        builder.WebHost.UseStaticWebAssets();

        // The files are those of the build. Looking whether somebody has changed them meanwhile, as while developing, would send them out anew and uncompressed.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] = "false";
        builder.WebHost.UseUrls([.. urls, .. options.CollectorUrls, .. options.MetricsUrls]);
        // The keys of sessions lie as safe as everything else in the folder: their owner alone reads them.
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter(NodeLog.Category, LogLevel.Information);
        NodeLog.Write(builder.Logging, options.LogsAsJson);
        AddServices(builder.Services, workspaces, options);
        builder.Services.AddSingleton(people);
        builder.Services.AddSingleton(first.Time);
        SignInServices.Add(builder.Services, options, people, first.Folder, workspaces[0].Name);
        var app = builder.Build();
        if (options.IsBehindProxy)
        {
            app.UseForwardedHeaders(Proxy());
        }

        var collector = app.Services.GetRequiredService<CollectorDesk>();
        Metrics.Use(app, options.MetricsUrls.Select(PortOf).ToHashSet(), options.MetricsUrls.All(ListenAddresses.IsLocal));
        var collectorPorts = options.CollectorUrls.Select(PortOf).ToHashSet();
        app.MapWhen(context => collectorPorts.Contains(context.Connection.LocalPort), own => own.Run(context => collector.AnswerAsync(context, "")));
        app.Use((context, next) => Guard.CheckAsync(context, isLocal && !options.IsBehindProxy, next));
        app.MapWhen(CollectorDesk.IsCollector, own => own.Run(context => collector.AnswerAsync(context, CollectorAddress.Base)));
        // What goes wrong further in is told in the caller's language as well.
        app.UseRequestLocalization(Languages.Options());
        app.UseWhen(ApiGuard.IsApi, api => api.UseExceptionHandler(Problems.Options()).UseStatusCodePages(Problems.OfStatusAsync));
        app.UseWhen(context => !ApiGuard.IsApi(context), pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
        PageCompression.Use(app);
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(ApiGuard.IsApi, api => api.Use(ApiGuard.CheckAsync));
        app.UseAntiforgery();
        Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
            app.Services.GetRequiredService<NodeLog>().Began(workspaces.Count);
            return new WebHost(app);
        }
        catch (IOException e)
        {
            await app.DisposeAsync();
            throw new MendableException($"Cannot listen on {string.Join(" and ", urls)}: {e.Message} Choose another address with --urls http://localhost:PORT.", e);
        }
    }

    /// <summary>Begins to make the first pages ready, so that the first person finds the program quick; returns at once.</summary>
    /// <param name="paths">Pages, each beginning with a slash.</param>
    public void BeginWarmUp(params IReadOnlyList<string> paths)
    {
        _warmUp = WarmUp.RunAsync(Addresses, paths, _app.Logger, _ends.Token);
        BeginFirstLooks();
    }

    /// <summary>Begins to ask, over many events, what the pages of Explore show as they open; returns at once.</summary>
    public void BeginFirstLooks()
    {
        foreach (var workspace in Workspaces)
        {
            workspace.FirstLooks.Begin(ExploreLooks.All);
            workspace.BeginLeading();
        }
    }

    /// <summary>From now on a proxy is told to send nobody new; whoever is here goes on. Returns at once.</summary>
    public void BeginDrain()
    {
        _app.Services.GetRequiredService<NodeLog>().Drains();
        _app.Services.GetRequiredService<Health>().BeginDrain();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ends.CancelAsync();
        await _warmUp;
        await Task.WhenAll(Workspaces.Select(w => w.FirstLooks.DisposeAsync().AsTask()));
        await Task.WhenAll(Workspaces.Select(w => w.StopLeadingAsync().AsTask()));
        _ends.Dispose();
        await _app.StopAsync(CancellationToken.None);
        _app.Services.GetRequiredService<NodeLog>().Ended();

        // Whoever opened the workspaces closes them next: nothing may write into them any more.
        await Task.WhenAll(Workspaces.Select(w => w.Imports.StopAsync()));
        await Task.WhenAll(Workspaces.Select(w => w.Live.DisposeAsync().AsTask()));
        await _app.DisposeAsync();
    }

    private static int PortOf(string url) => Uri.TryCreate(url.Replace("://*", "://0.0.0.0", StringComparison.Ordinal).Replace("://+", "://0.0.0.0", StringComparison.Ordinal).Replace("://[::]", "://0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var address) ? address.Port : 0;

    // The proxy is the machine's owner's own: they said so.
    private static ForwardedHeadersOptions Proxy()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        return options;
    }

    private static void AddServices(IServiceCollection services, IReadOnlyList<ServedWorkspace> workspaces, WebOptions options)
    {
        services.AddRouting();
        PageCompression.Add(services);
        services.AddProblemDetails();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = CookieNames.Of("kelione-form", workspaces[0].Journeys.Folder);
            o.HeaderName = ApiGuard.FormHeader;
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        // A table pasted into a map comes in one message; the browser refuses what is larger (PendingEdits.razor.js).
        services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(o => o.MaximumReceiveMessageSize = LargestMessage);
        services.AddSingleton(workspaces);
        services.AddSingleton(options);
        services.AddSingleton<IVisitorSource, KnownVisitors>();
        services.AddScoped<AuthenticationStateProvider, SessionCheck>();
        services.AddOpenApi("v1", ApiDescription.Configure);
        services.AddSingleton<CallLimit>();
        services.AddSingleton<Health>();
        services.AddSingleton<NodeLog>();
        if (options.MetricsUrls.Count > 0)
        {
            Metrics.Add(services, workspaces);
        }

        services.AddSingleton<CollectorDesk>();
        services.AddScoped<VisitDesk>();
        services.AddSingleton<GuestDesk>();
        services.TryAddSingleton<IMemberNames, NamesOfMembers>();
        FrameServices.Add(services, hasTour: workspaces.Any(w => w.IsDemo), profile: options.SignsInByItself ? null : "/account");
    }

    private static void Map(WebApplication app)
    {
        app.MapStaticAssets(Path.Combine(AppContext.BaseDirectory, $"{Program}.staticwebassets.endpoints.json"));
        app.MapGet("/", async Task<IResult> (HttpContext context, VisitDesk desk) =>
            await desk.ListAsync(context.User) is [var first, ..] ? TypedResults.LocalRedirect($"/w/{Uri.EscapeDataString(first)}/maps")
            : context.User.Identity?.IsAuthenticated == true ? TypedResults.LocalRedirect("/account") : TypedResults.Challenge());
        app.MapGet("/language", (HttpContext context, string to, string? @return) => Languages.Choose(context, to, @return));
        Health.Map(app);
        MapFiles.Map(app);
        Data.Downloads.Map(app);
        MapImages.Map(app);
        SignInEndpoints.Map(app);
        ApiRoutes.Map(app);
        Snippet.SnippetEndpoint.Map(app);

        // The guard has said who may frame a page.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(o => o.ContentSecurityFrameAncestorsPolicy = null).RequireAuthorization();
    }
}
