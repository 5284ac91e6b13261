using System.Globalization;

namespace Kelione.Web.Tests;

public sealed class PluralTests
{
    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 0, "other")]
    [InlineData("ru", 1, "one")]
    [InlineData("ru", 11, "many")]
    [InlineData("ru", 21, "one")]
    [InlineData("ru", 22, "few")]
    [InlineData("ru", 112, "many")]
    [InlineData("pl", 1, "one")]
    [InlineData("pl", 21, "many")]
    [InlineData("pl", 22, "few")]
    [InlineData("pl", 12, "many")]
    [InlineData("lt", 1, "one")]
    [InlineData("lt", 11, "other")]
    [InlineData("lt", 21, "one")]
    [InlineData("lt", 9, "few")]
    [InlineData("lt", 10, "other")]
    [InlineData("zh-Hans", 1, "other")]
    public void A_number_has_the_form_of_its_language(string culture, long number, string form) =>
        Assert.Equal(form, Plurals.Form(CultureInfo.GetCultureInfo(culture), number));
}
