using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Oracle;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>What real people said becomes a picture that those who know these companies would tell.</summary>
public sealed class RealVoiceTests
{
    private static readonly string[] Empty = ["day", "open", "time", "today", "people", "customer", "customers", "united", "sent", "due"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Complaints_about_a_benefits_office_land_on_the_steps_that_they_are_about()
    {
        using var scratch = new Scratch();
        await using var workspace = await SaidAsync(scratch, "bpi2016-uwv-complaints", "BPI2016_Complaints.csv");
        var map = MapKit.Map("asks for information", "fills in the form on the website", "gets the payment", "is treated by the staff");
        await new MapLibrary(workspace.Folder, workspace.Time).CreateAsync(map, "me", cancellationToken: Stop);
        var said = await PlantedVoice.ListAsync(workspace, new FeedbackFilter { Map = "test" });
        Assert.Equal(289, said.Count);
        Assert.All(said, f => Assert.True(f.Placement is null || f.Placement.By == PlacedBy.Theme));
        AssertMostly("gets-the-payment", said.Where(f => f.Entry.Text.Contains("payment", StringComparison.OrdinalIgnoreCase) && !f.Entry.Text.Contains("form", StringComparison.OrdinalIgnoreCase)));
        AssertMostly("asks-for-information", said.Where(f => f.Entry.Text.StartsWith("Information", StringComparison.Ordinal)));
        AssertMostly("fills-in-the-form-on-the-website", said.Where(f => f.Entry.Text.StartsWith("Website", StringComparison.Ordinal)));
        var steps = await workspace.Voice.AtStepsAsync(new FeedbackFilter { Map = "test" }, Stop);
        Assert.Equal("payment", steps.Single(s => s.Step == "gets-the-payment").Themes[0].Name);
        Assert.Equal("information", steps.Single(s => s.Step == "asks-for-information").Themes[0].Name);
        Assert.All(steps.Where(s => s.Sentiment.Mean is not null), s => Assert.True(s.Sentiment.Mean < 0, $"{s.Step} {s.Sentiment.Mean}"));
        await AssertNothingEmptyAsync(workspace, FeedbackFilter.All);
    }

    [Fact]
    public async Task What_is_said_to_an_airline_is_about_flights_bags_waiting_and_service_and_answers_are_not_invented()
    {
        using var scratch = new Scratch();
        await using var workspace = await SaidAsync(scratch, "twitter-us-airline", "Tweets.csv");
        var united = new FeedbackFilter { Contains = "@united" };
        var overview = await workspace.Voice.OverviewAsync(united, Stop);
        Assert.InRange(overview.N, 3_700, 3_900);
        var themes = overview.Themes.ToDictionary(t => t.Id);
        Assert.Superset(new HashSet<string> { "flight", "luggage", "staff", "support", "queue", "refund", "booking" }, themes.Keys.ToHashSet());
        Assert.All(new[] { "luggage", "queue", "cancellation" }, t => Assert.True(themes[t].Sentiment.Mean < -0.2 && themes[t].Quotes.Count > 0));
        Assert.Equal(overview.N, overview.Months.Sum(m => m.Entries));
        var answers = await workspace.Voice.AnswersAsync(new FeedbackAnswersQuestion { Filter = united, By = FeedbackGrouping.All }, Stop);
        Assert.Equal((0L, 0L, overview.N), (answers.Whole.Called, answers.Whole.Answered, answers.Whole.Untold));
        await AssertNothingEmptyAsync(workspace, united);
    }

    private static void AssertMostly(string step, IEnumerable<ListedFeedback> said)
    {
        var all = said.ToList();
        var there = all.Count(f => f.Placement?.Step == step);
        Assert.True(all.Count > 0 && there >= 0.8 * all.Count, $"{step}: {there} of {all.Count}; elsewhere {string.Join(", ", all.Where(f => f.Placement?.Step != step).Select(f => $"{f.Entry.Text} → {f.Placement?.Step} [{string.Join(' ', f.Themes)}]").Distinct())}");
    }

    private static async Task AssertNothingEmptyAsync(JourneyWorkspace workspace, FeedbackFilter filter)
    {
        var leading = (await workspace.Voice.ThemesAsync(filter, Stop)).Where(t => t.Topics.Count == 0).Select(t => t.Words[0].Split(':')[1]).ToList();
        Assert.Empty(leading.Intersect(Empty));
    }

    private static async Task<JourneyWorkspace> SaidAsync(Scratch scratch, params string[] path)
    {
        Assert.SkipUnless(SharedData.IsPresent, SharedData.Reason);
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: Stop);
        await workspace.Voice.ImportAsync(CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(SharedData.PathOf(path))] } }), cancellationToken: Stop);
        return workspace;
    }
}
