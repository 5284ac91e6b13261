using Kelione.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Kelione.Web.Hosting;

/// <summary>
/// What the program measures of itself, for Prometheus: <c>/metrics</c> on ports of its own, where nothing else is. On the pages' port it would be open to whoever reaches the pages through a proxy, who all come from this machine.
/// </summary>
internal static class Metrics
{
    /// <summary>The path.</summary>
    public const string Address = "/metrics";

    /// <summary>Begins to measure.</summary>
    public static void Add(IServiceCollection services, IReadOnlyList<ServedWorkspace> workspaces)
    {
        services.AddSingleton(_ => new WorkspaceGauges(workspaces));

        // Of requests the route's pattern is told, and no address: addresses name maps and customers.
        services.AddOpenTelemetry().WithMetrics(metrics => metrics
            .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Components.Server.Circuits", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", WorkspaceMeter.Name, WorkspaceGauges.Name)
            .AddPrometheusExporter());
    }

    /// <summary>Answers on the ports of its own.</summary>
    /// <param name="app">The program.</param>
    /// <param name="ports">The ports.</param>
    /// <param name="isLocal">Whether only this machine may connect: then other names for it are refused, behind which a page elsewhere may stand.</param>
    public static void Use(WebApplication app, IReadOnlySet<int> ports, bool isLocal)
    {
        if (ports.Count == 0)
        {
            return;
        }

        app.Services.GetRequiredService<WorkspaceGauges>();
        app.MapWhen(context => ports.Contains(context.Connection.LocalPort), own =>
        {
            own.Use((context, next) =>
            {
                if (!isLocal || ListenAddresses.IsLoopback(context.Request.Host.Host))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return Task.CompletedTask;
            });
            own.UseOpenTelemetryPrometheusScrapingEndpoint(Address);
            own.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        });
    }
}
