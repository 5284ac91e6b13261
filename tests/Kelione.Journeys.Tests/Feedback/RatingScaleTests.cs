namespace Kelione.Journeys.Tests.Feedback;

public sealed class RatingScaleTests
{
    public static TheoryData<double, double, bool> Scales => new([(1, 5, false), (1, 5, true), (0, 10, false), (-2, 2, false), (-5, 5, true), (-3, -1, false), (0.5, 5, false)]);

    [Theory]
    [MemberData(nameof(Scales))]
    public void What_a_scale_is_written_as_is_read_as_the_same_scale(double low, double high, bool isReversed)
    {
        var scale = new RatingScale(low, high, isReversed);
        Assert.True(RatingScale.TryParse(scale.ToString(), out var read), scale.ToString());
        Assert.Equal(scale, read);
    }

    [Theory]
    [InlineData("1-5", 1, 5, false)]
    [InlineData(" 0 .. 10 ", 0, 10, false)]
    [InlineData("1–7", 1, 7, false)]
    [InlineData("1 to 5", 1, 5, false)]
    [InlineData("5-1", 1, 5, true)]
    [InlineData("-2-2", -2, 2, false)]
    [InlineData("2..-2", -2, 2, true)]
    public void People_write_scales_in_many_ways(string text, double low, double high, bool isReversed)
    {
        Assert.True(RatingScale.TryParse(text, out var read));
        Assert.Equal(new RatingScale(low, high, isReversed), read);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("5")]
    [InlineData("5-5")]
    [InlineData("good-bad")]
    [InlineData("1-2-3")]
    public void What_names_no_two_ends_is_no_scale(string? text) => Assert.False(RatingScale.TryParse(text, out _));
}
