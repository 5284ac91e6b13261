using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;
using SkiaSharp;

namespace Kelione.Posters.Tests.Drawing;

public sealed class PngTests
{
    [Theory]
    [InlineData(96, null, 1587, 1123)]
    [InlineData(48, null, 794, 562)]
    [InlineData(96, "A4", 1123, 794)]
    public async Task A_picture_has_the_size_that_paper_and_dots_ask_for(double dpi, string? paper, int width, int height)
    {
        using var picture = await Draw(SampleScene.Build("en"), new() { Dpi = dpi, Paper = paper is null ? null : PosterPaper.Parse(paper) });
        Assert.InRange(picture.Width, width - 1, width + 1);
        Assert.InRange(picture.Height, height - 1, height + 1);
    }

    [Fact]
    public async Task Colours_and_places_come_out_as_the_scene_has_them()
    {
        var scene = new SceneBuilder(100, 50, "en");
        scene.Rect(10, 10, 20, 20, Ink.Route);
        using (scene.Group(50, 10, 2, clip: new SceneBox(0, 0, 5, 20)))
        {
            scene.Rect(0, 0, 10, 10, Ink.Barrier, opacity: 0.5);
        }

        using var picture = await Draw(scene.Build("t", "d"));
        Assert.Equal(new SKColor(0x24, 0x56, 0xC7), picture.GetPixel(20, 20));
        Assert.Equal(SKColors.White, picture.GetPixel(35, 20));
        Assert.Equal(SKColors.White, picture.GetPixel(65, 20));
        Assert.InRange(picture.GetPixel(55, 20).Green, 0x9B, 0x9F);
    }

    [Fact]
    public async Task Text_stands_where_it_was_measured()
    {
        var scene = new SceneBuilder(300, 60, "en");
        var width = scene.Text(20, 40, "HILL", new(30, 700));
        using var picture = await Draw(scene.Build("t", "d"));
        var inked = Enumerable.Range(0, 300).Where(x => Enumerable.Range(0, 60).Any(y => picture.GetPixel(x, y).Red < 128)).ToList();
        Assert.InRange(inked[0], 20, 25);
        Assert.InRange(inked[^1], 20 + width - 5, 20 + width);
    }

    [Fact]
    public async Task The_same_scene_gives_the_same_picture()
    {
        using var first = new MemoryStream();
        using var second = new MemoryStream();
        await SceneFile.WriteAsync([SampleScene.Build("ru")], first, PosterFormat.Png);
        await SceneFile.WriteAsync([SampleScene.Build("ru")], second, PosterFormat.Png);
        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public async Task A_picture_that_would_be_too_large_is_refused_with_what_would_do()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => Draw(SampleScene.Build("en"), new() { Dpi = 1200 }));
        Assert.Contains("at most 643", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<ArgumentException>(() => Draw(SampleScene.Build("en"), new() { Dpi = double.NaN }));
        Assert.Contains("out of range", error.Message, StringComparison.Ordinal);
    }

    private static async Task<SKBitmap> Draw(Scene scene, SceneFileOptions? options = null)
    {
        using var stream = new MemoryStream();
        await SceneFile.WriteAsync([scene], stream, PosterFormat.Png, options);
        return SKBitmap.Decode(stream.ToArray());
    }
}
