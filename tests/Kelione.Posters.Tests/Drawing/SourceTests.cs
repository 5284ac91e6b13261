using System.Text.RegularExpressions;

namespace Kelione.Posters.Tests.Drawing;

public sealed class SourceTests
{
    [Fact]
    public void Layouts_place_and_never_draw_so_that_every_format_shows_the_same()
    {
        var root = Checkout.Root;
        var files = Directory.EnumerateFiles(Path.Combine(root, "src", "Kelione.Posters"), "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(Path.Combine(root, "src", "Kelione.Posters"), f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("Drawing/", StringComparison.Ordinal) && !f.StartsWith("Text/", StringComparison.Ordinal) && !f.Contains("/obj/", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(files);
        var found = from file in files
                    from line in File.ReadLines(Path.Combine(root, "src", "Kelione.Posters", file))
                    where Regex.IsMatch(line, @"\b(SkiaSharp|HarfBuzzSharp|SK[A-Z]\w+|SvgWriter|PdfWriter|PngWriter)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
                    select $"{file}: {line.Trim()} — draw with SceneBuilder; only Drawing and Text know Skia";
        Assert.Empty(found);
    }
}
