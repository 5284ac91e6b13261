using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Safety.Hostile;

/// <summary>A server whose maps are full of hostile names, somebody signed in, and a key.</summary>
public sealed class HostileServer : IAsyncLifetime
{
    private readonly SignedServer _server = new();

    public HttpClient Browser { get; private set; } = null!;

    public HttpClient Program { get; private set; } = null!;

    public ServedWorkspace Served => _server.Served;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        foreach (var key in HostileTexts.All.Keys)
        {
            if (HostileTexts.Map(key, Id(key)) is { } map)
            {
                await _server.Served.Maps.CreateAsync(map, HostileTexts.All[key], mustKeepId: true);
            }
        }

        await _server.AddAsync(MemberRole.Administrator, "hostile@shop.example");
        Browser = _server.Browser();
        await SignedServer.SignInAsync(Browser, "hostile@shop.example", SignedServer.Password);
        Program = _server.Browser();
        Program.DefaultRequestHeaders.Authorization = new("Bearer", await _server.KeyAsync(MemberRole.Owner));
    }

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        Program.Dispose();
        await _server.DisposeAsync();
    }

    /// <summary>The id of the map of a name.</summary>
    public static string Id(string key) => "h-" + key;

    /// <summary>A page or a file of a map.</summary>
    public async Task<HttpResponseMessage> FileAsync(string key, string path) => await Program.GetAsync(new Uri($"/api/v1/maps/{Id(key)}/{path}", UriKind.Relative), TestContext.Current.CancellationToken);
}
