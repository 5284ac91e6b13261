using Kelione.Maps;
using Kelione.Posters.Scenes;
using Kelione.Posters.Tests.Layouts.Samples;

namespace Kelione.Posters.Tests.Layouts.Grid;

/// <summary>What people search for before the first stage stands on the poster, with months, source and n.</summary>
public sealed class DemandRowTests
{
    public static TheoryData<string, MapKind> Kinds => [.. from language in new[] { "en", "ru", "zh", "pl", "lt" } from kind in new[] { MapKind.Linear, MapKind.Stage } select (language, kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_topic_stands_with_its_newest_month_its_source_and_n(string language, MapKind kind)
    {
        var scene = Arrange(language, kind, Topic("buy a phone", 12));
        var texts = string.Join('\n', Texts(scene));
        Assert.Contains("buy a phone", texts, StringComparison.Ordinal);
        Assert.Contains("Wordstat", texts, StringComparison.Ordinal);
        Assert.Contains("n = 48", texts, StringComparison.Ordinal);
        Assert.Contains("2025", texts, StringComparison.Ordinal);
        Assert.Empty(SceneChecks.Overlaps(scene));
        Assert.Empty(SceneChecks.OutOfPage(scene));
        Assert.Empty(SceneChecks.CutTexts(scene));
        Assert.Empty(SceneChecks.MissingGlyphs(scene));
    }

    [Fact]
    public void Without_demand_there_is_no_lane() => Assert.DoesNotContain("Search demand", Texts(Arrange("en", MapKind.Linear)));

    [Fact]
    public void Of_many_topics_the_rest_is_counted() =>
        Assert.Contains("and 13 more", Texts(Arrange("en", MapKind.Linear, [.. Enumerable.Range(0, 20).Select(i => Topic($"topic {i}", i))])));

    [Fact]
    public void Periods_longer_than_a_month_are_told_in_all() =>
        Assert.Contains(Texts(Arrange("en", MapKind.Linear, new PosterDemand("phones", "Statista", 4, []) { Total = 1200 })), t => t.StartsWith("1,200 in all · Statista", StringComparison.Ordinal));

    private static PosterDemand Topic(string name, int months) =>
        new(name, "Wordstat", 48, [.. Enumerable.Range(0, months).Select(i => (new DateOnly(2025, 1, 1).AddMonths(i % 12), 1000.0 + (i * 50)))]);

    private static Scene Arrange(string language, MapKind kind, params PosterDemand[] demand)
    {
        var map = GeneratedMap.Make(4, 2, language, kind);
        return MapPoster.Arrange(new PosterInput(map, GeneratedMap.Measure(map), new PosterOptions { Language = language }) { Demand = demand });
    }

    private static List<string> Texts(Scene scene) => [.. SceneWalk.Texts(scene).Select(t => t.Text.Text)];
}
