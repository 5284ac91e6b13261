using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Kelione.CommandLine;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Tests.Views;

public sealed partial class MapTextsTests
{
    private static readonly ResourceManager Resources = new("Kelione.CommandLine.Texts.MapTexts", typeof(MapTexts).Assembly);

    public static TheoryData<string> Languages => new("en", "ru", "zh-Hans", "pl", "lt");

    public static TheoryData<string> Translations => new("ru", "zh-Hans", "pl", "lt");

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_text_has_a_translation_with_the_same_blanks_to_fill(string language)
    {
        var translated = Resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;
        foreach (System.Collections.DictionaryEntry text in Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!)
        {
            var translation = translated.GetString((string)text.Key);
            Assert.False(string.IsNullOrWhiteSpace(translation), $"{text.Key} has no {language} translation");
            Assert.Equal(Blanks((string)text.Value!), Blanks(translation!));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_word_of_the_document_has_a_name(string language)
    {
        var texts = new MapTexts(CultureInfo.GetCultureInfo(language));
        Assert.All(Enum.GetValues<MapKind>(), k => Assert.NotEmpty(texts.Of(k)));
        Assert.All(Enum.GetValues<MapStatus>(), s => Assert.NotEmpty(texts.Of(s)));
        Assert.All(Enum.GetValues<Moment>(), m => Assert.NotEmpty(texts.Of(m)));
        Assert.All(Enum.GetValues<LaneKind>(), k => Assert.NotEmpty(texts.Of(new Lane { Id = "x", Kind = k })));
        Assert.All(Enum.GetValues<ProblemSeverity>(), s => Assert.NotEmpty(texts.Of(s)));
        Assert.All(Enum.GetValues<VersionOrigin>(), o => Assert.NotEmpty(texts.Of(new MapVersionInfo(2, o, 1, 1, "", default, "", 0, []))));
        foreach (var sort in new[] { "stage", "step", "lane", "card", "persona", "channel", "device", "arc", "route", "barrier", "idea", "image" })
        {
            Assert.All(new[] { "added", "changed", "moved", "removed" }, did => Assert.Contains("X", texts.Of(new EditDescription($"{sort}.{did}", ["X"], "english")), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void An_edit_of_a_later_sort_is_told_in_English() => Assert.Equal("Wheel turned", new MapTexts(CultureInfo.GetCultureInfo("lt")).Of(new EditDescription("wheel.turned", [], "Wheel turned")));

    private static string Blanks(string text) => string.Concat(Blank().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
