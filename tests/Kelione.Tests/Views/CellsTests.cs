using CsCheck;
using Kelione.CommandLine.Views;

namespace Kelione.Tests.Views;

public sealed class CellsTests
{
    private static readonly Gen<string> AnyText = Gen.OneOf(Gen.String, Gen.String[Gen.Char['一', '龥'], 0, 30], Gen.String[Gen.Char['а', 'я'], 0, 30]);

    [Theory]
    [InlineData("order", 10, "order")]
    [InlineData("order_paid_online", 8, "order_p…")]
    [InlineData("查看商品详情页", 8, "查看商…")]
    [InlineData("查看", 4, "查看")]
    [InlineData("é́́a", 1, "…")]
    public void Text_is_cut_by_the_width_that_it_takes_on_the_screen(string text, int width, string cut) => Assert.Equal(cut, Cells.Cut(text, width));

    [Fact]
    public void A_cut_text_is_never_wider_than_asked() =>
        Gen.Select(AnyText, Gen.Int[1, 40]).Sample((text, width) => Assert.True(Cells.Width(Cells.Cut(Cells.Clean(text), width)) <= width));

    [Fact]
    public void Wrapped_lines_fit_and_keep_every_letter() =>
        Gen.Select(AnyText, Gen.Int[2, 40]).Sample((text, width) =>
        {
            var clean = Cells.Clean(text);
            var lines = Cells.Wrap(clean, width);
            Assert.All(lines, l => Assert.True(Cells.Width(l) <= width, $"'{l}' is wider than {width}"));
            Assert.Equal(clean.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
        });

    [Fact]
    public void Names_of_others_cannot_steer_the_terminal() => Assert.Equal("a\ufffd[31mb c", Cells.Clean("a\u001b[31mb\nc"));

    [Fact]
    public void A_grid_is_never_wider_than_the_screen() =>
        Gen.Select(AnyText.Array[1, 6], Gen.Int[40, 120]).Sample((names, width) =>
        {
            var grid = new Grid(Grid.Name("name"), Grid.Name("path", lines: 3), Grid.Number("n"));
            foreach (var name in names)
            {
                grid.Add(name, name + " › " + name, "1,234,567");
            }

            Assert.All(grid.Lay(width), line => Assert.True(line.Sum(s => Cells.Width(s.Text)) <= width));
        });

    [Theory]
    [InlineData(0, "")]
    [InlineData(0.001, "▏")]
    [InlineData(0.5, "▇▇▇▇▇")]
    [InlineData(1, "▇▇▇▇▇▇▇▇▇▇")]
    [InlineData(double.NaN, "")]
    public void A_bar_shows_at_least_a_sliver_of_what_is_there(double share, string bar) => Assert.Equal(bar, Bars.Bar(share, 10));

    [Fact]
    public void A_sparkline_has_a_gap_where_there_is_no_value() => Assert.Equal("█▅ ▁", Bars.Sparkline([1, 0.5, null, 0]));

    [Fact]
    public void An_interval_is_hollow_where_nothing_is_clear()
    {
        Assert.Equal("│   ──●──", Bars.Interval(0.4, 0.6, 0.8, 0, 0.8, 9, clear: true));
        Assert.Contains('○', Bars.Interval(-0.1, 0.1, 0.2, -0.1, 0.2, 12, clear: false));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Text_comes_to_an_end_however_little_room_there_is(int width) =>
        Assert.Equal(["a", "b", "c"], Cells.Wrap("abc", width));
}
