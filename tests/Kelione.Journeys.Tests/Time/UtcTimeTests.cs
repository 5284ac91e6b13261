using CsCheck;

namespace Kelione.Journeys.Tests.Time;

public sealed class UtcTimeTests
{
    private static readonly Gen<long> Moment = Gen.OneOf(Gen.Long[UtcTime.MinMicros, UtcTime.MaxMicros], Gen.Long[-3_000_000, 3_000_000]);

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999999Z")]
    [InlineData(1_500_000, "1970-01-01T00:00:01.5Z")]
    [InlineData(1_767_225_600_000_000, "2026-01-01T00:00:00Z")]
    public void A_moment_is_written_as_ISO_8601_with_Z(long micros, string text) => Assert.Equal(text, UtcTime.Format(micros));

    [Theory]
    [InlineData("2026-01-01", 1_767_225_600_000_000)]
    [InlineData("2026-01-01T00:00:00", 1_767_225_600_000_000)]
    [InlineData("2026-01-01 00:00:00Z", 1_767_225_600_000_000)]
    [InlineData("2026-01-01T02:00:00+02:00", 1_767_225_600_000_000)]
    public void A_moment_without_an_offset_is_UTC_and_a_date_alone_its_first_moment(string text, long micros)
    {
        Assert.True(UtcTime.TryParse(text, out var read));
        Assert.Equal(micros, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("tomorrow")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    public void What_is_no_moment_is_not_read(string text) => Assert.False(UtcTime.TryParse(text, out _));

    [Fact]
    public void A_moment_written_and_read_is_the_same() => Moment.Sample(micros =>
    {
        Assert.True(UtcTime.TryParse(UtcTime.Format(micros), out var read));
        Assert.Equal(micros, read);
        Assert.Equal(micros, UtcTime.FromDateTime(UtcTime.ToDateTime(micros)));
    });

    [Fact]
    public void Days_are_whole_before_1970_too() => Moment.Sample(micros =>
    {
        var day = UtcTime.DayOf(micros);
        Assert.InRange(micros - day * UtcTime.MicrosPerDay, 0, UtcTime.MicrosPerDay - 1);
        Assert.Equal(DateOnly.FromDateTime(UtcTime.ToDateTime(micros)).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber, day);
    });

    [Theory]
    [InlineData(7, 2, 3)]
    [InlineData(-7, 2, -4)]
    [InlineData(-8, 2, -4)]
    [InlineData(7, -2, -4)]
    public void Division_rounds_towards_negative_infinity(long value, long divisor, long quotient) => Assert.Equal(quotient, UtcTime.FloorDiv(value, divisor));

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void A_moment_outside_the_years_1_to_9999_is_refused(long micros) => Assert.Throws<ArgumentOutOfRangeException>(() => UtcTime.ToDateTime(micros));
}
