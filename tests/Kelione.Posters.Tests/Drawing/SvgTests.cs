using System.Globalization;
using System.Xml.Linq;
using Kelione.Posters.Drawing;
using Kelione.Posters.Scenes;
using Kelione.Posters.Tests.Text;

namespace Kelione.Posters.Tests.Drawing;

public sealed class SvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [MemberData(nameof(Texts.Languages), MemberType = typeof(Texts))]
    public void A_drawing_says_its_title_its_description_and_its_language(string language)
    {
        var scene = SampleScene.Build(language);
        var svg = XDocument.Parse(SvgWriter.Write(scene)).Root!;
        Assert.Equal(scene.Title, svg.Element(Svg + "title")?.Value);
        Assert.Equal(scene.Description, svg.Element(Svg + "desc")?.Value);
        Assert.Equal(language, (string?)svg.Attribute("lang"));
        Assert.Equal("img", (string?)svg.Attribute("role"));
        Assert.Equal("t d", (string?)svg.Attribute("aria-labelledby"));
        Assert.Equal("0 0 1587 1123", (string?)svg.Attribute("viewBox"));
    }

    [Fact]
    public void Every_text_is_text_and_carries_its_measured_length()
    {
        var scene = SampleScene.Build("lt");
        var texts = XDocument.Parse(SvgWriter.Write(scene)).Descendants(Svg + "text").ToList();
        var measured = SceneWalk.Texts(scene).Select(t => t.Text).ToList();
        Assert.Equal(measured.Select(t => t.Text), texts.Select(t => t.Value));
        Assert.Equal(measured.Select(t => Math.Round(t.Width, 2, MidpointRounding.AwayFromZero)), texts.Select(t => double.Parse(t.Attribute("textLength")!.Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_name_that_is_a_script_stays_a_name()
    {
        var scene = new SceneBuilder(100, 100, "en\" onload=\"x");
        using (scene.Mark("step:\"><script>1</script>", "<b>&amp;</b>"))
        {
            scene.Text(10, 10, "<script>alert(1)</script> \u0001]]>", new(10));
        }

        var text = SvgWriter.Write(scene.Build("<script>", "<!--"), "p\"");
        var svg = XDocument.Parse(text);
        Assert.DoesNotContain(svg.Descendants(), e => e.Name.LocalName == "script");
        Assert.Null(svg.Root!.Attribute("onload"));
        Assert.Equal("<script>alert(1)</script> ]]>", svg.Descendants(Svg + "text").Single().Value);
        Assert.Equal("<b>&amp;</b>", svg.Descendants(Svg + "g").Single().Element(Svg + "title")?.Value);
    }

    [Fact]
    public void Nothing_comes_from_outside()
    {
        var svg = SvgWriter.Write(SampleScene.Build("en"));
        Assert.DoesNotContain("href", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", svg, StringComparison.Ordinal);
        Assert.Equal(1, svg.Split("http").Length - 1);
    }

    [Fact]
    public void Two_drawings_on_one_page_keep_their_ids_apart()
    {
        var ids = new[] { "a-", "b-" }.SelectMany(prefix => XDocument.Parse(SvgWriter.Write(SampleScene.Build("en"), prefix)).Descendants().Attributes("id").Select(a => a.Value)).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("a-t", ids);
    }

    [Fact]
    public void Several_spaces_stay_several() => Assert.Contains("xml:space=\"preserve\"", Drawn(s => s.Text(1, 9, "A   ·   B", new(9))), StringComparison.Ordinal);

    [Theory]
    [InlineData(12.04, 1, "12")]
    [InlineData(-0.04, 1, "0")]
    [InlineData(0.05, 1, "0.1")]
    [InlineData(1234567.89, 2, "1234567.89")]
    [InlineData(double.NaN, 1, "0")]
    [InlineData(double.PositiveInfinity, 1, "0")]
    public void Numbers_are_written_short_and_alike_everywhere(double value, int digits, string expected) => Assert.Equal(expected, SvgNumbers.Short(value, digits));

    [Fact]
    public void A_culture_with_commas_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        var expected = SvgWriter.Write(SampleScene.Build("pl"));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("lt-LT");
            Assert.Equal(expected, SvgWriter.Write(SampleScene.Build("pl")));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_full_poster_is_small() => Assert.InRange(SvgWriter.Write(SampleScene.Build("en")).Length, 20_000, 200_000);

    private static string Drawn(Action<SceneBuilder> draw)
    {
        var scene = new SceneBuilder(100, 100, "en");
        draw(scene);
        return SvgWriter.Write(scene.Build("t", "d"));
    }
}
