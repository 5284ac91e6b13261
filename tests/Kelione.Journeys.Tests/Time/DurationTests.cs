using System.Text.Json;
using CsCheck;

namespace Kelione.Journeys.Tests.Time;

public sealed class DurationTests
{
    [Theory]
    [InlineData("30d", 30 * UtcTime.MicrosPerDay)]
    [InlineData("2w", 14 * UtcTime.MicrosPerDay)]
    [InlineData("1h30m", 5400 * UtcTime.MicrosPerSecond)]
    [InlineData("0.5d", UtcTime.MicrosPerDay / 2)]
    [InlineData(" 90s ", 90 * UtcTime.MicrosPerSecond)]
    [InlineData("500ms", 500_000)]
    [InlineData("10us", 10)]
    [InlineData("0s", 0)]
    public void A_length_is_read_as_people_write_it(string text, long micros) => Assert.Equal(micros, Duration.Parse(text).Micros);

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(14 * UtcTime.MicrosPerDay, "14d")]
    [InlineData(5400 * UtcTime.MicrosPerSecond, "1h30m")]
    [InlineData(1_500_001, "1s500ms1us")]
    [InlineData(-60 * UtcTime.MicrosPerSecond, "-1m")]
    public void A_length_is_written_in_its_shortest_exact_form(long micros, string text) => Assert.Equal(text, new Duration(micros).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("d")]
    [InlineData("30 d")]
    [InlineData("-1d")]
    [InlineData("1,5d")]
    [InlineData("1d2")]
    [InlineData("5y")]
    [InlineData("99999999999999999999999999999999d")]
    [InlineData("999999999999w")]
    public void Other_text_is_refused_and_told_how_to_write_one(string text)
    {
        Assert.False(Duration.TryParse(text, out _));
        var error = Assert.Throws<FormatException>(() => Duration.Parse(text));
        Assert.Contains("30d, 12h, 90m", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_written_and_read_is_the_same_as_text_and_as_json() =>
        Gen.OneOf(Gen.Long[0, long.MaxValue], Gen.Long[0, 40].Select(d => d * UtcTime.MicrosPerDay), Gen.Long[0, 4000].Select(s => s * 500_000)).Sample(micros =>
        {
            var duration = new Duration(micros);
            Assert.Equal(duration, Duration.Parse(duration.ToString()));
            Assert.Equal(duration, JsonSerializer.Deserialize<Duration>(JsonSerializer.Serialize(duration)));
        });

    [Fact]
    public void Lengths_compare_by_their_microseconds() =>
        Gen.Select(Gen.Long, Gen.Long).Sample((a, b) =>
        {
            var (left, right) = (new Duration(a), new Duration(b));
            Assert.Equal(a < b, left < right);
            Assert.Equal(a > b, left > right);
            Assert.Equal(a <= b, left <= right);
            Assert.Equal(a >= b, left >= right);
            Assert.Equal(Math.Sign(a.CompareTo(b)), Math.Sign(left.CompareTo(right)));
        });

    [Fact]
    public void Too_many_days_are_refused_instead_of_wrapping_round() => Assert.Throws<OverflowException>(() => Duration.FromDays(long.MaxValue));
}
