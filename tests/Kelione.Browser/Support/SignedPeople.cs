using Kelione.Maps;
using Kelione.Web;
using Kelione.Workspace;

namespace Kelione.Browser.Support;

/// <summary>A server where people sign in: Asta and Lina, both editors of an unmeasured phone map.</summary>
public sealed class SignedPeople : IAsyncLifetime
{
    private const string Password = "mėlynas traukinys vakare";

    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-signed-").FullName;
    private JourneyWorkspace _workspace = null!;
    private WebHost _host = null!;

    /// <summary>The workspace, called shop.</summary>
    public ServedWorkspace Served { get; private set; } = null!;

    /// <summary>Accounts and links.</summary>
    public PeopleRegister People { get; private set; } = null!;

    private Uri Address => new(_host.Addresses.First());

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_folder, "shop")));
        Served = new ServedWorkspace("shop", _workspace);
        People = new PeopleRegister(_workspace.Folder);
        _host = await WebHost.StartAsync(["http://127.0.0.1:0"], [Served], new WebOptions { People = People });
        foreach (var (name, role) in new[] { ("Asta", MemberRole.Administrator), ("Lina", MemberRole.Editor), ("Jonas", MemberRole.Viewer) })
        {
            var (secret, _) = await People.Tickets.InviteAsync(Visitor.Of("test", "Test", MemberRole.Administrator), "shop", "", role, "", TimeSpan.FromDays(1));
            await People.Tickets.UseAsync(secret, new NewPerson($"{name}@shop.example", name, Password), ["shop"]);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _workspace.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Adds the phone template's map under an id.</summary>
    public Task AddMapAsync(string id) => Served.Maps.CreateAsync(MapTemplates.Find("phone")!.Create("en") with { Id = id }, "Test", mustKeepId: true);

    /// <summary>Opens a page as one of them.</summary>
    public async Task<Tab> OpenAsync(Chromium chromium, string name, string path)
    {
        var tab = await chromium.OpenAsync(Address);
        await tab.Page.GotoAsync("/sign-in");
        await tab.Page.FillAsync("#Email", $"{name}@shop.example");
        await tab.Page.FillAsync("#Password", Password);
        await tab.Page.ClickAsync("button.primary");
        await tab.ArriveAsync("/maps$");
        await tab.GoAsync(path);
        return tab;
    }
}
