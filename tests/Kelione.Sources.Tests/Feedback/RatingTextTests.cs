namespace Kelione.Sources.Tests;

public sealed class RatingTextTests
{
    [Theory]
    [InlineData("4", 4, null)]
    [InlineData("4,5", 4.5, null)]
    [InlineData("4/5", 4, "1-5")]
    [InlineData("8/10", 8, "0-10")]
    [InlineData("4 of 5", 4, "1-5")]
    [InlineData("4 из 5", 4, "1-5")]
    [InlineData("4 z 5", 4, "1-5")]
    [InlineData("4 iš 5", 4, "1-5")]
    [InlineData("4分", 4, null)]
    [InlineData("★★★★☆", 4, "1-5")]
    [InlineData("⭐⭐⭐", 3, "1-5")]
    [InlineData("80 %", 80, "0-100")]
    [InlineData("5 stars", 5, null)]
    [InlineData("bad", 0, "0-1")]
    public void Ratings_are_read_as_people_write_them(string text, double number, string? scale)
    {
        Assert.True(RatingText.TryParse(text, out var read, out var own));
        Assert.Equal((number, scale), (read, own?.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("very good indeed")]
    [InlineData("7/5")]
    [InlineData("NaN")]
    [InlineData("1e999")]
    public void Other_texts_are_no_ratings(string text) => Assert.False(RatingText.TryParse(text, out _, out _));
}
