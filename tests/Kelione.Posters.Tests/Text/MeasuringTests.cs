using CsCheck;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Text;

public sealed class MeasuringTests
{
    private readonly TextMeasurer _measurer = new(FontLibrary.Machine);

    [Fact]
    public void Two_words_are_as_wide_as_both_and_the_space_between() => Gen.Select(Word, Word).Sample((a, b) =>
    {
        // Fonts kern some letters against a space: DejaVu moves a T by a tenth of its size.
        var style = new TextStyle(10);
        var parts = _measurer.Width(a, style) + _measurer.Width(" ", style) + _measurer.Width(b, style);
        Assert.Equal(parts, _measurer.Width(a + " " + b, style), 2.0);
    }, threads: 1);

    [Fact]
    public void Width_grows_in_step_with_size()
    {
        var small = _measurer.Width("Buying a phone", new(9));
        Assert.Equal(small * 4 / 3, _measurer.Width("Buying a phone", new(12)), 1e-9);
    }

    [Fact]
    public void Digits_in_columns_have_one_width_and_in_titles_their_own()
    {
        Assert.Equal(_measurer.Width("111", new(10)), _measurer.Width("888", new(10)), 1e-9);
        Assert.Equal(_measurer.Width("111", new(20, Tabular: true)), _measurer.Width("888", new(20, Tabular: true)), 1e-9);
        Assert.True(new TextStyle(12.9).HasTabularNumerals);
        Assert.False(new TextStyle(13).HasTabularNumerals);
    }

    [Fact]
    public void Letter_spacing_is_added_after_every_character()
    {
        var plain = _measurer.Width("STAGES", new(10, Spacing: 0));
        Assert.Equal(plain + (6 * 0.9), _measurer.Width("STAGES", new(10, Spacing: 0.9)), 1e-9);
    }

    [Fact]
    public void An_accent_written_apart_takes_no_width_of_its_own()
    {
        Assert.Equal(1, _measurer.Shape("e\u0301", new(10)).Clusters);
        Assert.Equal(_measurer.Width("é", new(10)), _measurer.Width("e\u0301", new(10)), 0.2);
    }

    [Fact]
    public void Bolder_is_wider()
    {
        double[] widths = [.. new[] { 400, 700 }.Select(w => _measurer.Width("Customers who go on", new(10, w)))];
        Assert.True(widths[0] < widths[1], $"{widths[0]} < {widths[1]}");
    }

    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public void Characters_begin_one_after_another_within_the_width(string language)
    {
        var shaped = _measurer.Shape(Texts.Of(language), new(10));
        Assert.Equal(0, shaped.Starts[0]);
        Assert.Equal(shaped.Starts.Order(), shaped.Starts);
        Assert.Equal(shaped.Width, shaped.Starts[^1]);
    }

    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public void Every_language_of_the_product_is_drawn_without_a_gap(string language)
    {
        Assert.SkipWhen(language == "zh-Hans" && FontLibrary.Machine.Find('购', 400, false) is null, "skipped: this machine has no Chinese font (fonts-noto-cjk)");
        Assert.Empty(_measurer.Shape(Texts.Of(language), new(10)).Missing);
    }

    [Fact]
    public void Threads_measure_alike_at_once()
    {
        var expected = Texts.All.Select(t => _measurer.Width(t.Text, new(10, 600))).ToList();
        Parallel.For(0, 40, i => Assert.Equal(expected[i % expected.Count], new TextMeasurer(FontLibrary.Machine).Width(Texts.All[i % expected.Count].Text, new(10, 600))));
    }

    [Fact]
    public void Without_any_font_the_error_names_what_to_install()
    {
        var none = new TextMeasurer(new FontLibrary([], mayAskMachine: false));
        var error = Assert.Throws<PosterFontException>(() => none.Width("a", new(10)));
        Assert.Contains("fonts-noto-core", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_check_of_the_machine_says_what_draws_each_language_and_what_to_install()
    {
        Assert.Equal(["en", "lt", "pl", "ru", "zh-Hans"], PosterFonts.Check().Select(s => s.Language));
        var latin = PosterFonts.Check(new FontLibrary(["Inter", "Noto Sans", "DejaVu Sans"], mayAskMachine: false));
        Assert.NotNull(latin[0].Family);
        Assert.Equal(new FontSupport("zh-Hans", null, "fonts-noto-cjk"), latin[^1]);
        Assert.All(PosterFonts.Check(new FontLibrary([], mayAskMachine: false)), s => Assert.Null(s.Family));
    }

    [Fact]
    public void A_weight_that_a_family_lacks_is_drawn_by_the_nearest()
    {
        var weights = new[] { 500, 600 }.Select(w => FontLibrary.Machine.Default(w, false).Typeface.FontWeight).ToList();
        Assert.All(weights, w => Assert.InRange(w, 400, 700));
        Assert.True(weights[0] <= weights[1]);
    }

    [Theory]
    [InlineData("a\tb", "a b")]
    [InlineData("a\u0000\u0008b\u007F\u0085c", "ab\nc")]
    [InlineData("a\r\nb\rc\u2028d", "a\nb\nc\nd")]
    [InlineData("safe\u202Eevil\u2066x", "safeevilx")]
    [InlineData("half\uD83D done", "half done")]
    [InlineData("co\u00ADop\u200B \uFEFFyes", "coop yes")]
    [InlineData("👩\u200D👧 \u00A0 kept", "👩\u200D👧 \u00A0 kept")]
    public void Text_from_anywhere_is_made_fit_to_draw(string given, string expected) => Assert.Equal(expected, PlainText.Clean(given));

    private static Gen<string> Word { get; } = Gen.Char["abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZąčęėšžłóжщы"].Array[1, 9].Select(c => new string(c));
}
