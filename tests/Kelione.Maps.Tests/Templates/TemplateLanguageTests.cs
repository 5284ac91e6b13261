using Kelione.Maps.Templates;

namespace Kelione.Maps.Tests.Templates;

/// <summary>Every template is whole in every language.</summary>
public sealed class TemplateLanguageTests
{
    /// <summary>Words that are the same in Polish as in English.</summary>
    private static readonly string[] Untranslated = ["Bank", "Problem", "Tablet"];

    public static TheoryData<string, string> Translations() =>
        [.. from t in MapTemplates.All from language in MapTemplates.Languages where language != "en" select (t.Name, language)];

    public static TheoryData<string> Names() => [.. MapTemplates.All.Select(t => t.Name)];

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_template_has_each_of_its_texts_in_each_language_and_no_others(string name, string language)
    {
        var english = English(name).Keys.ToHashSet(StringComparer.Ordinal);
        var words = TemplateContent.Words(name, language).Keys.ToHashSet(StringComparer.Ordinal);

        Assert.Empty(english.Except(words));
        Assert.Empty(words.Except(english));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void No_text_was_left_in_English(string name, string language)
    {
        var english = English(name);
        var left = TemplateContent.Words(name, language).Where(w => w.Value == english[w.Key] && !Untranslated.Contains(w.Value)).ToArray();

        Assert.Empty(left);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_text_is_written_in_the_letters_of_its_language(string name, string language)
    {
        var foreign = TemplateContent.Words(name, language).Where(w => !IsIn(language, w.Value)).ToArray();

        Assert.Empty(foreign);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chinese_texts_have_the_punctuation_of_Chinese(string name)
    {
        var foreign = TemplateContent.Words(name, "zh").Where(w => w.Value.Zip(w.Value.Skip(1)).Any(pair => IsForeign(pair.First, pair.Second) || IsForeign(pair.Second, pair.First))).ToArray();

        Assert.Empty(foreign);

        static bool IsForeign(char mark, char beside) => ",;:?!".Contains(mark, StringComparison.Ordinal) && IsHan(beside);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Quotation_marks_are_those_of_the_language(string name, string language)
    {
        var marks = language switch { "ru" => "«»", "pl" => "„”", "lt" => "„“", _ => "“”" };
        var foreign = TemplateContent.Words(name, language).Where(w => w.Value.Any(c => "\"«»„“”".Contains(c, StringComparison.Ordinal) && !marks.Contains(c, StringComparison.Ordinal))).ToArray();

        Assert.Empty(foreign);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void English_texts_are_in_Latin_letters(string name)
    {
        var foreign = English(name).Where(w => !IsIn("en", w.Value)).ToArray();

        Assert.Empty(foreign);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void Texts_are_short_enough_for_a_poster(string name, string language)
    {
        var tooLong = TemplateContent.Words(name, language).Concat(English(name)).Where(t => t.Value.Length > Limit(t.Key)).ToArray();

        Assert.Empty(tooLong);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void English_step_names_have_at_most_forty_characters(string name) =>
        Assert.All(MapTemplates.Find(name)!.Create("en").Steps(), s => Assert.InRange(s.Name.Length, 1, 40));

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_template_is_the_same_map_in_every_language(string name, string language)
    {
        var template = MapTemplates.Find(name)!;
        var map = template.Create(language);

        Assert.Equal(language, map.Language);
        Assert.Equal(template.Titles[language], map.Title);
        Assert.Equal(Wordless(template.Create("en")), Wordless(map) with { Language = "en" });
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translated_map_is_written_and_read_without_loss(string name, string language)
    {
        var map = MapTemplates.Find(name)!.Create(language);
        var reading = MapYaml.Read(MapYaml.Write(map), "template.yaml");

        Assert.Empty(reading.Problems);
        Assert.Equal(map, reading.Map);
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void What_is_said_of_a_template_is_one_sentence_in_each_language(string name, string language)
    {
        var sentence = MapTemplates.Find(name)!.Descriptions[language];
        Assert.Matches(@"[.。]$", sentence);
        Assert.InRange(sentence.Length, 20, 240);
    }

    /// <summary>The English texts by path, with what is said of the template.</summary>
    internal static Dictionary<string, string> English(string name)
    {
        var template = MapTemplates.Find(name)!;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal) { [TemplateContent.DescriptionKey] = template.Descriptions["en"] };
        TemplateTexts.Rewrite(template.Create("en"), (path, text) =>
        {
            texts.Add(path, text);
            return text;
        });
        return texts;
    }

    private static JourneyMap Wordless(JourneyMap map) => TemplateTexts.Rewrite(map, (path, _) => path);

    private static int Limit(string path) => path switch
    {
        _ when path.StartsWith("step.", StringComparison.Ordinal) => 48,
        _ when path.StartsWith("stage.", StringComparison.Ordinal) && path.EndsWith(".name", StringComparison.Ordinal) => 32,
        _ when path.StartsWith("card.", StringComparison.Ordinal) => 90,
        "title" => 48,
        "description" => 240,
        _ => 120,
    };

    private static bool IsIn(string language, string text) => language switch
    {
        "ru" => text.Any(IsCyrillic) && !text.Any(IsHan),
        "zh" => text.Any(IsHan) && !text.Any(IsCyrillic),
        _ => !text.Any(IsCyrillic) && !text.Any(IsHan) && (language == "pl" || !text.Any("łńśźżćóŁŃŚŹŻĆÓ".Contains)) && (language == "lt" || !text.Any("ėįųūčšžĖĮŲŪČŠŽ".Contains)),
    };

    private static bool IsCyrillic(char c) => c is >= '\u0400' and <= '\u04FF';

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
