using System.Collections.Concurrent;
using Kelione.Journeys;
using Kelione.Samples;

namespace Kelione.Workspace.Tests;

/// <summary>
/// Workspaces over samples, each made once for all tests that look at it and removed at the end. Names are anonymous ids merged already: who is who is no question here.
/// </summary>
public sealed class SampleWorlds : IAsyncDisposable
{
    public const long Seed = 7;

    private readonly Scratch _scratch = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<JourneyWorkspace>>> _worlds = new(StringComparer.Ordinal);

    /// <summary>A workspace over a scenario of its default size.</summary>
    public Task<JourneyWorkspace> OpenAsync(string scenario, bool planted = true) =>
        _worlds.GetOrAdd(scenario + planted, key => new Lazy<Task<JourneyWorkspace>>(() => MakeAsync(scenario, planted, key))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var world in _worlds.Values)
        {
            await (await world.Value).DisposeAsync();
        }

        _scratch.Dispose();
    }

    private async Task<JourneyWorkspace> MakeAsync(string name, bool planted, string key)
    {
        var scenario = Scenarios.Find(name)!;
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(System.IO.Path.Combine(_scratch.Path, key)));
        await using var appender = await workspace.Store.OpenAppenderAsync();
        foreach (var batch in scenario.Batches(scenario.DefaultCustomers, Seed, new SampleOptions { Planted = planted, AnonymousIds = false }))
        {
            await appender.AddAsync(batch);
        }

        await appender.CommitAsync();
        return workspace;
    }
}
