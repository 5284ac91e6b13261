using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data;
using Kelione.Engine.Storage;
using Kelione.Journeys;
using Kelione.Samples;

namespace Kelione.Conformance.Stored;

/// <summary>Small samples in stores, made once for all tests of a class: what the engine answers, and then, with the store closed, DuckDB by itself.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The test runner makes it.")]
public sealed class SampleStores : IAsyncLifetime
{
    private const int Customers = 250;
    private const long Seed = 11;
    private readonly Dictionary<string, SampleStore> _stores = [];

    /// <summary>Scenarios, the first of which has merged ids.</summary>
    public static IReadOnlyList<string> Names { get; } = ["phone", "clothes"];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        foreach (var name in Names)
        {
            _stores.Add(name, await SampleStore.MakeAsync(Scenarios.Find(name)!, Customers, Seed));
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var store in _stores.Values)
        {
            await store.DisposeAsync();
        }
    }

    internal SampleStore this[string name] => _stores[name];
}

/// <summary>One sample's store, closed, and the answers that were given while it was open.</summary>
internal sealed class SampleStore : IAsyncDisposable
{
    private readonly StoredWorld _world;

    private SampleStore(StoredWorld world) => _world = world;

    public required FlowsAnswer Flows { get; init; }

    public required VariantsAnswer Variants { get; init; }

    public required RetentionAnswer Retention { get; init; }

    public required IReadOnlyList<(FunnelQuestion Question, FunnelAnswer Answer)> Funnels { get; init; }

    public static async Task<SampleStore> MakeAsync(Samples.Scenario scenario, int customers, long seed)
    {
        var world = await StoredWorld.OpenAsync(new EventStoreOptions { Threads = 1, MemoryLimitBytes = 256 << 20 });
        await using (var appender = await world.Embedded.Store.OpenAppenderAsync())
        {
            foreach (var batch in scenario.Batches(customers, seed))
            {
                await appender.AddAsync(batch);
            }

            await appender.CommitAsync();
        }

        foreach (var identity in scenario.Identities(customers, seed))
        {
            await world.Embedded.Store.IdentifyAsync(identity.Anonymous, identity.Known, identity.TimeMicros, "signed in");
        }

        var engine = world.Embedded.Engine;
        var status = await engine.AskForAsync(new StatusQuestion());
        Assert.Equal(customers, status.Customers);
        var funnels = new List<(FunnelQuestion, FunnelAnswer)>();
        foreach (var question in FunnelsOf([.. status.ByActivity.Select(a => a.Activity)]))
        {
            funnels.Add((question, await engine.AskForAsync(question)));
        }

        var store = new SampleStore(world)
        {
            Flows = await engine.AskForAsync(new FlowsQuestion()),
            Variants = await engine.AskForAsync(new VariantsQuestion { Top = null }),
            Retention = await engine.AskForAsync(new RetentionQuestion { Periods = 20 }),
            Funnels = funnels,
        };
        await world.CloseAsync();
        return store;
    }

    /// <summary>What DuckDB gives for a query of the closed file.</summary>
    public async Task<IReadOnlyList<object?[]>> QueryAsync(string sql)
    {
        await using var connection = new DuckDBConnection($"Data Source={_world.DatabasePath};ACCESS_MODE=READ_ONLY");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    /// <summary>Three different activities each, out of the most frequent.</summary>
    private static IEnumerable<FunnelQuestion> FunnelsOf(IReadOnlyList<string> activities) =>
        from funnel in new (int[] Steps, int Days)[] { ([0, 1, 2], 1), ([2, 0, 3], 7), ([3, 2, 1], 30) }
        select new FunnelQuestion { Steps = [.. funnel.Steps.Select(i => StepPattern.Of(activities[i]))], Within = Duration.FromDays(funnel.Days) };
}
