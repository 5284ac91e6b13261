using CsCheck;
using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;
using Kelione.Posters.Tests.Layouts.Samples;

namespace Kelione.Posters.Tests.Layouts.Frame;

public sealed class FramePartsTests
{
    [Theory]
    [InlineData("Street billboard", "billboard")]
    [InlineData("Shop’s website", "web")]
    [InlineData("Колл-центр", "call")]
    [InlineData("支付表单", "card")]
    [InlineData("Wyszukiwarka", "search")]
    [InlineData("El. laiškas", "mail")]
    [InlineData("Karta stałego klienta", "card")]
    public void A_touchpoint_takes_the_icon_that_its_words_name(string name, string icon) => Assert.Equal(icon, TouchpointIcons.Choose(name));

    [Fact]
    public void A_short_stem_must_be_a_whole_word() => Assert.Null(TouchpointIcons.Choose("Bothersome thing"));

    [Theory]
    [InlineData("Ieva K., 31", "IK")]
    [InlineData("Ona", "O")]
    [InlineData("王芳", "王")]
    [InlineData("economic buyer", "EB")]
    public void Initials_come_from_the_first_two_words_of_a_name(string name, string initials) => Assert.Equal(initials, HeadPersona.Initials(new Persona { Id = "a", Name = name }));

    [Fact]
    public void Parted_words_fit_and_read_the_same_without_their_hyphens() => Gen.String[Gen.Char['а', 'я'], 1, 40].Sample(word =>
    {
        var scene = new SceneBuilder(1587, 1123, "ru");
        var style = new TextStyle(9);
        var parted = LongWords.Part(scene, word, style, 60);
        Assert.Equal(word, parted.Replace("- ", "", StringComparison.Ordinal));
        Assert.All(parted.Split(' '), part => Assert.True(scene.Measure(part, style) <= 60 || part.Length < 7));
    }, iter: 200);

    [Fact]
    public void A_number_stays_with_its_sign() => Assert.Equal("84\u00A0€ and 80\u00A0% of it, but not this one", LongWords.Glue("84 € and 80 % of it, but not this one"));

    [Fact]
    public void A_head_grows_with_a_long_title_and_keeps_clear_of_what_follows()
    {
        var map = PhoneMap.Map with { Title = string.Join(' ', Enumerable.Repeat("How people buy a telephone nowadays", 4)), Objective = string.Join(' ', Enumerable.Repeat("Why do four in ten not pay?", 9)) };
        var page = new PosterPage(new PosterInput(map, PhoneMap.Measurement, new PosterOptions()));
        var bottom = PosterHead.Draw(page, HeadContent.Of(page));
        var scene = page.Scene.Build("t", "d");
        Assert.True(bottom > PosterHead.UsualBottom);
        Assert.Empty(SceneChecks.Overlaps(scene));
        Assert.Empty(SceneChecks.CutTexts(scene));
        Assert.All(SceneWalkTexts(scene), t => Assert.True(t.Bounds.Bottom <= bottom));
    }

    [Fact]
    public void A_poster_without_a_legend_leaves_its_room_to_the_rest()
    {
        var page = new PosterPage(new PosterInput(PhoneMap.Map, null, new PosterOptions { ShowLegend = false }));
        Assert.Equal(0, new PosterLegend(page, [new LegendKeys(page).Measured]).Height);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("zh")]
    [InlineData("pl")]
    [InlineData("lt")]
    public void The_foot_holds_long_filters_and_owners(string language)
    {
        var map = PhoneMap.Map with { Owner = string.Join(' ', Enumerable.Repeat("Customer experience department", 4)) };
        var page = new PosterPage(new PosterInput(map, PhoneMap.Measurement with { Filters = string.Join(", ", Enumerable.Repeat("Lithuania and Latvia", 5)) }, new PosterOptions { Language = language }));
        PosterFoot.Draw(page);
        var scene = page.Scene.Build("t", "d");
        Assert.Empty(SceneChecks.Overlaps(scene));
        Assert.Empty(SceneChecks.OutOfPage(scene));
        Assert.Empty(SceneChecks.CutTexts(scene));
    }

    [Fact]
    public void The_foot_of_a_map_without_measurement_says_so()
    {
        var page = new PosterPage(new PosterInput(PhoneMap.Map, null, new PosterOptions { Language = "en" }));
        Assert.Contains("Not measured: drawn from assumption and research", PosterFoot.Items(page));
    }

    [Theory]
    [InlineData(0, 2, "“Buying a phone”, version 2")]
    [InlineData(2, 2, "“Buying a phone”, version 2")]
    [InlineData(3, 2, "“Buying a phone”, version 3; measured: version 2")]
    [InlineData(3, null, "“Buying a phone”, version 3")]
    [InlineData(0, null, "“Buying a phone”")]
    public void The_foot_says_which_version_is_drawn_and_which_was_measured(int drawn, int? measured, string says)
    {
        var measurement = measured is { } version ? PhoneMap.Measurement with { MapVersion = version } : null;
        var page = new PosterPage(new PosterInput(PhoneMap.Map with { Title = "Buying a phone" }, measurement, new PosterOptions { Language = "en", Version = drawn }));
        Assert.Equal(says, PosterFoot.Items(page)[0]);
    }

    private static IEnumerable<SceneText> SceneWalkTexts(Scene scene) => scene.Elements.SelectMany(Flatten).OfType<SceneText>();

    private static IEnumerable<SceneElement> Flatten(SceneElement element) => element is SceneGroup { X: 0, Y: 0, Scale: 1 } group ? group.Elements.SelectMany(Flatten) : [element];
}
