using Kelione.Voice.Sentiments;
using Kelione.Voice.Tests.Support;

namespace Kelione.Voice.Tests.Sentiments;

/// <summary>What the words around a word do to it.</summary>
public sealed class GrammarTests
{
    private static Sentiment Read(string text, string language = "en") => SmallLexicons.Reader.Read(text, language).Sentiment;

    [Theory]
    [InlineData("The food is good", "en", 1)]
    [InlineData("The food is not good", "en", -1)]
    [InlineData("It isn't very good", "en", -1)]
    [InlineData("Это не очень хороший магазин", "ru", -1)]
    [InlineData("Никогда ничего хорошего", "ru", -1)]
    [InlineData("Приложение не работает", "ru", -1)]
    [InlineData("невкусная еда", "ru", -1)]
    [InlineData("很好吃", "zh", 1)]
    [InlineData("不好吃", "zh", -1)]
    [InlineData("没的好吃", "zh", 1)]
    [InlineData("性价比高", "zh", 1)]
    [InlineData("Pani była bardzo miła", "pl", 1)]
    [InlineData("niemiła obsługa", "pl", -1)]
    [InlineData("nie było dobrze", "pl", -1)]
    [InlineData("Labai malonus kurjeris", "lt", 1)]
    [InlineData("nepatiko", "lt", -1)]
    [InlineData("nemalonus kurjeris", "lt", -1)]
    [InlineData("nebeveikia", "lt", -1)]
    public void Negation_turns_a_word_around(string text, string language, int sign) => Assert.Equal(sign, Math.Sign(Math.Round(Read(text, language).Score, 2)));

    [Fact]
    public void A_negation_does_not_reach_over_a_comma() => Assert.True(Read("no, it is good").Score > 0);

    [Fact]
    public void A_negated_fault_is_milder_than_praise() => Assert.InRange(Read("not bad").Score, 0.05, Read("good").Score - 0.05);

    [Fact]
    public void Two_negations_undo_each_other_in_english_alone()
    {
        Assert.True(Read("it is not no good").Score > 0);
        Assert.True(Read("никогда не хороший", "ru").Score < 0);
    }

    [Fact]
    public void Strength_grows_and_shrinks()
    {
        var plain = Read("good").Score;
        Assert.True(Read("very good").Score > plain);
        Assert.True(Read("a bit good").Score < plain);
        Assert.True(Read("GOOD food and service").Score > plain);
        Assert.True(Read("gooooood").Score > plain);
        Assert.True(Read("good!!!").Score > plain);
    }

    [Fact]
    public void A_word_that_strengthens_praise_is_no_blame() => Assert.True(Read("terribly good").Score > Read("good").Score);

    [Theory]
    [InlineData("The food is good, but the delivery was slow", "en", -1)]
    [InlineData("The delivery was slow, but the food is good", "en", 1)]
    [InlineData("slow but good", "en", 1)]
    [InlineData("Быстро, но ужасно", "ru", -1)]
    [InlineData("好吃，但是慢", "zh", -1)]
    public void What_stands_after_but_weighs_more(string text, string language, int sign) => Assert.Equal(sign, Math.Sign(Read(text, language).Score));

    [Fact]
    public void Praise_in_quotation_marks_is_meant_the_other_way_round()
    {
        Assert.True(Read("Your \"great\" service").Score < 0);
        Assert.True(Read("great service 🙄").Score < 0);
        Assert.True(Read("thanks for nothing").Score < 0);
    }

    [Fact]
    public void Signs_speak_in_any_language_and_without_words()
    {
        Assert.True(Read("😀😀", "und").Score > 0.5);
        Assert.True(Read("👍🏽", "und").Score > 0);
        Assert.True(Read("❤️", "und").Score > 0);
        Assert.Equal(Emotion.Anger, Read("😡").Emotion);
        Assert.True(Read("ok :)").Score > 0);
    }

    [Fact]
    public void Russians_smile_with_brackets_alone()
    {
        Assert.True(Read("Доставка приехала))", "ru").Score > 0);
        Assert.True(Read("Доставка не приехала(((", "ru").Score < 0);
        Assert.Equal(0, Read("Доставка (курьер) приехала", "ru").Score);
    }

    [Fact]
    public void Words_that_decided_are_found_in_the_original_text()
    {
        const string text = "It was a WASTE   of time, and terribleness…";
        var words = Read(text).Words;
        Assert.Equal(["a WASTE   of time", "terribleness"], words.Select(w => text.Substring(w.Start, w.Length)));
        Assert.All(words, w => Assert.True(w.Weight < 0));
    }

    [Fact]
    public void Diacritics_may_be_left_out()
    {
        Assert.True(Read("zolty", "pl").Score > 0);
        Assert.True(Read("veluoja", "lt").Score < 0);
    }

    [Theory]
    [InlineData("Where is my parcel?", VoiceKind.Question)]
    [InlineData("It would be nice to have delivery", VoiceKind.Suggestion)]
    [InlineData("Still waiting for the courier", VoiceKind.Complaint)]
    [InlineData("Great service", VoiceKind.Praise)]
    [InlineData("I ordered on Monday", VoiceKind.None)]
    [InlineData("Where is my parcel?? Terrible, bad service", VoiceKind.Complaint)]
    public void The_kind_is_told(string text, VoiceKind kind) => Assert.Equal(kind, SmallLexicons.Reader.Read(text, "en").Kind);

    [Fact]
    public void Topics_are_named_alike_in_all_languages()
    {
        static IEnumerable<string> Of(string text, string language) => SmallLexicons.Reader.Read(text, language).Topics.Select(t => t.Topic);
        Assert.Equal(["delivery"], Of("the courier was late", "en"));
        Assert.Equal(["delivery"], Of("курьеры опоздали", "ru"));
        Assert.Equal(["delivery"], Of("送餐太慢", "zh"));
        Assert.Equal(["delivery"], Of("gdzie przesyłki", "pl"));
        Assert.Equal(["delivery"], Of("kurjeriui", "lt"));
        Assert.Equal(["delivery", "price"], Of("the delivery fee", "en"));
    }
}
