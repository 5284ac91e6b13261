namespace Kelione.Workspace.Tests.People;

public sealed class TryCounterTests
{
    [Fact]
    public void Who_waits_as_long_as_told_meets_no_pause()
    {
        var clock = new Clock();
        var tries = new TryCounter(2, TimeSpan.FromSeconds(60), clock);
        tries.Count("key");
        Assert.Null(tries.SecondsLeft("key"));
        tries.Count("key");
        clock.Pass(TimeSpan.FromSeconds(30.5));
        Assert.Equal(30, tries.SecondsLeft("key"));
        clock.Pass(TimeSpan.FromSeconds(30));
        Assert.Null(tries.SecondsLeft("key"));
    }

    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public void Pass(TimeSpan time) => _now += time;

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
