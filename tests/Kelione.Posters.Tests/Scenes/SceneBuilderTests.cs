using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Scenes;

public sealed class SceneBuilderTests
{
    private readonly SceneBuilder _scene = new(800, 600, "en");

    [Fact]
    public void Text_gives_back_the_width_that_it_was_measured_at()
    {
        var style = new TextStyle(20, 700);
        var width = _scene.Text(100, 50, "Awareness", style, Anchor.End);
        var text = Assert.IsType<SceneText>(Assert.Single(_scene.Build("t", "d").Elements));
        Assert.Equal(_scene.Measure("Awareness", style), width);
        Assert.Equal(100, text.Upright.Right, 1e-6);
        Assert.Equal(100 - width, text.Left, 1e-6);
        Assert.Equal((50 - (20 * 0.76), 50 + (20 * 0.21)), (text.Bounds.Top, text.Bounds.Bottom));
    }

    [Fact]
    public void A_turned_text_has_the_box_that_it_takes_on_the_page()
    {
        var width = _scene.Text(100, 300, "upright", new(10), rotation: -90);
        var box = Assert.Single(_scene.Build("t", "d").Elements).Bounds;
        Assert.Equal(100 - 7.6, box.Left, 1e-6);
        Assert.Equal(100 + 2.1, box.Right, 1e-6);
        Assert.Equal(300 - width, box.Top, 1e-6);
        Assert.Equal(300, box.Bottom, 1e-6);
    }

    [Fact]
    public void An_empty_text_draws_nothing()
    {
        Assert.Equal(0, _scene.Text(1, 1, " \u0007".Trim(), new(10)));
        Assert.Equal(0, _scene.Block(1, 1, "", new(10), 100, 3));
        Assert.Empty(_scene.Build("t", "d").Elements);
    }

    [Fact]
    public void Text_loses_what_cannot_be_drawn()
    {
        _scene.Text(10, 10, "a\u0000b\r\nc\u202Ed\uD800", new(10));
        Assert.Equal("ab cd", Assert.IsType<SceneText>(Assert.Single(_scene.Build("t", "d").Elements)).Text);
    }

    [Fact]
    public void A_block_gives_back_its_height_and_stands_line_under_line()
    {
        var height = _scene.Block(10, 100, "one\ntwo\nthree", new(10), 200, 3, lineHeight: 1.3);
        Assert.Equal(39, height, 1e-6);
        Assert.Equal([100, 113, 126], _scene.Build("t", "d").Elements.Cast<SceneText>().Select(t => Math.Round(t.Y, 6)));
    }

    [Fact]
    public void A_group_moves_and_scales_what_it_holds_and_carries_its_mark()
    {
        using (_scene.Mark("step:pays", "Pays"))
        using (_scene.Group(100, 50, 2))
        {
            _scene.Rect(1, 2, 10, 5, Ink.Route);
        }

        var (mark, bounds) = Assert.Single(SceneWalk.Marks(_scene.Build("t", "d")));
        Assert.Equal("step:pays", mark.Id);
        Assert.Equal(new SceneBox(102, 54, 122, 64), bounds);
    }

    [Fact]
    public void A_clip_limits_a_group_s_box()
    {
        using (_scene.Group(10, 10, clip: new SceneBox(0, 0, 5, 5)))
        {
            _scene.Circle(5, 5, 50, Ink.Joy);
        }

        Assert.Equal(new SceneBox(10, 10, 15, 15), Assert.Single(_scene.Build("t", "d").Elements).Bounds);
    }

    [Fact]
    public void A_group_that_stays_empty_is_left_out()
    {
        using (_scene.Mark("step:1", "nothing"))
        {
        }

        Assert.Empty(_scene.Build("t", "d").Elements);
    }

    [Fact]
    public void A_group_that_has_not_ended_is_named_when_building()
    {
        _ = _scene.Group();
        Assert.Contains("has not ended", Assert.Throws<InvalidOperationException>(() => _scene.Build("t", "d")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_count_by_their_whole_width_in_a_box()
    {
        _scene.Line(10, 10, 50, 10, width: 4);
        Assert.Equal(new SceneBox(8, 8, 52, 12), Assert.Single(_scene.Build("t", "d").Elements).Bounds);
    }

    [Theory]
    [InlineData("#0E7C74", 14, 124, 116)]
    [InlineData("#ffffff", 255, 255, 255)]
    public void A_colour_is_read_and_written(string hex, byte red, byte green, byte blue)
    {
        Assert.Equal(new Colour(red, green, blue), Colour.Parse(hex));
        Assert.Equal(hex.ToLowerInvariant(), Colour.Parse(hex).Hex);
    }

    [Theory]
    [InlineData("0E7C74")]
    [InlineData("#12345")]
    [InlineData("#12345g")]
    [InlineData("#+12345")]
    public void What_is_no_colour_is_refused(string text) => Assert.Throws<FormatException>(() => Colour.Parse(text));

    [Fact]
    public void Every_role_of_text_can_be_read_on_every_ground_it_is_used_on()
    {
        Colour[] grounds = [Ink.Surface, Ink.Paper];
        Colour[] texts = [Ink.Text, Ink.Secondary, Ink.Hint, Ink.Route, Ink.Joy, Ink.Barrier, Ink.Caution, Ink.Wish, Ink.OrangeText];
        Assert.All(from g in grounds from t in texts select (g, t), pair => Assert.True(Contrast(pair.g, pair.t) >= 4.5, $"{pair.t} on {pair.g}: {Contrast(pair.g, pair.t):0.00}"));
        (Colour Ground, Colour Text)[] soft =
            [(Ink.RouteSoft, Ink.Route), (Ink.JoySoft, Ink.JoyText), (Ink.BarrierSoft, Ink.Barrier), (Ink.CautionSoft, Ink.Caution), (Ink.WishSoft, Ink.Wish)];
        Assert.All(soft, pair => Assert.True(Contrast(pair.Ground, pair.Text) >= 4.5, $"{pair.Text} on {pair.Ground}: {Contrast(pair.Ground, pair.Text):0.00}"));
    }

    /// <summary>The contrast of WCAG 2.2: (lighter + 0.05) / (darker + 0.05).</summary>
    private static double Contrast(Colour a, Colour b)
    {
        static double Channel(byte value) => value / 255.0 <= 0.04045 ? value / 255.0 / 12.92 : Math.Pow(((value / 255.0) + 0.055) / 1.055, 2.4);
        static double Light(Colour c) => (0.2126 * Channel(c.Red)) + (0.7152 * Channel(c.Green)) + (0.0722 * Channel(c.Blue));
        return (Math.Max(Light(a), Light(b)) + 0.05) / (Math.Min(Light(a), Light(b)) + 0.05);
    }
}
