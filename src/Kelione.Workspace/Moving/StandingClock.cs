namespace Kelione.Workspace;

/// <summary>A clock that stands, so that two workspaces that are asked one after the other answer of one moment.</summary>
/// <param name="now">The moment.</param>
/// <param name="running">A clock that goes on measuring lengths of time.</param>
internal sealed class StandingClock(DateTimeOffset now, TimeProvider running) : TimeProvider
{
    public override TimeZoneInfo LocalTimeZone => running.LocalTimeZone;

    public override long TimestampFrequency => running.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => now;

    public override long GetTimestamp() => running.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => running.CreateTimer(callback, state, dueTime, period);
}
