using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Tests.Layouts.Samples;

namespace Kelione.Posters.Tests.Layouts.Frame;

public sealed class IdeaRanksTests
{
    [Fact]
    public void Priority_is_the_sum_of_four_weighted_scores()
    {
        var ranks = new IdeaRanks(new MapReading(PhoneMap.Map, PhoneMap.Measurement));
        var idea = ranks.All.Single(i => i.Idea.Id == "i5");
        Assert.Equal(5.8 + 9 + 8 + (10 * 11525.0 / 48210), idea.Priority!.Value, 6);
        Assert.Equal(40, ranks.Most);
    }

    [Fact]
    public void Without_a_measured_audience_no_idea_has_a_score() =>
        Assert.All(new IdeaRanks(new MapReading(PhoneMap.Map, null)).All, i => Assert.Null(i.Priority));

    [Fact]
    public void The_line_stands_before_the_first_idea_that_overruns_the_budget()
    {
        var map = PhoneMap.Map with { Ideas = [.. PhoneMap.Map.Ideas.Select(i => i with { Effort = 5 })], Priority = new PrioritySettings { Budget = 12 } };
        Assert.Equal(2, new IdeaRanks(new MapReading(map, PhoneMap.Measurement)).All.Count(i => i.IsAboveLine));
    }

    [Fact]
    public void A_line_that_a_person_dragged_wins_over_the_budget()
    {
        var map = PhoneMap.Map with { Priority = new PrioritySettings { Budget = 0, Cut = 3 } };
        var ranks = new IdeaRanks(new MapReading(map, PhoneMap.Measurement));
        Assert.Equal(3, ranks.All.Count(i => i.IsAboveLine));
        Assert.Equal(ranks.All[2].Priority, ranks.LineAt);
    }

    [Fact]
    public void Without_budget_and_cut_there_is_no_line()
    {
        var ranks = new IdeaRanks(new MapReading(PhoneMap.Map with { Priority = new PrioritySettings() }, PhoneMap.Measurement));
        Assert.False(ranks.HasLine);
        Assert.DoesNotContain(ranks.All, i => i.IsAboveLine);
    }
}
