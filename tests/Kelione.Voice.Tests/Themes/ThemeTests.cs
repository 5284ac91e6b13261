using Kelione.Voice.Tests.Support;
using Kelione.Voice.Themes;

namespace Kelione.Voice.Tests.Themes;

/// <summary>Themes found, steered and told.</summary>
public sealed class ThemeTests
{
    private static readonly VoiceReader Reader = SmallLexicons.Reader;

    private static readonly SourceText[] Texts =
    [
        .. Enumerable.Range(0, 30).Select(i => new SourceText($"The courier was late on day {i}", "en")),
        .. Enumerable.Range(0, 20).Select(i => new SourceText("курьеры опоздали", "ru")),
        .. Enumerable.Range(0, 25).Select(i => new SourceText($"The price of the delivery is bad, order {i}", "en")),
        .. Enumerable.Range(0, 25).Select(i => new SourceText("The gluten label is missing on the soup", "en")),
        .. Enumerable.Range(0, 60).Select(i => new SourceText("I read a book at home", "en")),
    ];

    private static IEnumerable<string> Themes(ThemeModel model, string text, string language = "en") =>
        new ThemeReader(Reader, model).Read(text, language).Themes.Select(t => t.Theme);

    [Fact]
    public void A_topic_is_one_theme_in_all_languages()
    {
        var model = ThemeFinder.Discover(Reader, Texts);
        Assert.Equal(75, model.Themes.Single(t => t.Id == "delivery").Texts);
        Assert.Equal(["delivery"], Themes(model, "курьер", "ru"));
        Assert.Equal(["delivery"], Themes(model, "a courier"));
    }

    [Fact]
    public void Topics_named_in_one_breath_are_a_theme_of_their_own()
    {
        var model = ThemeFinder.Discover(Reader, Texts);
        Assert.Equal(25, model.Themes.Single(t => t.Id == "delivery+price").Texts);
        Assert.Equal(["delivery+price"], Themes(model, "The delivery price"));
        Assert.Equal(["delivery+price", "delivery"], Themes(model, "The delivery price. The courier.").OrderByDescending(t => t.Length));
    }

    [Fact]
    public void A_theme_of_words_is_named_by_what_sets_its_texts_apart_two_words_before_one()
    {
        var model = ThemeFinder.Discover(Reader, Texts);
        var theme = Assert.Single(model.Themes, t => t.Words.Any(w => w.Form == "gluten label"));
        Assert.Equal(2, theme.Label!.Split(' ').Length);
        Assert.Contains(theme.Label, "the gluten label missing soup", StringComparison.Ordinal);
        Assert.All(model.Themes.Where(t => t.Topics.Count > 0), t => Assert.Null(t.Label));
    }

    [Fact]
    public void Words_of_no_topic_that_go_together_are_found()
    {
        var model = ThemeFinder.Discover(Reader, Texts);
        var theme = Assert.Single(model.Themes, t => t.Words.Any(w => w.Form == "gluten label"));
        Assert.Contains(theme.Words, w => w.Form == "soup");
        Assert.Contains(theme.Id, Themes(model, "gluten in my soup"));
    }

    [Theory]
    [InlineData("en", "On this day I got a new toaster, number {0}", "day", "toaster")]
    [InlineData("ru", "сегодня люди открыли тостер, номер {0}", "сегодня", "тостер")]
    [InlineData("pl", "dzisiaj ludzie otworzyli toster, numer {0}", "dzisiaj", "toster")]
    [InlineData("lt", "šiandien žmonės trimitą būgną, numeris {0}", "šiandien", "trimitą")]
    public void Words_that_fit_any_subject_are_none_themselves(string language, string text, string general, string subject)
    {
        var model = ThemeFinder.Discover(
            VoiceReader.Standard, Enumerable.Range(0, 60).Select(i => new SourceText(i < 20 ? string.Format(System.Globalization.CultureInfo.InvariantCulture, text, i) : "", language)), new ThemeOptions { MostShare = 1 });
        Assert.DoesNotContain(model.Themes.SelectMany(t => t.Words), w => w.Form == general);
        Assert.Contains(model.Themes.SelectMany(t => t.Words), w => w.Form.Contains(subject, StringComparison.Ordinal));
    }

