using Kelione.Maps;
using Kelione.Posters.Scenes;
using Kelione.Web.Maps.Together;

namespace Kelione.Web.Tests.Together;

/// <summary>Drawings in a page.</summary>
public sealed class SceneMarkupTests
{
    private const string Evil = "<script>alert(1)</script>\" onload=\"x";

    [Fact]
    public void Words_of_people_stay_words_in_text_names_and_marks()
    {
        var scene = new Scene(Evil, "", "en\"><script>", 100, 50, [new SceneGroup([new SceneText(1, 2, Evil, new TextStyle(12), 10)], Mark: new SceneMark("step:" + Evil, Evil))], []);
        var svg = SceneMarkup.Write(scene, _ => true);
        Assert.DoesNotContain("<script", svg, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onload=\"", svg, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(Evil, System.Xml.Linq.XDocument.Parse(svg).Descendants().Single(e => e.Name.LocalName == "text").Value);
    }

    [Fact]
    public void Colours_are_the_page_s_own_and_others_get_a_counterpart_for_the_dark()
    {
        var scene = new Scene("t", "", "en", 10, 10, [new SceneRect(0, 0, 1, 1, Ink.Route), new SceneRect(0, 0, 1, 1, Colour.Parse("#123456"))], []);
        var svg = SceneMarkup.Write(scene, _ => false);
        Assert.Contains("fill=\"var(--route)\"", svg, StringComparison.Ordinal);
        Assert.Contains("fill=\"var(--x123456)\"", svg, StringComparison.Ordinal);
        Assert.Contains("[data-theme=dark] .scene{--x123456:#", svg, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#1a2232", true)]
    [InlineData("#ffffff", false)]
    [InlineData("#f4e0b0", false)]
    public void The_dark_turns_dark_to_light_and_light_to_dark(string colour, bool becomesLight)
    {
        var dark = Colour.Parse(SceneInk.Dark(Colour.Parse(colour)));
        Assert.Equal(becomesLight, dark.Red + dark.Green + dark.Blue > 380);
    }

    [Fact]
    public void Numbers_are_written_the_same_in_every_culture()
    {
        var scene = new Scene("t", "", "lt", 10.5, 10, [new SceneLine(0.25, 1.5, 2, 3, new Stroke(Ink.Text, 1.5))], []);
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = new("lt");
            Assert.Contains("x1=\"0.25\"", SceneMarkup.Write(scene, _ => false), StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Every_kind_of_every_template_is_drawn_with_marks_that_open_steps()
    {
        var map = MapTemplates.Find("phone")!.Create("en");
        foreach (var kind in Enum.GetValues<MapKind>())
        {
            var scene = Kelione.Posters.MapPoster.Arrange(new(map with { Kind = kind }, null, new()));
            var svg = System.Xml.Linq.XDocument.Parse(SceneMarkup.Write(scene, m => SceneTargets.Find(map, m.Id) is not null));
            Assert.True(svg.Descendants().Any(e => e.Attribute("role")?.Value == "button"), $"{kind}: nothing can be opened");
        }
    }
}
