using Kelione.Browser.Support;
using Kelione.Maps;
using Kelione.Workspace;
using Microsoft.Playwright;

namespace Kelione.Browser.Together;

/// <summary>Two people at two nodes of one server.</summary>
public sealed class NodesTests(Chromium chromium) : IAsyncLifetime
{
    private const string Password = "mėlynas traukinys vakare";

    private readonly PostgresServer _postgres = PostgresServer.OrSkip();
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-nodes-").FullName;

    // Each test has a workspace of its own in the database of the suite.
    private string Workspace => Path.GetFileName(_folder);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task People_at_two_nodes_behind_a_proxy_edit_one_map_and_go_on_when_a_node_is_killed()
    {
        await FillAsync();
        await using var first = await NodeAsync("a");
        await using var second = await NodeAsync("b");
        using var proxy = await NginxProxy.StartOrSkipAsync(first, second);
        await using var asta = await SignInAsync(proxy.Address, "Asta", await proxy.MarkOfAsync(first));
        await using var lina = await SignInAsync(proxy.Address, "Lina", await proxy.MarkOfAsync(second));
        await SeeEachOtherAsync(asta, lina);
        await second.KillAsync();

        // Whose node is still there goes on at once.
        await RenameAsync(asta, "While one node is away");

        // Whose node is gone is at the other in a moment, signed in as before, with what happened meanwhile.
        await Assertions.Expect(lina.Page.Locator(".map-head h1")).ToHaveTextAsync("While one node is away", new() { Timeout = 60_000 });
        await lina.Page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'true'");
        await RenameAsync(lina, "Both at one node");
        await Assertions.Expect(asta.Page.Locator(".map-head h1")).ToHaveTextAsync("Both at one node");
        asta.AssertClean();
    }

    [Fact]
    public async Task A_sign_in_at_one_node_holds_at_the_other_and_both_edit_one_map()
    {
        await FillAsync();
        await using var first = await NodeAsync("a");
        await using var second = await NodeAsync("b");
        await using var asta = await SignInAsync(first.Address, "Asta", "");
        await using var lina = await SignInAsync(second.Address, "Lina", "");
        await SeeEachOtherAsync(asta, lina);
        asta.AssertClean();
        lina.AssertClean();

        // A cookie is the host's, whatever the port.
        await second.KillAsync();
        await lina.Page.GotoAsync(new Uri(first.Address, $"/w/{Workspace}/maps/phone").ToString());
        await lina.Page.WaitForFunctionAsync("() => document.documentElement.dataset.live === 'true'");
        await RenameAsync(lina, "At the other node");
        await Assertions.Expect(asta.Page.Locator(".map-head h1")).ToHaveTextAsync("At the other node");
        asta.AssertClean();
        Assert.DoesNotContain(PostgresServer.Secret, first.Said + second.Said, StringComparison.Ordinal);
    }

    private static async Task SeeEachOtherAsync(Tab asta, Tab lina)
    {
        await Assertions.Expect(asta.Page.Locator(".people [title=Lina]")).ToBeVisibleAsync();
        await Assertions.Expect(lina.Page.Locator(".people [title=Asta]")).ToBeVisibleAsync();
        await RenameAsync(asta, "By Asta");
        await Assertions.Expect(lina.Page.Locator(".map-head h1")).ToHaveTextAsync("By Asta");
        await RenameAsync(lina, "By Lina");
        await Assertions.Expect(asta.Page.Locator(".map-head h1")).ToHaveTextAsync("By Lina");
    }

    private static async Task RenameAsync(Tab tab, string title)
    {
        await tab.Page.ClickAsync(".map-head h1 button");
        await tab.Page.FillAsync(".map-head input", title);
        await tab.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab.Page.Locator(".map-head h1")).ToHaveTextAsync(title);
    }

    private async Task FillAsync()
    {
        var folder = new WorkspaceFolder(_folder) { Documents = DocumentsServer.Read(_postgres.Connection()) };
        await new MapLibrary(folder).CreateAsync(MapTemplates.Find("phone")!.Create("en") with { Id = "phone" }, "Test", mustKeepId: true);
        var people = new PeopleRegister(folder);
        foreach (var name in new[] { "Asta", "Lina" })
        {
            var (secret, _) = await people.Tickets.InviteAsync(Visitor.Of("test", "Test", MemberRole.Administrator), Workspace, "", MemberRole.Administrator, "", TimeSpan.FromDays(1));
            await people.Tickets.UseAsync(secret, new NewPerson($"{name}@shop.example", name, Password), [Workspace]);
        }
    }

    private Task<Node> NodeAsync(string machine) => Node.StartAsync(Path.Combine(_folder, machine, Workspace), _postgres.Connection());

    private async Task<Tab> SignInAsync(Uri address, string name, string mark)
    {
        var tab = await chromium.OpenAsync(address);
        if (mark.Length > 0)
        {
            await tab.Page.Context.AddCookiesAsync([new Cookie { Name = "kelione_node", Value = mark, Url = address.ToString() }]);
        }

        await tab.Page.GotoAsync("/sign-in");
        await tab.Page.FillAsync("#Email", $"{name}@shop.example");
        await tab.Page.FillAsync("#Password", Password);
        await tab.Page.ClickAsync("button.primary");
        await tab.ArriveAsync("/maps$");
        await tab.GoAsync($"/w/{Workspace}/maps/phone");
        return tab;
    }
}