    [Fact]
    public void Whom_the_texts_are_addressed_to_is_not_what_they_speak_of()
    {
        SourceText[] texts =
        [
            .. Enumerable.Range(0, 30).Select(i => new SourceText($"@Zenith the zenith lounge gluten menu, number {i}", "en")), .. Enumerable.Range(0, 30).Select(i => new SourceText($"@zenith a book {i}", "en")),
            .. Enumerable.Range(0, 60).Select(_ => new SourceText("I read at home", "en")),
        ];
        var words = ThemeFinder.Discover(Reader, texts).Themes.SelectMany(t => t.Words).Select(w => w.Form).ToList();
        Assert.DoesNotContain(words, w => w.Contains("zenith", StringComparison.Ordinal));
        Assert.Contains("gluten menu", words);
    }

    [Fact]
    public void Finding_is_deterministic() =>
        Assert.Equal(
            ThemeFinder.Discover(Reader, Texts).Themes.Select(t => (t.Id, t.Texts)),
            ThemeFinder.Discover(Reader, Texts).Themes.Select(t => (t.Id, t.Texts)));

    [Fact]
    public void What_a_person_changed_is_kept_as_text_and_applied_again()
    {
        var words = new ThemeReader(Reader, ThemeModel.OfTopics);
        var courier = words.WordOf("couriers", "en")!;
        var drone = words.WordOf("drone", "en")!;
        var list = ThemeList.Empty
            .With(new RenameTheme("delivery", "Bringing it"))
            .With(new AddThemeWord("delivery", drone))
            .With(new SplitTheme("delivery", "people", "People who bring it", [courier]))
            .With(new MergeThemes("price", "size"))
            .With(new HideTheme("queue"))
            .With(new PinTheme("taste", true));
        var model = ThemeList.FromJson(list.ToJson()).Apply(ThemeModel.OfTopics);
        Assert.Equal("Bringing it", model.Themes.Single(t => t.Id == "delivery").Name);
        Assert.Equal(["people"], Themes(model, "the courier came"));
        Assert.Equal(["delivery"], Themes(model, "a drone came"));
        Assert.DoesNotContain(model.Themes, t => t.Id is "queue" or "size");
        Assert.True(model.Themes.Single(t => t.Id == "taste").IsPinned);
    }

    [Fact]
    public void A_pinned_theme_stays_where_it_is_no_longer_found()
    {
        var kept = new Theme { Id = "en:robot", Words = [new ThemeWord("en", "robot", "robot")] };
        var model = ThemeList.FromJson(ThemeList.Empty.With(new PinTheme(kept.Id, true, kept)).ToJson()).Apply(new ThemeModel([], 0));
        Assert.Equal(["en:robot"], Themes(model, "robots"));
    }

    [Fact]
    public void A_change_of_a_theme_that_is_gone_changes_nothing()
    {
        var list = ThemeList.Empty.With(new RenameTheme("gone", "x")).With(new MergeThemes("gone", "price")).With(new MergeThemes("price", "price")).With(new SplitTheme("gone", "y", "z", []));
        Assert.Equal(ThemeModel.OfTopics.Themes.Select(t => t.Id), list.Apply(ThemeModel.OfTopics).Themes.Select(t => t.Id));
    }

    [Fact]
    public void A_mention_points_into_the_original_text()
    {
        const string text = "My  COURIER was late";
        var mention = Assert.Single(new ThemeReader(Reader, ThemeModel.OfTopics).Read(text, "en").Themes);
        Assert.Equal("COURIER", text.Substring(mention.Start, mention.Length));
    }
}
