using Kelione.Oracle;
using Kelione.Sources;
using Kelione.Web;
using Kelione.Workspace;

namespace Kelione.Browser.Support;

/// <summary>A server over the real logs that may stand beside the checkout: <c>shop</c> and <c>ecom</c>. Where they are absent it serves nothing, and its tests are skipped, aloud.</summary>
public sealed class ServedReal : IAsyncLifetime
{
    private static readonly (string Name, string[] File)[] Logs =
    [
        ("shop", ["retentioneering-simple-onlineshop", "simple-onlineshop.csv"]),
        ("ecom", ["retentioneering-ecom-synthetic", "ecom.csv.gz"]),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-real-").FullName;
    private readonly List<JourneyWorkspace> _workspaces = [];
    private WebHost? _host;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host!.Addresses.First());

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        if (!SharedData.IsPresent)
        {
            return;
        }

        var served = new List<ServedWorkspace>();
        foreach (var (name, file) in Logs)
        {
            var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_folder, name)));
            _workspaces.Add(workspace);
            await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(SharedData.PathOf(file))] });
            served.Add(new ServedWorkspace(name, workspace));
        }

        _host = await WebHost.StartAsync(["http://127.0.0.1:0"], served);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        foreach (var workspace in _workspaces)
        {
            await workspace.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }
}
