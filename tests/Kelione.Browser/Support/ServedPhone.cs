using Kelione.Maps;
using Kelione.Samples;
using Kelione.Sources;
using Kelione.Web;
using Kelione.Workspace;

namespace Kelione.Browser.Support;

/// <summary>A server over the phone sample, with its map measured: what most browser tests look at. A test that changes the map makes one of its own with <see cref="AddMapAsync"/>.</summary>
public sealed class ServedPhone : IAsyncLifetime
{
    private const int Customers = 600;

    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-browser-").FullName;
    private JourneyWorkspace _workspace = null!;
    private JourneyWorkspace _empty = null!;
    private WebHost _host = null!;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(_host.Addresses.First());

    /// <summary>The workspace.</summary>
    public ServedWorkspace Served { get; private set; } = null!;

    /// <summary>Accounts and links.</summary>
    public PeopleRegister People { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var scenario = Scenarios.All.First(s => s.Name == "phone");
        var file = Path.Combine(_folder, "phone.csv");
        await using (var stream = File.Create(file))
        {
            SampleWriter.WriteEvents(scenario, Customers, 1, stream, SampleFormat.Csv, new SampleOptions { AnonymousIds = false });
        }

        _workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_folder, "phone")));
        await _workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(file)] });
        var said = Path.Combine(_folder, "said.csv");
        await using (var stream = File.Create(said))
        {
            SampleWriter.WriteFeedback(scenario, Customers, 1, stream, new SampleOptions { AnonymousIds = false });
        }

        await _workspace.Voice.ImportAsync(CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(said)] } }));
        Served = new ServedWorkspace("phone", _workspace);
        await AddMapAsync("phone");
        _empty = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(_folder, "empty")));
        People = new PeopleRegister(_workspace.Folder);
        _host = await WebHost.StartAsync(["http://127.0.0.1:0"], [Served, new ServedWorkspace("empty", _empty)], WebOptions.Demo with { People = People });
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _workspace.DisposeAsync();
        await _empty.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Ends the server as a fall would, does something meanwhile, and starts another one at the same address.</summary>
    public async Task RestartAsync(Func<Task> meanwhile)
    {
        var address = Address.ToString();
        await _host.DisposeAsync();
        await meanwhile();
        _host = await WebHost.StartAsync([address], [Served, new ServedWorkspace("empty", _empty)], WebOptions.Demo with { People = People });
    }

    /// <summary>Adds the phone template's map under an id and measures it.</summary>
    public async Task AddMapAsync(string id)
    {
        var stored = await Served.Maps.CreateAsync(MapTemplates.Find("phone")!.Create("en") with { Id = id }, "Test", mustKeepId: true);
        var measured = await MapMeasurer.MeasureAsync(_workspace, stored.Map, new MeasureOptions { MapVersion = stored.Version });
        await Served.Maps.SaveMeasurementAsync(measured);
    }
}
