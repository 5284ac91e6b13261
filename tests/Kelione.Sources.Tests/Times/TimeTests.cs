using CsCheck;
using Kelione.Journeys;

namespace Kelione.Sources.Tests;

public sealed class TimeTests
{
    [Theory]
    [InlineData("2019-11-03T01:11:19.000", "2019-11-03T01:11:19Z")]
    [InlineData("2019/11/03 01:11:19.000", "2019-11-03T01:11:19Z")]
    [InlineData("2006-07-24T00:00:00+0000", "2006-07-24T00:00:00Z")]
    [InlineData("2010-12-30 14:32:00+01:00", "2010-12-30T13:32:00Z")]
    [InlineData("2019-11-01 17:59:13.273932", "2019-11-01T17:59:13.273932Z")]
    [InlineData("2019-11-01 17:59:13.273932987 UTC", "2019-11-01T17:59:13.273932Z")]
    [InlineData("2019-11-01", "2019-11-01T00:00:00Z")]
    [InlineData("20191101", "2019-11-01T00:00:00Z")]
    [InlineData("20191101T175913Z", "2019-11-01T17:59:13Z")]
    [InlineData("20191101175913", "2019-11-01T17:59:13Z")]
    [InlineData("2024-2-9 7:05", "2024-02-09T07:05:00Z")]
    [InlineData("2024-02-29T23:59:60Z", "2024-03-01T00:00:00Z")]
    [InlineData(" 2024-02-29 ", "2024-02-29T00:00:00Z")]
    public void Year_first_times_are_read(string text, string expected) => Check(TimeFormat.YearFirst, text, expected);

    [Theory]
    [InlineData("2/24/2015 11:35", "2015-02-24T11:35:00Z")]
    [InlineData("02/24/15 11:35:07 PM", "2015-02-24T23:35:07Z")]
    [InlineData("12/31/1999 12:00 AM", "1999-12-31T00:00:00Z")]
    public void Month_first_times_are_read(string text, string expected) => Check(TimeFormat.MonthFirst, text, expected);

    [Theory]
    [InlineData("24.02.2015", "2015-02-24T00:00:00Z")]
    [InlineData("24.02.2015 11:35:01,5", "2015-02-24T11:35:01.5Z")]
    [InlineData("1-2-2015, 9:00", "2015-02-01T09:00:00Z")]
    public void Day_first_times_are_read(string text, string expected) => Check(TimeFormat.DayFirst, text, expected);

    [Theory]
    [InlineData("24/Feb/2015:11:35:00 +0000", "2015-02-24T11:35:00Z")]
    [InlineData("[24/Feb/2015:11:35:00 -0500]", "2015-02-24T16:35:00Z")]
    [InlineData("Tue Feb 24 11:35:00 +0000 2015", "2015-02-24T11:35:00Z")]
    [InlineData("Feb 24, 2015 11:35 PM", "2015-02-24T23:35:00Z")]
    [InlineData("24 February 2015", "2015-02-24T00:00:00Z")]
    [InlineData("Tue, 24 Feb 2015 11:35:00 GMT", "2015-02-24T11:35:00Z")]
    public void Times_with_the_name_of_the_month_are_read(string text, string expected) => Check(TimeFormat.MonthName, text, expected);

    [Theory]
    [InlineData(TimeFormat.EpochSeconds, "1538405774", "2018-10-01T14:56:14Z")]
    [InlineData(TimeFormat.EpochSeconds, "1538405774.195", "2018-10-01T14:56:14.195Z")]
    [InlineData(TimeFormat.EpochSeconds, "1.538405774195E9", "2018-10-01T14:56:14.195Z")]
    [InlineData(TimeFormat.EpochMillis, "1538405774195", "2018-10-01T14:56:14.195Z")]
    [InlineData(TimeFormat.EpochMicros, "1538405774195002", "2018-10-01T14:56:14.195002Z")]
    [InlineData(TimeFormat.EpochNanos, "1538405774195002999", "2018-10-01T14:56:14.195002Z")]
    [InlineData(TimeFormat.EpochSeconds, "-1", "1969-12-31T23:59:59Z")]
    [InlineData(TimeFormat.SpreadsheetDays, "45292.5", "2024-01-01T12:00:00Z")]
    public void Numbers_are_read_in_their_unit(TimeFormat format, string text, string expected) => Check(format, text, expected);

