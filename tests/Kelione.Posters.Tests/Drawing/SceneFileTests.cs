using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Tests.Drawing;

public sealed class SceneFileTests
{
    [Theory]
    [InlineData(PosterFormat.Pdf, "%PDF-", ".pdf", "application/pdf")]
    [InlineData(PosterFormat.Svg, "<svg ", ".svg", "image/svg+xml")]
    [InlineData(PosterFormat.Png, "\u0089PNG", ".png", "image/png")]
    public async Task A_format_writes_its_own_kind_of_file(PosterFormat format, string begin, string ending, string mediaType)
    {
        using var stream = new MemoryStream();
        await SceneFile.WriteAsync([SampleScene.Build("en")], stream, format);
        Assert.StartsWith(begin, System.Text.Encoding.Latin1.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.Equal((ending, mediaType), (SceneFile.Ending(format), SceneFile.MediaType(format)));
    }

    [Theory]
    [InlineData(PosterFormat.Svg)]
    [InlineData(PosterFormat.Png)]
    public async Task Only_a_pdf_holds_several_pages(PosterFormat format)
    {
        Scene[] scenes = [SampleScene.Build("en"), SampleScene.Build("en")];
        var error = await Assert.ThrowsAsync<ArgumentException>(() => SceneFile.WriteAsync(scenes, Stream.Null, format));
        Assert.Contains("2 pages", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => SceneFile.WriteAsync([], Stream.Null, PosterFormat.Pdf));
    }

    [Theory]
    [InlineData("A3", 420, 297)]
    [InlineData("a3-Portrait", 297, 420)]
    [InlineData("A0-landscape", 1189, 841)]
    [InlineData("420.5x297", 420.5, 297)]
    [InlineData("100×50-portrait", 50, 100)]
    public void Paper_is_known_by_its_name_or_its_millimetres(string name, double width, double height) =>
        Assert.Equal(new PosterPaper(width, height), PosterPaper.Parse(name));

    [Theory]
    [InlineData("A9")]
    [InlineData("")]
    [InlineData("A3-upside")]
    [InlineData("5x5")]
    [InlineData("99999x10")]
    [InlineData("-3x20")]
    [InlineData("axb")]
    [InlineData("1e9x5")]
    public void Paper_that_there_is_not_is_refused_with_what_there_is(string name)
    {
        var error = Assert.Throws<FormatException>(() => PosterPaper.Parse(name));
        Assert.Contains("420x297", error.Message, StringComparison.Ordinal);
    }
}
