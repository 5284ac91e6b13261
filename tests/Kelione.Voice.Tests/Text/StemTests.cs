using Kelione.Voice.Grammar;

namespace Kelione.Voice.Tests.Text;

/// <summary>Forms of a word come together, and words that only look alike stay apart.</summary>
public sealed class StemTests
{
    [Theory]
    [InlineData("en", "delay delays delayed delaying")]
    [InlineData("en", "cancel cancels cancelled cancelling canceled")]
    [InlineData("en", "love loves loved loving")]
    [InlineData("en", "hate hates hated hating")]
    [InlineData("en", "close closes closed closing")]
    [InlineData("en", "stop stops stopped stopping")]
    [InlineData("en", "charge charges charged charging")]
    [InlineData("en", "happy happier happiest")]
    [InlineData("en", "break broke broken breaking")]
    [InlineData("ru", "доставка доставки доставку доставкой доставке")]
    [InlineData("ru", "хороший хорошая хорошего хорошие хорошим")]
    [InlineData("ru", "работает работал работала работать работают")]
    [InlineData("pl", "przesyłka przesyłki przesyłkę przesyłką przesylka")]
    [InlineData("pl", "dobry dobra dobre dobrego dobrym dobrych")]
    [InlineData("lt", "siunta siuntos siuntą siuntai siuntų siunta")]
    [InlineData("lt", "geras gera gero geros geram gerą gerai")]
    [InlineData("lt", "kurjeris kurjerio kurjeriui kurjerį kurjeriai")]
    public void Forms_come_together(string language, string forms) =>
        Assert.Single(forms.Split(' ').Select(LanguageGrammar.All[language].Stem).Distinct(StringComparer.Ordinal));

    [Theory]
    [InlineData("en", "please", "pleased")]
    [InlineData("en", "fly", "flies")]
    [InlineData("en", "bus", "bu")]
    [InlineData("en", "plan", "plane")]
    [InlineData("en", "hat", "hate")]
    [InlineData("en", "win", "wine")]
    [InlineData("ru", "банк", "баня")]
    [InlineData("pl", "praca", "prasa")]
    [InlineData("lt", "kaina", "kavos")]
    public void Other_words_stay_apart(string language, string one, string other) =>
        Assert.NotEqual(LanguageGrammar.All[language].Stem(one), LanguageGrammar.All[language].Stem(other));
}
