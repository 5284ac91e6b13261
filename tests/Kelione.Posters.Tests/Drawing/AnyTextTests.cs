using System.Text;
using System.Xml.Linq;
using CsCheck;
using Kelione.Posters.Drawing;
using Kelione.Posters.Drawing.Pdf;
using Kelione.Posters.Scenes;
using Kelione.Posters.Text;

namespace Kelione.Posters.Tests.Drawing;

/// <summary>People paste anything into a map: whatever it is, a poster comes out.</summary>
public sealed class AnyTextTests
{
    private static readonly Gen<string> Anything = Gen.OneOf(
        Gen.String,
        Gen.Char['\0', '\uFFFF'].Array[0, 40].Select(c => new string(c)),
        Gen.Int[0, 0x10FFFF].Where(c => c is < 0xD800 or > 0xDFFF).Array[0, 20].Select(runes => string.Concat(runes.Select(r => new Rune(r).ToString()))),
        Gen.Char["aé ​‍́付，“”。(-/\n\t<&>\"'…—👩🏽"].Array[0, 60].Select(c => new string(c)));

    [Fact]
    public void Any_text_is_measured_wrapped_and_written() => Gen.Select(Anything, Gen.Double[0, 200], Gen.Int[1, 4], Gen.Double[-2, 2]).Sample(
        (text, width, lines, spacing) =>
        {
            var scene = new SceneBuilder(400, 300, "en");
            scene.Text(20, 50, text, new(12, 600, Spacing: spacing), halo: Ink.Surface);
            scene.Block(20, 100, text, new(14, Italic: true), width, lines, balance: true);
            var built = scene.Build(text, text);
            Assert.All(SceneWalk.Texts(built), t => Assert.True(double.IsFinite(t.Text.Width)));
            Assert.Equal(SceneWalk.Texts(built).Select(t => t.Text.Text), XDocument.Parse(SvgWriter.Write(built), LoadOptions.PreserveWhitespace).Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value));
            Assert.StartsWith("%PDF", Encoding.Latin1.GetString(PdfWriter.Write([built], null, new(), new(FontLibrary.Machine)).AsSpan(0, 4)), StringComparison.Ordinal);
        },
        iter: 150, threads: 1);

    [Theory]
    [InlineData('\u1AEA')]
    [InlineData('\u28A2')]
    [InlineData('\u1F64')]
    [InlineData('\uE000')]
    public void A_rare_character_is_drawn_or_reported_whatever_old_fonts_the_machine_has(char rare)
    {
        // A machine may offer fonts of pixels or of formats older than OpenType for what no other font has: those are passed over.
        var scene = new SceneBuilder(100, 100, "en");
        scene.Text(10, 50, rare.ToString(), new(12));
        var built = scene.Build("t", "d");
        Assert.Equal(FontLibrary.Machine.Find(rare, 400, italic: false) is null ? 1 : 0, SceneChecks.MissingGlyphs(built).Count);
        Assert.NotEmpty(PdfWriter.Write([built], null, new(), new(FontLibrary.Machine)));
    }

    [Fact]
    public void Several_posters_are_drawn_at_once()
    {
        var expected = SvgWriter.Write(SampleScene.Build("lt"));
        var pdf = PdfWriter.Write([SampleScene.Build("lt")], null, new(), new(FontLibrary.Machine));
        Parallel.For(0, 8, _ =>
        {
            var scene = SampleScene.Build("lt");
            Assert.Equal(expected, SvgWriter.Write(scene));
            Assert.Equal(pdf, PdfWriter.Write([scene], null, new(), new(FontLibrary.Machine)));
        });
    }
}
