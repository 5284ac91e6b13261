using Kelione.Maps;
using Kelione.Web.Maps.Home;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Home;

public sealed class HomeTests
{
    [Fact]
    public void A_curve_never_leaves_the_heights_of_its_points()
    {
        (double X, double Y)[] points = [(0, 10), (10, 10), (20, 90), (30, 90), (40, 20)];
        var numbers = ThumbCurve.Path(points).Split(['M', 'C', ' '], StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.All(numbers.Where((_, i) => i % 2 == 1), y => Assert.InRange(y, 10, 90));
    }

    [Theory]
    [InlineData("kelione: 1\nid: a\ntitle: A\nstages: []\n", true)]
    [InlineData("```mermaid\njourney\n  title A\n  section S\n    Pays: 2: Me\n```", true)]
    [InlineData("%% a remark\njourney\n  title A\n  section S\n    Pays: 2: Me", true)]
    [InlineData("stages: [", false)]
    public void A_text_is_read_in_its_own_form(string text, bool isMap) => Assert.Equal(isMap, MapTexts.Read(text, "").Map is not null);

    [Fact]
    public void A_map_of_json_is_read_back()
    {
        var map = MapTemplates.Find("phone")!.Create("en");
        Assert.Equal(map, MapTexts.Read(MapJson.Write(map), "").Map);
    }

    [Fact]
    public void An_empty_sheet_of_every_kind_is_a_whole_map() =>
        Assert.All(Enum.GetValues<MapKind>(), kind => Assert.DoesNotContain(MapChecks.Problems(EmptySheet.Of(kind, "Новый путь", "Ieva", "ru", "Этап", "Шаг")), p => p.Severity == ProblemSeverity.Error));

    [Fact]
    public void What_lost_most_comes_first_and_what_never_moved_last()
    {
        var maps = new[] { Map("a", 0), Map("b", -0.09), Map("c", 0.2) };
        Assert.Equal(["b", "c", "a"], new HomeFilter().Apply(maps).Select(m => m.Map.Id));
    }

    [Fact]
    public void A_map_without_an_owner_is_theirs_who_changed_it_last()
    {
        var map = Map("a", 0);
        Assert.True(map.IsOf("Ieva"));
        Assert.False(map.IsOf("Jonas"));
    }

    [Fact]
    public void A_review_is_overdue_from_the_day_after()
    {
        var map = Map("a", 0);
        Assert.Null(map.Overdue(new DateOnly(2026, 9, 17)));
        Assert.Equal(14, map.Overdue(new DateOnly(2026, 10, 1)));
    }

    [Fact]
    public void The_picture_of_every_template_stays_in_its_box()
    {
        foreach (var template in MapTemplates.All)
        {
            var thumb = new Thumb(template.Create("en"), measured: null, isWheel: false);
            Assert.All(thumb.Stations, s => Assert.InRange(s.X, 20, 380));
            Assert.All(thumb.Felt.Concat(thumb.Wished), p => Assert.InRange(p.Y, 60, 145));
        }
    }

    private static HomeMap Map(string id, double difference)
    {
        var map = new JourneyMap { Id = id, Title = id, ReviewDate = new DateOnly(2026, 9, 17), Stages = [new Stage { Id = "s", Name = "S", Steps = [new Step { Id = "x", Name = "X" }] }] };
        var number = new NumberComparison("conversionToNext", "share", 0.5, 0.5 + difference, difference, null, null, difference == 0 ? ChangeVerdict.NoClearChange : difference > 0 ? ChangeVerdict.Better : ChangeVerdict.Worse);
        var comparison = new MeasurementComparison { Steps = [new StepComparison("x", "X", [number])], Whole = [], Notes = [] };
        var at = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero);
        return new HomeMap(new MapSummary(id, id, MapKind.Linear, MapStatus.AsIs, "en", 1, at, "Ieva", IsDeleted: false), new MapOverview(new StoredMap(map, 1, at, "Ieva", IsLatest: true), null, null, comparison));
    }
}
