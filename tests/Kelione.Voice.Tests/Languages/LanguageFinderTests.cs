namespace Kelione.Voice.Tests.Languages;

/// <summary>The language of short, mixed and foreign texts.</summary>
public sealed class LanguageFinderTests
{
    private static string Find(string text) => VoiceReader.Standard.Languages.Find(text).Language;

    [Theory]
    [InlineData("Where is my order, please?", "en")]
    [InlineData("Где мой заказ", "ru")]
    [InlineData("我的订单在哪里", "zh")]
    [InlineData("我的訂單在哪裡？", "zh")]
    [InlineData("Gdzie jest moje zamówienie?", "pl")]
    [InlineData("Kur mano užsakymas?", "lt")]
    [InlineData("gdzie jest moja paczka", "pl")]
    [InlineData("kur mano siunta, jau savaite laukiu", "lt")]
    [InlineData("спасибо", "ru")]
    [InlineData("ačiū", "lt")]
    [InlineData("dziękuję", "pl")]
    public void Each_of_the_five_is_told_from_few_words(string text, string language) => Assert.Equal(language, Find(text));

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("😀😀")]
    [InlineData("xqzt")]
    [InlineData("@united https://t.co/abc")]
    [InlineData("Дякую, дуже добре")]
    [InlineData("ありがとうございます")]
    [InlineData("감사합니다")]
    public void What_tells_nothing_or_another_language_is_unknown(string text) => Assert.Equal(VoiceLanguages.Unknown, Find(text));

    [Theory]
    [InlineData("Доставка через Wildberries express работает отлично", "ru")]
    [InlineData("这个app用起来很方便", "zh")]
    [InlineData("Labai geras service, super komanda, viskas veikia puikiai", "lt")]
    public void A_mixed_text_has_the_language_of_most_of_it(string text, string language) => Assert.Equal(language, Find(text));

    [Fact]
    public void What_the_source_states_counts_where_the_text_does_not_tell()
    {
        Assert.Equal("lt", VoiceReader.Standard.Read("OK", "lt-LT").Language);
        Assert.Equal("ru", VoiceReader.Standard.Read("Где мой заказ, почему так долго", "en").Language);
        Assert.Equal(VoiceLanguages.Unknown, VoiceReader.Standard.Read("OK", "tlh").Language);
    }

    [Theory]
    [InlineData("en-GB", "en")]
    [InlineData("zh_Hans", "zh")]
    [InlineData(" RU ", "ru")]
    [InlineData("lit", "lt")]
    [InlineData("de", null)]
    [InlineData(null, null)]
    public void Codes_are_recognised_as_systems_write_them(string? stated, string? language) => Assert.Equal(language, VoiceLanguages.Recognise(stated));
}
