namespace Kelione.Workspace.Tests.Collecting;

public sealed class ArrivalBacklogTests
{
    private readonly Clock _clock = new();

    [Fact]
    public void Senders_may_be_a_little_ahead_of_a_store_that_is_at_work()
    {
        var backlog = new ArrivalBacklog(_clock);
        backlog.Moved(0);
        Assert.False(backlog.IsFull(ArrivalBacklog.MostAhead));
        Assert.True(backlog.IsFull(ArrivalBacklog.MostAhead + 1));
    }

    [Fact]
    public void For_a_store_that_takes_nothing_more_is_kept_and_what_gathered_is_not_held_against_senders()
    {
        var backlog = new ArrivalBacklog(_clock);
        Assert.False(backlog.IsFull(ArrivalBacklog.MostHeld));
        Assert.True(backlog.IsFull(ArrivalBacklog.MostHeld + 1));
        backlog.Moved(0);
        _clock.Seconds = 100;
        Assert.False(backlog.IsFull(1L << 30));
        backlog.Moved(1L << 30);
        Assert.False(backlog.IsFull((1L << 30) + ArrivalBacklog.MostAhead));
        Assert.True(backlog.IsFull((1L << 30) + ArrivalBacklog.MostAhead + 1));
    }

    [Fact]
    public void A_store_that_catches_up_is_not_left_behind_again()
    {
        var backlog = new ArrivalBacklog(_clock);
        backlog.Moved(1L << 30);
        _clock.Seconds = 1;
        backlog.Moved(1L << 20);
        backlog.Moved(ArrivalBacklog.MostAhead);
        Assert.True(backlog.IsFull((1L << 30) + 1));
        Assert.False(backlog.IsFull((1L << 20) + ArrivalBacklog.MostAhead));
    }

    private sealed class Clock : TimeProvider
    {
        public int Seconds { get; set; }

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Seconds;
    }
}
