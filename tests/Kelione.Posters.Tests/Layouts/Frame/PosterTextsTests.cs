using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Tests.Layouts.Frame;

public sealed class PosterTextsTests
{
    public static TheoryData<string, string> ResourcesAndCultures()
    {
        var data = new TheoryData<string, string>();
        foreach (var resource in new[] { "PosterWords", "LinearWords" })
        {
            foreach (var culture in new[] { "ru", "zh-Hans", "pl", "lt" })
            {
                data.Add(resource, culture);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(ResourcesAndCultures))]
    public void Every_text_is_translated_with_the_same_blanks(string resource, string culture)
    {
        var english = Read(resource, CultureInfo.InvariantCulture);
        var translated = Read(resource, CultureInfo.GetCultureInfo(culture));
        Assert.Equal(english.Keys.Order(StringComparer.Ordinal), translated.Keys.Order(StringComparer.Ordinal));
        Assert.All(english.Where(t => !t.Key.StartsWith("Date.", StringComparison.Ordinal) && !t.Key.StartsWith("Number.", StringComparison.Ordinal)), t => Assert.Equal(Blanks(t.Value), Blanks(translated[t.Key])));
        Assert.All(translated.Values, text => Assert.NotEmpty(text.Trim()));
    }

    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 2, "other")]
    [InlineData("ru", 1, "one")]
    [InlineData("ru", 11, "many")]
    [InlineData("ru", 21, "one")]
    [InlineData("ru", 22, "few")]
    [InlineData("ru", 112, "many")]
    [InlineData("pl", 21, "many")]
    [InlineData("pl", 22, "few")]
    [InlineData("pl", 12, "many")]
    [InlineData("lt", 21, "one")]
    [InlineData("lt", 9, "few")]
    [InlineData("lt", 11, "many")]
    [InlineData("lt", 30, "many")]
    [InlineData("zh", 5, "other")]
    public void A_word_takes_the_form_that_goes_with_its_number(string language, long number, string form) => Assert.Equal(form, PosterTexts.PluralForm(language, number));

    [Theory]
    [InlineData("lt-LT", "lt")]
    [InlineData("zh-Hans-CN", "zh")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    [InlineData("plx", "en")]
    public void A_tag_that_is_none_of_the_five_languages_reads_English(string tag, string language) => Assert.Equal(language, PosterTexts.LanguageOf(tag));

    [Fact]
    public void A_key_that_does_not_exist_is_told_by_its_name() =>
        Assert.Contains("Nowhere", Assert.Throws<KeyNotFoundException>(() => new PosterTexts("PosterWords", "en")["Nowhere"]).Message, StringComparison.Ordinal);

    private static string Blanks(string text) => string.Join(' ', Regex.Matches(text, @"\{\d\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, string> Read(string resource, CultureInfo culture) =>
        new ResourceManager($"Kelione.Posters.Texts.{resource}", typeof(PosterTexts).Assembly).GetResourceSet(culture, true, false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
}
