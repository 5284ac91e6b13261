using CsCheck;
using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Text;

public sealed class LongestBeginningTests
{
    private const double Slack = 10;

    /// <summary>Widths of beginnings that grow, but shrink a little here and there as where letters kern.</summary>
    private static readonly Gen<double[]> Widths = Gen.Select(Gen.Double[0, 12], Gen.Double[-2, 2]).Array[0, 400].Select(letters =>
    {
        var sum = 0.0;
        return letters.Select(l => (sum += l.Item1) + l.Item2).ToArray();
    });

    [Fact]
    public void It_is_the_one_that_trying_every_place_finds() => Gen.Select(Widths, Gen.Double[-20, 3000]).Sample((widths, width) =>
    {
        Assert.Equal(Array.FindLastIndex(widths, w => w <= width), LongestBeginning.Find(widths.Length, i => widths[i], width, Slack));
        Assert.Equal(widths is [.., var whole] && whole > width, LongestBeginning.IsTooWide(widths.Length, i => widths[i], width, Slack));
    });

    [Fact]
    public void Letters_without_a_width_are_found_by_halves()
    {
        Assert.Equal(699, LongestBeginning.Find(1000, i => i < 700 ? 5 : 9, 7, Slack));
        Assert.Equal(-1, LongestBeginning.Find(1000, _ => 9, 7, Slack));
        Assert.Equal(999, LongestBeginning.Find(1000, _ => 5, 7, Slack));
        Assert.Equal(-1, LongestBeginning.Find(0, _ => 5, 7, Slack));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.001)]
    [InlineData(0)]
    public void Few_beginnings_of_a_long_text_are_tried_and_short_ones_first(double letter)
    {
        const int count = 100_000;
        var tried = new List<int>();
        double WidthOf(int place)
        {
            tried.Add(place);
            return (place + 1) * letter;
        }

        LongestBeginning.Find(count, WidthOf, 100, Slack);
        LongestBeginning.IsTooWide(count, WidthOf, 100, Slack);
        Assert.InRange(tried.Count, 1, 100);
        Assert.True(letter < 1 || tried.Max() < 500, $"{tried.Max()} letters were set to find 100.");
    }
}