    [Theory]
    [InlineData("")]
    [InlineData("2024-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("2024-01-01 25:00")]
    [InlineData("2024-01-01 10:61")]
    [InlineData("2024-01-01T10:00:00+99:00")]
    [InlineData("2024-01-01 10:00 tomorrow")]
    [InlineData("0000-01-01")]
    [InlineData("now")]
    [InlineData("99999999999999999999999")]
    public void What_is_no_time_is_refused_in_every_format(string text)
    {
        foreach (var name in TimeFormats.All.Where(n => !n.StartsWith("epoch", StringComparison.Ordinal) || !text.All(char.IsAsciiDigit)))
        {
            Assert.False(new TimeParser(TimeFormats.Parse(name), ZoneRule.Of(null)).TryParse(text, out _), name);
        }
    }

    [Fact]
    public void Year_first_times_agree_with_the_library_of_the_platform() =>
        Gen.Long[UtcTime.MinMicros, UtcTime.MaxMicros].Sample(micros =>
        {
            var parser = new TimeParser(TimeFormat.YearFirst, ZoneRule.Of(null));
            Assert.True(parser.TryParse(UtcTime.Format(micros), out var read));
            Assert.Equal(micros, read);
        });

    [Fact]
    public void Any_text_is_read_or_refused_but_never_breaks() => Gen.String["0123456789-/.: TZ+,PMjanfeb"].Sample(text =>
    {
        foreach (var name in TimeFormats.All)
        {
            var isRead = new TimeParser(TimeFormats.Parse(name), ZoneRule.Of("Europe/Vilnius")).TryParse(text, out var micros);
            Assert.True(!isRead || (micros >= UtcTime.MinMicros && micros <= UtcTime.MaxMicros));
        }
    });

    [Theory]
    [InlineData("+03:00", "2024-07-01 12:00:00", "2024-07-01T09:00:00Z")]
    [InlineData("Europe/Vilnius", "2024-07-01 12:00:00", "2024-07-01T09:00:00Z")]
    [InlineData("Europe/Vilnius", "2024-01-01 12:00:00", "2024-01-01T10:00:00Z")]
    [InlineData("Europe/Vilnius", "2024-01-01 12:00:00+00:00", "2024-01-01T12:00:00Z")]
    public void A_zone_is_applied_to_times_without_an_offset(string zone, string text, string expected)
    {
        Assert.True(new TimeParser(TimeFormat.YearFirst, ZoneRule.Of(zone)).TryParse(text, out var micros));
        Assert.Equal(expected, UtcTime.Format(micros));
    }

    [Fact]
    public void A_time_that_the_clock_showed_twice_is_taken_at_the_earlier_moment_and_counted()
    {
        var zone = ZoneRule.Of("Europe/Vilnius");

        Assert.True(new TimeParser(TimeFormat.YearFirst, zone).TryParse("2024-10-27 03:30:00", out var micros));

        Assert.Equal("2024-10-27T00:30:00Z", UtcTime.Format(micros));
        Assert.Equal(1, zone.Ambiguous);
    }

    [Fact]
    public void A_time_that_the_clock_skipped_is_moved_on_and_counted()
    {
        var zone = ZoneRule.Of("Europe/Vilnius");

        Assert.True(new TimeParser(TimeFormat.YearFirst, zone).TryParse("2024-03-31 03:30:00", out var micros));

        Assert.Equal("2024-03-31T01:30:00Z", UtcTime.Format(micros));
        Assert.Equal(1, zone.Skipped);
    }

    [Fact]
    public void The_remembered_hours_of_a_zone_give_what_the_platform_gives()
    {
        var platform = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");
        var zone = ZoneRule.Of("America/New_York");
        Gen.Long[0, 2_000_000_000].Array[50].Sample(seconds =>
        {
            foreach (var second in seconds)
            {
                var local = DateTime.SpecifyKind(DateTime.UnixEpoch.AddSeconds(second), DateTimeKind.Unspecified);
                if (!platform.IsInvalidTime(local) && !platform.IsAmbiguousTime(local))
                {
                    Assert.Equal(UtcTime.FromDateTime(TimeZoneInfo.ConvertTimeToUtc(local, platform)), zone.ToUtc(second * UtcTime.MicrosPerSecond));
                }
            }
        }, threads: 1);
    }

    [Theory]
    [InlineData("Mars/Phobos")]
    [InlineData("+99")]
    [InlineData("+3 hours")]
    public void An_unknown_zone_is_named(string zone) => Assert.Contains(zone, Assert.Throws<SourceException>(() => ZoneRule.Of(zone)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("24/02/2015|01/03/2015", TimeFormat.DayFirst)]
    [InlineData("02/24/2015|01/03/2015", TimeFormat.MonthFirst)]
    [InlineData("01.02.2015|03.04.2015", TimeFormat.DayFirst)]
    [InlineData("01/02/2015|03/04/2015", TimeFormat.MonthFirst)]
    [InlineData("1538405774|1538405999", TimeFormat.EpochSeconds)]
    [InlineData("1538405774195|1538405999000", TimeFormat.EpochMillis)]
    [InlineData("1538405774195002000|1538397432261002000", TimeFormat.EpochNanos)]
    [InlineData("45292.5|45293", TimeFormat.SpreadsheetDays)]
    [InlineData("2015-01-01|2015-01-02T10:00:00Z", TimeFormat.YearFirst)]
    public void The_format_of_a_column_is_decided_over_its_sample(string sample, TimeFormat expected) =>
        Assert.Equal(expected, TimeGuesser.Decide(sample.Split('|'), numbersToo: true).Format);

    [Fact]
    public void An_order_of_day_and_month_that_stays_open_is_said() =>
        Assert.Contains("month first assumed", TimeGuesser.Decide(["01/02/2015", "03/04/2015"], numbersToo: false).Assumption, StringComparison.Ordinal);

    private static void Check(TimeFormat format, string text, string expected)
    {
        Assert.True(new TimeParser(format, ZoneRule.Of(null)).TryParse(text, out var micros));
        Assert.Equal(expected, UtcTime.Format(micros));
    }
}
