using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Tests.Layouts.Frame;

public sealed class PosterNumbersTests
{
    [Theory]
    [InlineData("en", 48210, "48,210")]
    [InlineData("zh", 48210, "48,210")]
    [InlineData("ru", 48210, "48\u202F210")]
    [InlineData("ru", 4821, "4\u202F821")]
    [InlineData("pl", 4821, "4821")]
    [InlineData("lt", 12000000, "12\u202F000\u202F000")]
    [InlineData("en", -5, "−5")]
    [InlineData("en", 0, "0")]
    public void A_count_is_grouped_as_its_language_does(string language, long value, string text) => Assert.Equal(text, In(language).Count(value));

    [Theory]
    [InlineData("en", 9999, "9,999")]
    [InlineData("en", 48210, "48.2\u00A0k")]
    [InlineData("en", 12000000, "12.0\u00A0M")]
    [InlineData("ru", 7329118, "7,33\u00A0млн")]
    [InlineData("zh", 48210, "4.82\u00A0万")]
    [InlineData("zh", 12000000, "1,200\u00A0万")]
    public void A_short_count_keeps_three_digits(string language, long value, string text) => Assert.Equal(text, In(language).ShortCount(value));

    [Theory]
    [InlineData(0, "0\u00A0%")]
    [InlineData(0.0001, "<0.1\u00A0%")]
    [InlineData(0.0042, "0.4\u00A0%")]
    [InlineData(0.146, "15\u00A0%")]
    [InlineData(1, "100\u00A0%")]
    public void A_small_share_is_never_written_as_nothing(double share, string text) => Assert.Equal(text, In("en").Percent(share));

    [Theory]
    [InlineData(0.001, "<1\u00A0%")]
    [InlineData(0, "0\u00A0%")]
    [InlineData(0.61, "61\u00A0%")]
    public void A_whole_per_cent_says_less_than_one(double share, string text) => Assert.Equal(text, In("en").WholePercent(share));

    [Fact]
    public void A_share_short_of_all_is_not_rounded_to_all() => Assert.Equal("99.9\u00A0%", In("en").ExactPercent(0.99999));

    [Theory]
    [InlineData(3.64, "+3.6")]
    [InlineData(-3.6, "−3.6")]
    [InlineData(0, "0.0")]
    [InlineData(-0.04, "0.0")]
    public void An_emotion_carries_its_sign(double value, string text) => Assert.Equal(text, In("en").Signed(value));

    [Theory]
    [InlineData(42, "42\u00A0s")]
    [InlineData(540, "9\u00A0min")]
    [InlineData(11400, "3\u00A0h\u00A010\u00A0m")]
    [InlineData(155520, "1.8\u00A0d")]
    [InlineData(11318400, "131\u00A0d")]
    [InlineData(94672800, "3.0\u00A0y")]
    public void A_duration_is_written_in_the_unit_that_fits(double seconds, string text) => Assert.Equal(text, In("en").Duration(seconds));

    [Fact]
    public void No_duration_says_sixty_minutes_or_twenty_four_hours()
    {
        for (var seconds = 0.0; seconds < 200_000; seconds += 7)
        {
            Assert.DoesNotMatch("^60\u00A0|\u00A060\u00A0|^24\u00A0h", In("en").Duration(seconds));
        }
    }

    [Theory]
    [InlineData("en", "1\u00A0July – 30\u00A0September 2026")]
    [InlineData("ru", "1\u00A0июля – 30\u00A0сентября 2026")]
    [InlineData("lt", "2026\u00A0m. liepos\u00A01\u00A0d. – rugsėjo\u00A030\u00A0d.")]
    public void A_period_names_its_year_once(string language, string text) =>
        Assert.Equal(text, new PosterDates(new PosterTexts("PosterWords", language)).LongRange(new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30)));

    [Theory]
    [InlineData("en", "1\u00A0Dec 2025 – 3\u00A0Jan 2026")]
    [InlineData("lt", "2025-12-01 – 2026-01-03")]
    [InlineData("zh", "2025-12-01 至 2026-01-03")]
    public void A_period_over_new_year_names_both(string language, string text) =>
        Assert.Equal(text, new PosterDates(new PosterTexts("PosterWords", language)).ShortRange(new DateOnly(2025, 12, 1), new DateOnly(2026, 1, 3)));

    [Fact]
    public void The_last_day_of_a_measurement_is_the_one_before_its_end()
    {
        var period = new MeasuredPeriod(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), null, null);
        Assert.Equal((new DateOnly(2026, 7, 1), new DateOnly(2026, 9, 30)), PosterDates.Days(period));
    }

    [Fact]
    public void An_open_period_takes_the_ends_of_the_data()
    {
        var first = new DateTimeOffset(2026, 7, 4, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal((new DateOnly(2026, 7, 4), new DateOnly(2026, 7, 6)), PosterDates.Days(new MeasuredPeriod(null, null, first, first.AddDays(2))));
    }

    private static PosterNumbers In(string language) => new(new PosterTexts("PosterWords", language));
}
