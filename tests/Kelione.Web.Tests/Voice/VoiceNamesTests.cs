using System.Globalization;
using Kelione.Voice.Lexicons;
using Kelione.Web.Voice.Frame;
using Kelione.Web.Voice.Overview;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Voice;

public sealed class VoiceNamesTests : IDisposable
{
    private static readonly string[] Languages = ["en", "ru", "zh-Hans", "pl", "lt"];
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public void Dispose() => CultureInfo.CurrentUICulture = _before;

    [Fact]
    public void Every_topic_of_the_lexicons_has_a_name_in_every_language()
    {
        foreach (var language in Languages)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var names = Topics.All.Select(t => VoiceNames.Theme(t)).ToList();
            Assert.All(names, n => Assert.False(string.IsNullOrWhiteSpace(n)));
            if (language != "en")
            {
                Assert.DoesNotContain("Delivery", names);
            }

            Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        }
    }

    [Theory]
    [InlineData("ru", "delivery", "Доставка")]
    [InlineData("ru", "delivery+price", "Доставка · цена")]
    [InlineData("zh-Hans", "delivery", "配送")]
    [InlineData("lt", "en:seat", "Seat")]
    public void A_theme_is_named_by_its_topics_in_the_reader_s_language_and_a_word_as_it_is(string language, string id, string name)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        Assert.Equal(name, VoiceNames.Theme(id));
    }

    [Fact]
    public void Releases_stand_in_their_period_and_those_outside_are_left_out()
    {
        var course = Enumerable.Range(0, 5).Select(i => new VoicePeriod(new DateOnly(2026, 1, 5).AddDays(7 * i), 30, new VoiceMean(30, 0.2, new Journeys.Interval(0.1, 0.3)))).ToList();
        var plan = new CoursePlan(course);
        var marks = plan.Releases([(new DateOnly(2026, 1, 20), "b"), (new DateOnly(2026, 1, 5), "a"), (new DateOnly(2026, 2, 9), "later"), (new DateOnly(2026, 1, 4), "before")], d => d.AddDays(6), 4);
        Assert.Equal(["a", "b"], marks.Select(m => m.Text));
        Assert.Equal([plan.X(0), plan.X(2)], marks.Select(m => m.X));
        Assert.Equal(2, marks.Select(m => m.Y).Distinct().Count());
        Assert.Equal(["later"], plan.Releases([(new DateOnly(2026, 1, 5), "a"), (new DateOnly(2026, 2, 8), "later")], d => d.AddDays(6), 1).Select(m => m.Text));
    }

    [Theory]
    [InlineData("day")]
    [InlineData("week")]
    [InlineData("month")]
    public void Every_unit_of_a_course_has_its_words_in_every_language(string unit)
    {
        foreach (var language in Languages)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            Assert.All(new[] { $"Course.{unit}", $"Course.n.{unit}", $"Course.Policy.{unit}" }, key => Assert.NotEmpty(VoiceTexts.All[key, "1"]));
        }
    }
}
