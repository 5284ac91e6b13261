using System.Globalization;
using Kelione.Journeys;
using Kelione.Web.Shared;

namespace Kelione.Web.Tests.Frame;

public sealed class FigureTests : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;
    private readonly CultureInfo _beforeUi = CultureInfo.CurrentUICulture;

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_before, _beforeUi);

    [Theory]
    [InlineData("en", 61_480, "61,480")]
    [InlineData("ru", 61_480, "61\u202f480")]
    [InlineData("lt", -61_480, "−61\u202f480")]
    [InlineData("zh-Hans", 61_480, "61,480")]
    public void A_count_is_grouped_as_the_language_groups(string language, long number, string expected)
    {
        Use(language);
        Assert.Equal(expected, Figures.Count(number));
    }

    [Theory]
    [InlineData("en", "75.0\u202f%")]
    [InlineData("ru", "75,0\u202f%")]
    [InlineData("zh-Hans", "75.0%")]
    public void A_share_has_its_sign_as_the_language_writes_it(string language, string expected)
    {
        Use(language);
        Assert.Equal(expected, Figures.Percent(0.75));
    }

    [Fact]
    public void A_share_that_is_none_is_no_zero()
    {
        Use("en");
        Assert.Equal(Figures.None, Figures.Percent(null));
        Assert.Equal(Figures.None, Figures.Percent(double.NaN));
        Assert.Equal(Figures.None, Figures.Length(double.NaN));
    }

    [Theory]
    [InlineData(0.05, "+5.0 points")]
    [InlineData(-0.016, "−1.6 points")]
    [InlineData(-0.0001, "0.0 points")]
    public void A_difference_has_its_sign_and_zero_has_none(double difference, string expected)
    {
        Use("en");
        Assert.Equal(expected, Figures.Points(difference));
    }

    [Fact]
    public void An_interval_is_parted_by_what_is_no_decimal_mark()
    {
        Use("en");
        Assert.Equal("[74.0, 75.9]", Figures.Interval(0.74, 0.759));
        Use("ru");
        Assert.Equal("[74,0; 75,9]", Figures.Interval(0.74, 0.759));
    }

    [Theory]
    [InlineData(0.25, "250 ms")]
    [InlineData(3.2, "3.2 s")]
    [InlineData(35, "35 s")]
    [InlineData(59.7, "1 min")]
    [InlineData(260, "4 min 20 s")]
    [InlineData(1_500, "25 min")]
    [InlineData(3_599, "1 h")]
    [InlineData(187_200, "2 d 4 h")]
    [InlineData(86_399, "1 d")]
    [InlineData(2_600_000, "30 d")]
    [InlineData(-90, "−1 min 30 s")]
    public void A_length_of_time_is_told_in_its_two_greatest_units(double seconds, string expected)
    {
        Use("en");
        Assert.Equal(expected, Figures.Length(seconds));
    }

    [Theory]
    [InlineData("en", "30d", "30 d")]
    [InlineData("ru", "7d", "7 дн.")]
    [InlineData("zh-Hans", "1h30m", "1 小时 30 分钟")]
    [InlineData("en", "8d2h5s", "8 d 2 h 5 s")]
    [InlineData("en", "0s", "0 s")]
    public void A_length_that_was_set_is_told_whole_in_the_units_of_the_language(string language, string set, string expected)
    {
        Use(language);
        Assert.Equal(expected, Figures.Length(Duration.Parse(set)));
        Assert.Equal(expected, Figures.LengthAsSet(set));
        Assert.Equal("soon", Figures.LengthAsSet("soon"));
    }

    [Theory]
    [InlineData("en", "1–30 Sep 2026")]
    [InlineData("zh-Hans", "2026年9月1日–9月30日")]
    [InlineData("lt", "2026-09-01 – 2026-09-30")]
    public void A_period_within_a_month_is_short_where_the_language_can(string language, string expected)
    {
        Use(language);
        Assert.Equal(expected, Figures.Period(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30)));
    }

    [Fact]
    public void What_is_past_is_told_from_now()
    {
        Use("en");
        var now = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero);
        Assert.Equal("just now", Figures.Ago(now.AddSeconds(-5), now));
        Assert.Equal("4 min ago", Figures.Ago(now.AddMinutes(-4), now));
        Assert.Equal("3 h ago", Figures.Ago(now.AddHours(-3), now));
        Assert.Equal("yesterday", Figures.Ago(now.AddHours(-13), now));
        Assert.Equal("3 days ago", Figures.Ago(now.AddDays(-3), now));
        Assert.Equal("1 Sep", Figures.Ago(now.AddDays(-29), now));
    }

    [Fact]
    public void A_style_has_a_point_in_every_language()
    {
        Use("ru");
        Assert.Equal("12.5", Figures.Css(12.5));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh-Hans")]
    [InlineData("pl")]
    [InlineData("lt")]
    public void Every_form_of_a_date_can_be_written(string language)
    {
        Use(language);
        var (from, to) = (new DateOnly(2025, 12, 31), new DateOnly(2026, 2, 1));
        Assert.All([Figures.Period(from, to), Figures.Period(null, to), Figures.Period(from, null), Figures.Period(null, null), Figures.Day(from, from)], Assert.NotEmpty);
    }

    private static void Use(string language) => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo(language), CultureInfo.GetCultureInfo(language));
}
