using System.Text;
using System.Text.RegularExpressions;
using Kelione.Posters.Drawing;
using Kelione.Posters.Drawing.Pdf;
using Kelione.Posters.Scenes;
using Kelione.Posters.Tests.Text;
using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Drawing;

public sealed class PdfTests
{
    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public async Task Every_line_of_a_poster_can_be_found_in_its_pdf(string language)
    {
        SkipWithoutFont(language);
        var scene = SampleScene.Build(language);
        var found = Plain(await Poppler.Text(await Pdf([scene])));
        Assert.All(SceneWalk.Texts(scene).Where(t => t.Text.Rotation == 0), t => Assert.Contains(Plain(t.Text.Text), found, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_word_with_a_halo_is_found_once()
    {
        var scene = new SceneBuilder(200, 100, "en");
        scene.Text(20, 50, "halo", new(12), halo: Ink.Surface);
        scene.Text(120, 80, "upright", new(12), rotation: -90);
        var text = await Poppler.Text(await Pdf([scene.Build("t", "d")]));
        Assert.Equal(2, text.Split("halo").Length);
        Assert.Contains("upright", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Spaces_that_hold_words_together_are_found_as_plain_ones()
    {
        var scene = new SceneBuilder(200, 100, "en");
        scene.Text(20, 50, "41\u00A0% of\u202Fall", new(12));
        Assert.Contains("41 % of all", await Poppler.Text(await Pdf([scene.Build("t", "d")])), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public async Task A_full_poster_is_small_in_every_language(string language)
    {
        SkipWithoutFont(language);
        Assert.InRange((await Pdf([SampleScene.Build(language)])).Length, 10_000, 150_000);
    }

    [Fact]
    public async Task A_poster_of_five_hundred_different_chinese_characters_is_small()
    {
        SkipWithoutFont("zh-Hans");
        var scene = new SceneBuilder(800, 600, "zh-Hans");
        for (var line = 0; line < 25; line++)
        {
            scene.Text(20, 30 + (line * 20), string.Concat(Enumerable.Range(0, 20).Select(i => (char)(0x4E00 + (((line * 20) + i) * 31)))), new(12));
        }

        Assert.InRange((await Pdf([scene.Build("t", "d")])).Length, 50_000, 150_000);
    }

    [Fact]
    public async Task The_same_scene_gives_the_same_bytes()
    {
        var options = new SceneFileOptions { About = new(Author: "Ieva", Created: new DateTimeOffset(2026, 10, 6, 9, 40, 0, TimeSpan.FromHours(3))) };
        Assert.Equal(await Pdf([SampleScene.Build("ru")], options), await Pdf([SampleScene.Build("ru")], options));
        Assert.NotEqual(await Pdf([SampleScene.Build("ru")], options), await Pdf([SampleScene.Build("pl")], options));
    }

    [Fact]
    public async Task A_document_says_what_it_is_who_made_it_and_in_which_language()
    {
        var about = new PdfAbout("Pirkėjo (kelias) \\ 1", "Ieva", "subject", "journey, map", new DateTimeOffset(2026, 10, 6, 9, 40, 0, TimeSpan.FromHours(3)));
        var pdf = await Pdf([SampleScene.Build("lt")], new SceneFileOptions { About = about });
        var info = await Poppler.Info(pdf);
        Assert.Contains("Pirkėjo (kelias) \\ 1", info, StringComparison.Ordinal);
        Assert.Matches("Author: +Ieva", info);
        Assert.Matches("Subject: +subject", info);
        Assert.Matches("Keywords: +journey, map", info);
        Assert.Matches("CreationDate: .*2026", info);
        Assert.Contains("/CreationDate (D:20261006064000Z)", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Contains("/Lang (lt)", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A4", 841.89, 595.276)]
    [InlineData("a3-portrait", 841.89, 1190.551)]
    [InlineData("A0", 3370.394, 2383.937)]
    [InlineData("500x300", 1417.323, 850.394)]
    public async Task A_page_has_the_size_of_its_paper(string paper, double width, double height)
    {
        var pdf = Encoding.Latin1.GetString(await Pdf([SampleScene.Build("en")], new SceneFileOptions { Paper = PosterPaper.Parse(paper) }));
        Assert.Contains(FormattableString.Invariant($"/MediaBox [0 0 {width:0.###} {height:0.###}]"), pdf, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_scene_fills_its_paper_without_being_stretched_and_stands_in_its_middle()
    {
        var frame = PageFrame.Of(SampleScene.Build("en"), PosterPaper.A3.Turned);
        Assert.Equal(frame.Width, (1587 * frame.Scale) + (2 * frame.Left), 1e-6);
        Assert.Equal(frame.Height, (1123 * frame.Scale) + (2 * frame.Top), 1e-6);
        Assert.Equal(0, Math.Min(frame.Left, frame.Top), 1e-6);
        Assert.Equal(1.0 * 72 / 96, PageFrame.Of(SampleScene.Build("en"), null).Scale);
        await Task.CompletedTask;
    }

    [Fact]
    public async Task Slides_are_pages_of_one_document_and_share_their_fonts()
    {
        var one = await Pdf([SampleScene.Build("en")]);
        var pdf = await Pdf([SampleScene.Build("en"), SampleScene.Build("en"), SampleScene.Build("en")]);
        Assert.Matches("Pages: +3", await Poppler.Info(pdf));
        Assert.Matches("/Outlines [0-9]+ 0 R", Encoding.Latin1.GetString(pdf));
        Assert.DoesNotContain("/Outlines", Encoding.Latin1.GetString(one), StringComparison.Ordinal);
        Assert.True(pdf.Length < one.Length * 2, $"{pdf.Length} of {one.Length}");
    }

    [Fact]
    public void Every_object_stands_where_the_table_says()
    {
        var pdf = Encoding.Latin1.GetString(PdfWriter.Write([SampleScene.Build("en")], null, new(), new(FontLibrary.Machine)));
        var table = pdf[(pdf.LastIndexOf("\nxref\n", StringComparison.Ordinal) + 1)..];
        var places = Regex.Matches(table, @"^(?<at>\d{10}) 00000 n ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.NotEmpty(places);
        Assert.All(places.Select((m, i) => (At: int.Parse(m.Groups["at"].Value, System.Globalization.CultureInfo.InvariantCulture), Number: i + 1)), o =>
            Assert.StartsWith($"{o.Number} 0 obj\n", pdf[o.At..], StringComparison.Ordinal));
        Assert.Contains($"startxref\n{pdf.Length - table.Length}\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_font_that_a_document_cannot_hold_is_drawn_as_outlines()
    {
        var scene = new SceneBuilder(200, 100, "en");
        scene.Text(20, 60, "Outlined", new(30, 700));
        var drawn = scene.Build("t", "d");
        var outlined = PdfWriter.Write([drawn], null, new(), new(FontLibrary.Machine), _ => false);
        Assert.DoesNotContain("/FontFile", Encoding.Latin1.GetString(outlined), StringComparison.Ordinal);
        AssertSameInk(await Poppler.Ink(outlined), await Poppler.Ink(await Pdf([drawn])));
    }

    [Fact]
    public async Task Fonts_with_outlines_of_either_kind_are_drawn_and_found()
    {
        var fonts = new FontLibrary(["DejaVu Sans", "Noto Sans", "Liberation Sans"], mayAskMachine: false);
        Assert.SkipWhen(fonts.Find('a', 400, false) is null, "skipped: none of these TrueType fonts is installed");
        var scene = new SceneBuilder(300, 100, "ru", fonts);
        scene.Text(20, 60, "TrueType Ąžuolas цена", new(20));
        var drawn = scene.Build("t", "d");
        var pdf = PdfWriter.Write([drawn], null, new(), new(fonts));
        Assert.Contains("/CIDFontType2", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Contains("TrueType Ąžuolas цена", await Poppler.Text(pdf), StringComparison.Ordinal);
        AssertSameInk(await Poppler.Ink(PdfWriter.Write([drawn], null, new(), new(fonts), _ => false)), await Poppler.Ink(pdf));
    }

    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public async Task The_letters_of_a_cut_down_font_are_those_of_the_font(string language)
    {
        SkipWithoutFont(language);
        var scene = new SceneBuilder(600, 200, language);
        scene.Block(20, 60, Texts.Of(language), new(24, 700), 560, 4);
        scene.Text(20, 180, Texts.Of(language)[..20], new(20, Italic: true, Spacing: 1.5));
        var drawn = scene.Build("t", "d");
        AssertSameInk(await Poppler.Ink(PdfWriter.Write([drawn], null, new(), new(FontLibrary.Machine), _ => false)), await Poppler.Ink(await Pdf([drawn])));
    }

    [Fact]
    public void The_line_around_a_word_is_no_word_of_its_own()
    {
        var scene = new SceneBuilder(200, 100, "en");
        scene.Text(20, 50, "halo", new(12), halo: Ink.Surface);
        var resources = new PdfResources(_ => true);
        var measurer = new TextMeasurer(FontLibrary.Machine);
        resources.Learn(scene.Build("t", "d"), measurer);
        var file = new PdfFile();
        resources.WriteFonts(file);
        var content = new PdfPainter(file, resources, file.Reserve(), measurer).Draw(scene.Build("t", "d").Elements);
        Assert.Matches(@"(?s)/Span << /ActualText \(\) >> BDC.*BT\n1 Tr.* TJ\n0 Tr\nET\nEMC\n.*BT\n/F1.* TJ\nET\n", content);
    }

    private static void AssertSameInk(int[] expected, int[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        Assert.True(expected.Sum() > 100_000, "the page is nearly empty");

        // Readers smooth the edges of text and of shapes a little differently; a wrong or moved letter differs by whole strokes.
        var differing = expected.Zip(actual, (e, a) => Math.Abs(e - a)).Sum() / (double)expected.Sum();
        Assert.True(differing < 0.25, FormattableString.Invariant($"{differing:P1} of the ink differs"));
    }

    private static async Task<byte[]> Pdf(IReadOnlyList<Scene> scenes, SceneFileOptions? options = null)
    {
        using var stream = new MemoryStream();
        await SceneFile.WriteAsync(scenes, stream, PosterFormat.Pdf, options);
        return stream.ToArray();
    }

    /// <summary>Text as a search compares it: pdftotext lays a page out anew, so that spaces differ.</summary>
    private static string Plain(string text) => new([.. text.Where(c => !char.IsWhiteSpace(c))]);

    private static void SkipWithoutFont(string language) =>
        Assert.SkipWhen(language == "zh-Hans" && FontLibrary.Machine.Find('购', 400, false) is null, "skipped: this machine has no Chinese font (fonts-noto-cjk)");
}
