using System.Globalization;
using Kelione.Web.Connect;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Connect;

public sealed class SystemGuideTests
{
    [Fact]
    public void Each_system_has_a_guide_with_its_kind_and_each_step_of_a_guide_is_a_text()
    {
        Assert.Empty(KnownSystem.All.Where(s => !SystemGuide.All.Contains(SystemGuide.Of(s))).Select(s => $"{s.Name} has no guide"));
        Assert.All(SystemGuide.All, g => Assert.All(g.Told, t => Assert.NotEmpty(t)));
        Assert.All(SystemGuide.All, g => Assert.Contains(g.Group, SystemGuide.Groups));
        Assert.All(SystemGuide.All, g => Assert.Null(ConnectTexts.Guides.Find(string.Create(CultureInfo.InvariantCulture, $"{g.Key}.{g.Steps + 1}"))));
    }

    [Fact]
    public void Marks_in_a_sentence_set_names_apart_and_are_never_markup() => Assert.Equal(
        [("Open ", ' '), ("A → B", '*'), (" and take ", ' '), ("<b>.csv", '`'), (".", ' ')],
        Spoken.Parts("Open **A → B** and take `<b>.csv`."));

    [Fact]
    public void The_lines_for_an_SDK_hold_the_address_and_the_key()
    {
        foreach (var sample in SdkSample.Of("segment"))
        {
            var lines = sample.Filled("https://cjm.example/collect/shop", "kel_1");
            Assert.Contains("kel_1", lines, StringComparison.Ordinal);
            Assert.Contains("https://cjm.example", lines, StringComparison.Ordinal);
            Assert.Contains("/collect/shop", lines, StringComparison.Ordinal);
            Assert.DoesNotContain("ROOT", lines, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_tag_says_only_what_is_not_as_without_a_word_and_quotes_what_could_break_out()
    {
        Assert.Equal("""<script async src="https://h/kelione.js" data-key="kel_1" data-workspace="a&quot;b"></script>""", new SnippetTag().Written("https://h", "a\"b", "kel_1"));
        var tag = new SnippetTag { Storage = "cookie", WaitsForConsent = true, HeedsSignals = false, Forms = false, Errors = false, Clicks = false, Hash = true };
        Assert.EndsWith(
            """data-workspace="w" data-storage="cookie" data-consent="wait" data-dnt="ignore" data-forms="off" data-errors="off" data-clicks="off" data-pages="hash"></script>""",
            tag.Written("https://h", "w", "k"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_and_a_key_that_hold_the_words_of_other_places_stay_as_they_are()
    {
        var code = SdkSample.Of("segment")[1].Filled("https://KEY.example/ROOT/HOST", "kel_PATH");
        Assert.Contains("writeKey: 'kel_PATH', host: 'https://key.example', path: '/ROOT/HOST/v1/batch'", code, StringComparison.Ordinal);
        Assert.Contains("fetchRemoteConfig: false", SdkSample.Of("amplitude")[0].Filled("https://a.example/collect", "kel_1"), StringComparison.Ordinal);
    }
}
