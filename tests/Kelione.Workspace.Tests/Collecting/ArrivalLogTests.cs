namespace Kelione.Workspace.Tests.Collecting;

public sealed class ArrivalLogTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void What_was_refused_is_counted_for_a_day_also_after_a_restart()
    {
        Directory.CreateDirectory(_scratch.Folder.ArrivalsFolder);
        var time = new HandTime();
        var log = new ArrivalLog(_scratch.Folder, time);
        log.Refused("segment", "no name", 3);
        time.Forward(10);
        log.Refused("segment", "no name");
        Assert.Equal(4, log.Status(0).Systems["segment"].RefusedInDay(time.GetUtcNow()));
        log.Save(atOnce: true);
        var next = new ArrivalLog(_scratch.Folder, time);
        time.Forward(15);
        Assert.Equal(1, next.Status(0).Systems["segment"].RefusedInDay(time.GetUtcNow()));
        time.Forward(40);
        next.Refused("segment", "no name");
        var count = next.Status(0).Systems["segment"];
        Assert.Equal((5, 1, 1), (count.Refused, count.RefusedInDay(time.GetUtcNow()), count.RefusedByHour.Count));
    }

    private sealed class HandTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

        public void Forward(int hours) => _now = _now.AddHours(hours);

        public override DateTimeOffset GetUtcNow() => _now;
    }
}
