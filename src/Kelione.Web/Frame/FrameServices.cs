using Kelione.Web.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kelione.Web.Frame;

/// <summary>What the frame of the pages needs.</summary>
internal static class FrameServices
{
    /// <summary>Adds it; who hosts the pages may have stated other account links before.</summary>
    /// <param name="services">Where.</param>
    /// <param name="hasTour">Whether the pages show newcomers around.</param>
    /// <param name="profile">The page of one's own account, where one also signs out; null where nobody signs in.</param>
    public static void Add(IServiceCollection services, bool hasTour, string? profile = null)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new AccountLinks(Profile: profile, HasTour: hasTour));
        services.AddSingleton<IPaletteSource>(new PaletteList(RailPlace.All));
        services.AddScoped<FrameCommands>();
        services.AddScoped<NumberDesk>();
        services.AddScoped<Kelione.Web.Data.Import.HandedDraft>();
        services.AddScoped<Announcer>();
        services.AddScoped<Toaster>();
        services.AddScoped<Asker>();
    }
}
