using System.Net;
using System.Text.RegularExpressions;
using Kelione.Maps;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.Web.Tests.People;

/// <summary>A server with accounts over a small shop, a map, and a member of each role.</summary>
public partial class SignedServer : IAsyncLifetime
{
    public const string Password = "mėlynas traukinys vakare";

    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-signed-").FullName;
    private JourneyWorkspace _workspace = null!;

    public WebHost Host { get; private set; } = null!;

    public PeopleRegister People { get; private set; } = null!;

    public ServedWorkspace Served { get; private set; } = null!;

    public string WorkspaceFolder => Path.Combine(_folder, "shop");

    /// <summary>Where documents are kept; null for files.</summary>
    protected virtual DocumentsServer? Documents => null;

    private WorkspaceFolder Place => new(WorkspaceFolder) { Documents = Documents };

    /// <summary>The company's own sign-in; null for none.</summary>
    public CompanyAccount? Company { get; init; }

    /// <summary>How many requests to the interface a caller may make in a minute.</summary>
    public int CallsPerMinute { get; init; } = 100_000;

    public Uri Address => new(Host.Addresses.First());

    public async ValueTask InitializeAsync()
    {
        var file = Path.Combine(_folder, "shop.csv");
        await File.WriteAllTextAsync(file, "user_id,event,timestamp\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"c{i},view,2026-03-01T10:00:00Z\n" + (i % 2 == 0 ? $"c{i},order,2026-03-02T10:00:00Z\n" : ""))));
        _workspace = await JourneyWorkspace.OpenOrCreateAsync(Place);
        await _workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(file)] });
        Served = new ServedWorkspace("shop", _workspace);
        await Served.Maps.CreateAsync(MapTemplates.Find("phone")!.Create("en") with { Id = "phone" }, "Test", mustKeepId: true);
        People = new PeopleRegister(Place);
        Host = await WebHost.StartAsync(["http://127.0.0.1:0"], [Served], new WebOptions { People = People, Company = Company, CallsPerMinute = CallsPerMinute });
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _workspace.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Makes somebody of a role and gives who they are.</summary>
    public async Task<SignedIn> AddAsync(MemberRole role, string email)
    {
        var (secret, _) = await People.Tickets.InviteAsync(Visitor.Of("test", "Test", MemberRole.Administrator), "shop", "", role, "", TimeSpan.FromDays(1));
        return (await People.Tickets.UseAsync(secret, new NewPerson(email, role.ToString(), Password), ["shop"]))!;
    }

    /// <summary>A key with every right, made by somebody of a role.</summary>
    public async Task<string> KeyAsync(MemberRole role)
    {
        var who = await AddAsync(role, $"key-{role}-{Guid.NewGuid():N}@shop.example");
        return await People.Keys.MakeAsync(Visitor.Of(who.Id, who.Name, role), "shop", "test", Enum.GetValues<Right>(), TimeSpan.FromDays(1));
    }

    /// <summary>A browser of its own.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>Fills a page's form in and sends it.</summary>
    public static async Task<HttpResponseMessage> SendFormAsync(HttpClient browser, string path, string form, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync(new Uri(path, UriKind.Relative));
        using var body = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", TokenOf(page)), new("_handler", form), .. fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)),
        ]);
        return await browser.PostAsync(new Uri(path, UriKind.Relative), body);
    }

    public static Task<HttpResponseMessage> SignInAsync(HttpClient browser, string email, string password, string path = "/sign-in") =>
        SendFormAsync(browser, path, "sign-in", ("Email", email), ("Password", password));

    /// <summary>The token against forgery of a page's form.</summary>
    public static string TokenOf(string page) => Token().Match(page).Groups["token"].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
