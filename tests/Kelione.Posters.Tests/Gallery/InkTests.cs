using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Gallery;

public sealed class InkTests
{
    private static readonly Dictionary<string, Colour> Colours = typeof(Ink).GetProperties().Where(p => p.PropertyType == typeof(Colour)).ToDictionary(p => p.Name, p => (Colour)p.GetValue(null)!, StringComparer.Ordinal);

    /// <summary>The colours of type with the grounds on which they stand.</summary>
    [Theory]
    [InlineData(nameof(Ink.Text), nameof(Ink.Surface), nameof(Ink.Paper), nameof(Ink.RouteSoft), nameof(Ink.JoySoft), nameof(Ink.BarrierSoft), nameof(Ink.CautionSoft), nameof(Ink.WishSoft), nameof(Ink.Flow), nameof(Ink.Loss), nameof(Ink.Line))]
    [InlineData(nameof(Ink.Secondary), nameof(Ink.Surface), nameof(Ink.Paper), nameof(Ink.RouteSoft), nameof(Ink.JoySoft), nameof(Ink.BarrierSoft), nameof(Ink.CautionSoft), nameof(Ink.WishSoft))]
    [InlineData(nameof(Ink.Hint), nameof(Ink.Surface), nameof(Ink.Paper))]
    [InlineData(nameof(Ink.Route), nameof(Ink.Surface), nameof(Ink.Paper), nameof(Ink.RouteSoft))]
    [InlineData(nameof(Ink.Joy), nameof(Ink.Surface), nameof(Ink.Paper))]
    [InlineData(nameof(Ink.JoyText), nameof(Ink.JoySoft), nameof(Ink.Surface))]
    [InlineData(nameof(Ink.Barrier), nameof(Ink.Surface), nameof(Ink.Paper), nameof(Ink.BarrierSoft))]
    [InlineData(nameof(Ink.Caution), nameof(Ink.Surface), nameof(Ink.CautionSoft))]
    [InlineData(nameof(Ink.Wish), nameof(Ink.Surface), nameof(Ink.WishSoft))]
    [InlineData(nameof(Ink.OrangeText), nameof(Ink.Surface), nameof(Ink.Paper))]
    [InlineData(nameof(Ink.Surface), nameof(Ink.Text), nameof(Ink.Route), nameof(Ink.Joy), nameof(Ink.Barrier), nameof(Ink.Wish), nameof(Ink.Caution))]
    public void Type_is_readable_on_its_grounds(string type, params string[] grounds) =>
        Assert.All(grounds, ground => Assert.True(TextGround.Between(Colours[type], Colours[ground]) >= 4.5, $"{type} on {ground}: {TextGround.Between(Colours[type], Colours[ground]):0.00}"));

    /// <summary>Lines and shapes that carry meaning by themselves: WCAG asks 3 for them.</summary>
    [Theory]
    [InlineData(nameof(Ink.Text))]
    [InlineData(nameof(Ink.Route))]
    [InlineData(nameof(Ink.Joy))]
    [InlineData(nameof(Ink.Barrier))]
    [InlineData(nameof(Ink.Caution))]
    [InlineData(nameof(Ink.Wish))]
    [InlineData(nameof(Ink.Orange))]
    public void Lines_that_say_something_are_seen_on_white(string line) => Assert.True(TextGround.Between(Colours[line], Ink.Surface) >= 3);

    [Fact]
    public void Black_on_white_has_the_greatest_contrast() => Assert.Equal(21, TextGround.Between(new Colour(0, 0, 0), new Colour(255, 255, 255)), 6);

    [Fact]
    public void The_colours_of_a_series_are_all_different() => Assert.Equal(Ink.Categorical.Length, Ink.Categorical.Distinct().Count());
}
