using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Kelione.CommandLine;

namespace Kelione.Tests.Views;

public sealed partial class TextsTests
{
    private static readonly string[] Files = ["Texts", "MoveTexts"];

    public static TheoryData<string, string> Translations => [.. Files.SelectMany(f => new[] { "ru", "zh-Hans", "pl", "lt" }.Select(l => (f, l)))];

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_text_has_a_translation_with_the_same_blanks_to_fill(string file, string language)
    {
        var resources = new ResourceManager("Kelione.CommandLine.Texts." + file, typeof(Texts).Assembly);
        var translated = resources.GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: false)!;
        foreach (System.Collections.DictionaryEntry text in resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: true)!)
        {
            var translation = translated.GetString((string)text.Key);
            Assert.False(string.IsNullOrWhiteSpace(translation), $"{text.Key} has no {language} translation");
            Assert.Equal(Blanks((string)text.Value!), Blanks(translation!));
        }
    }

    [Fact]
    public void Every_word_that_a_view_uses_is_there()
    {
        var texts = new Texts(CultureInfo.InvariantCulture);
        foreach (var words in (object[])[texts, new MoveTexts(CultureInfo.InvariantCulture)])
        {
            foreach (var word in words.GetType().GetProperties().Where(p => p.PropertyType == typeof(string)))
            {
                Assert.False(string.IsNullOrWhiteSpace((string?)word.GetValue(words)), word.Name);
            }
        }

        foreach (var sentence in typeof(Texts).GetMethods().Where(m => m.DeclaringType == typeof(Texts) && m.ReturnType == typeof(string) && m.GetParameters().Length > 0))
        {
            var said = (string)sentence.Invoke(texts, [.. sentence.GetParameters().Select(p => (object)("<" + p.Name + ">"))])!;
            Assert.All(sentence.GetParameters(), p => Assert.Contains("<" + p.Name + ">", said, StringComparison.Ordinal));
        }
    }

    private static string Blanks(string text) => string.Concat(Blank().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\d\}", RegexOptions.None, 1000)]
    private static partial Regex Blank();
}
