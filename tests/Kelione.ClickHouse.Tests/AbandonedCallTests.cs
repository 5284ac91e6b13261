using Kelione.ClickHouse.Support;
using Kelione.Journeys;

namespace Kelione.ClickHouse;

/// <summary>A page that is closed while its question is answered keeps nothing that others wait for.</summary>
public sealed class AbandonedCallTests
{
    [Fact]
    public async Task A_caller_whose_context_has_died_does_not_keep_the_next_from_asking_or_writing()
    {
        await using var world = await World.OpenAsync();
        await world.AppendAsync([Events.Of(("ann", "see", 1), ("bob", "see", 2))]);
        await WithDeadContext(() => world.Engine.AskAsync(new FlowsQuestion()));
        await WithDeadContext(() => world.Engine.OpenAsync(new VariantsQuestion(), "variant:see", new PageRequest()));
        await WithDeadContext(() => world.Store.IdentifyAsync([new IdentityStatement("ann", "bob", 1, "test")]));
        world.Plain.Identify("ann", "bob", 1, "test");
        await world.CheckAsync(new FlowsQuestion()).WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    /// <summary>Calls where nothing that is posted is ever run, as on a circuit that is gone, and waits until what was called has ended.</summary>
    private static async Task WithDeadContext(Func<Task> call)
    {
        var before = SynchronizationContext.Current;
        Task called;
        SynchronizationContext.SetSynchronizationContext(new Dead());
        try
        {
            called = call();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        await called.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
    }

    private sealed class Dead : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
