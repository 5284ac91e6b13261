using Kelione.Web.Voice.Frame;
using Kelione.Web.Voice.Overview;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Voice;

public sealed class VoiceFilterTests
{
    [Fact]
    public void An_address_says_all_of_a_filter_and_nothing_of_none()
    {
        var filter = new VoiceFilter
        {
            From = new DateOnly(2026, 1, 1), To = new DateOnly(2026, 3, 31), Language = "lt", Source = "App Store & co", Purpose = "complaint", Theme = "delivery+price", Feel = -1, Map = "phone", Step = "checkout", ToAnswer = true, Text = "kaina = 5 €",
        };
        Assert.Equal(filter, VoiceFilter.Parse("http://localhost" + filter.At("/w/phone", "inbox")));
        Assert.Equal("/w/phone/voice", VoiceFilter.All.At("/w/phone"));
    }

    [Fact]
    public void Days_of_a_link_are_the_same_in_Explore_and_in_Voice()
    {
        const string Address = "http://localhost/w/phone/x?from=2026-01-01&to=2026-02-01";
        var (voice, explore) = (VoiceFilter.Parse(Address), Web.Explore.Frame.ExploreFilter.Parse(Address));
        Assert.Equal(new DateOnly(2026, 1, 31), voice.To);
        Assert.Equal(explore.ToQuery(), voice.ToQuery());
    }

    [Theory]
    [InlineData("feel=7")]
    [InlineData("from=yesterday")]
    [InlineData("answer=maybe")]
    [InlineData("to=0001-01-01")]
    public void What_cannot_be_read_filters_nothing(string query) => Assert.Equal(VoiceFilter.All, VoiceFilter.Parse("http://localhost/w/a/voice?" + query));

    [Fact]
    public void Words_of_a_cloud_stay_in_their_frame_and_do_not_touch()
    {
        var words = Enumerable.Range(0, 26).Select(i => new VoiceWord("en", new string('n', 3 + (i % 4)), 12 - (i * 0.3), 30, 1)).ToList();
        var placed = WordCloud.Place(words, 0, 310, 40, 240);
        Assert.True(placed.Count > 8);
        Assert.All(placed, p => Assert.InRange(p.X, 0, 310));
        foreach (var (a, b) in placed.SelectMany((a, i) => placed.Skip(i + 1).Select(b => (a, b))))
        {
            Assert.True(Math.Abs(a.Y - b.Y) > Math.Min(a.Size, b.Size) * 0.4 || Math.Abs(a.X - b.X) > (a.Word.Word.Length + b.Word.Word.Length) * Math.Min(a.Size, b.Size) * 0.2);
        }
    }

    [Fact]
    public void A_course_has_a_gap_where_a_period_has_too_few_and_never_a_zero()
    {
        var course = Enumerable.Range(0, 5).Select(i => new VoicePeriod(new DateOnly(2026, 1, 5).AddDays(7 * i), 30, i == 2 ? new VoiceMean(4, null, null) : new VoiceMean(30, 0.2, new Journeys.Interval(0.1, 0.3)))).ToList();
        var plan = new CoursePlan(course);
        Assert.Equal(2, plan.Lines().Count());
        Assert.Equal(2, plan.Bands().Count());
        Assert.True(plan.Y(0.3) < plan.Y(0.1));
    }
}
