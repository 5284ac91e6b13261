using Kelione.Maps;
using Kelione.Workspace.Tests.Maps.Library;

namespace Kelione.Workspace.Tests.Live;

/// <summary>A served workspace with one map, and people who come to it.</summary>
internal sealed class Table : IAsyncDisposable
{
    private readonly Scratch _scratch;
    private JourneyWorkspace _journeys = null!;

    public ServedWorkspace Served { get; private set; } = null!;

    private Table(Scratch scratch) => _scratch = scratch;

    public static async Task<Table> SetAsync(bool onPostgres = false)
    {
        var table = new Table(Scratch.Of(onPostgres));
        table._journeys = await JourneyWorkspace.OpenOrCreateAsync(table._scratch.Folder);
        table.Served = new ServedWorkspace("w", table._journeys);
        await table.Served.Maps.CreateAsync(Made.Map(), "Asta");
        return table;
    }

    /// <summary>The library as another process has it.</summary>
    public MapLibrary Elsewhere() => new(_scratch.Folder);

    public WorkspaceVisit Visit(string name, MemberRole role = MemberRole.Owner) => new(Served, Visitor.Of("id-" + name, name, role));

    public Task<MapSeat> SeatAsync(string name, MemberRole role = MemberRole.Owner) => Visit(name, role).SitDownAsync("phone");

    public async ValueTask DisposeAsync()
    {
        await Served.Live.DisposeAsync();
        await _journeys.DisposeAsync();
        _scratch.Dispose();
    }
}
