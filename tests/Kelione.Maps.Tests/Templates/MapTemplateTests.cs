namespace Kelione.Maps.Tests.Templates;

/// <summary>Making a map of a template.</summary>
public sealed class MapTemplateTests
{
    [Theory]
    [InlineData("lt", "lt")]
    [InlineData("lt-LT", "lt")]
    [InlineData("ZH-Hans", "zh")]
    [InlineData("pl_PL", "pl")]
    [InlineData("en-GB", "en")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void The_nearest_language_is_taken_and_stated_English_otherwise(string asked, string given)
    {
        var template = MapTemplates.Find("phone")!;
        var map = template.Create(asked);

        Assert.Equal(given, map.Language);
        Assert.Equal(template.Titles[given], map.Title);
    }

    [Fact]
    public void A_template_is_found_whatever_the_case_of_its_name()
    {
        Assert.Equal("phone", MapTemplates.Find("Phone")?.Name);
        Assert.Null(MapTemplates.Find("no-such-template"));
    }

    [Fact]
    public void Id_and_title_are_the_caller_s_where_given()
    {
        var template = MapTemplates.Find("phone")!;

        Assert.Equal(("buying-a-phone", "Buying a phone"), IdAndTitle(template.Create("en")));
        Assert.Equal(("our-phones", "Our phones"), IdAndTitle(template.Create("en", title: "Our phones")));
        Assert.Equal(("p1", "Our phones"), IdAndTitle(template.Create("en", "p1", "Our phones")));
        Assert.Equal(("buying-a-phone", "买手机"), IdAndTitle(template.Create("zh", title: "买手机")));
    }

    [Fact]
    public void An_id_that_is_none_is_refused_with_what_an_id_is_made_of() =>
        Assert.Contains("small letters", Assert.Throws<ArgumentException>(() => MapTemplates.Find("phone")!.Create("en", "My Map")).Message, StringComparison.Ordinal);

    [Fact]
    public void Names_of_templates_and_ids_of_their_maps_are_all_different()
    {
        Assert.Equal(MapTemplates.All.Count, MapTemplates.All.Select(t => t.Name).Distinct().Count());
        Assert.Equal(MapTemplates.All.Count, MapTemplates.All.Select(t => t.Create("en").Id).Distinct().Count());
    }

    private static (string Id, string Title) IdAndTitle(JourneyMap map) => (map.Id, map.Title);
}
