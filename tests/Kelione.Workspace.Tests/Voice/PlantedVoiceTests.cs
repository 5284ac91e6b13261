using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace.Tests;

/// <summary>What was planted into the phone scenario's words is read out of them: by the text alone, in each of five languages, at the right step.</summary>
public sealed class PlantedVoiceTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Late_couriers_are_complained_of_at_the_delivery_in_every_language_and_those_in_time_are_not()
    {
        var (said, truth, _) = await SaidAsync();
        var door = said.Where(f => f.Entry.Touchpoint == "door").ToList();
        Assert.True(door.Count > 500);
        Assert.Equal("receives", Assert.Single(door.Select(f => f.Placement?.Step).Distinct()));
        foreach (var language in door.GroupBy(f => truth[f.Entry.Id!].Language))
        {
            var (meant, read) = (language.Average(f => truth[f.Entry.Id!].Tone), language.Average(f => f.Reading!.Sentiment is { } s ? CustomerVoice.SignOf(s) : 0));
            Assert.True(Math.Abs(meant - read) < 0.2, $"{language.Key}: meant {meant:0.00}, read {read:0.00} of {language.Count()}");
            var blame = language.Where(f => truth[f.Entry.Id!].Tone < 0).ToList();
            Assert.True(blame.Count(f => f.Reading!.Sentiment < -CustomerVoice.NeutralWithin) >= 0.8 * blame.Count, $"{language.Key}: of {blame.Count} complaints {blame.Count(f => f.Reading!.Sentiment < 0)} are read as such");
            Assert.True(language.Count(f => f.Reading!.Language == language.Key) >= 0.95 * language.Count(), $"{language.Key}: language");
            Assert.True(language.Count(f => f.Themes.Any(t => t.Split('+').Any(p => p is "delivery" or "courier"))) >= 0.8 * language.Count(), $"{language.Key}: theme");
        }
    }

    [Fact]
    public async Task No_step_is_accused_of_which_nobody_complains_and_none_is_spared()
    {
        var (said, truth, workspace) = await SaidAsync();
        var steps = await workspace.Voice.AtStepsAsync(new FeedbackFilter { Map = "phone" }, Stop);
        var planted = said.Where(f => f.Placement is not null).GroupBy(f => f.Placement!.Step).ToDictionary(g => g.Key, g => g.Average(f => truth[f.Entry.Id!].Tone));
        Assert.Contains(planted, p => p.Value < -0.2);
        Assert.Contains(planted, p => p.Value > 0.2);
        foreach (var step in steps.Where(s => s.Sentiment.Interval is not null))
        {
            var interval = step.Sentiment.Interval!;
            Assert.True(planted[step.Step] >= 0.1 || interval.High < 0.2, $"{step.Step} is spared: planted {planted[step.Step]:0.00}, read {step.Sentiment.Mean:0.00}");
            Assert.True(planted[step.Step] <= -0.1 || interval.Low > -0.2, $"{step.Step} is accused: planted {planted[step.Step]:0.00}, read {step.Sentiment.Mean:0.00}");
        }
    }

    private async Task<(List<ListedFeedback> Said, Dictionary<string, Kelione.Samples.SampleFeedback> Truth, JourneyWorkspace Workspace)> SaidAsync()
    {
        var workspace = await worlds.OpenAsync("phone");
        using var scratch = new Scratch();
        await PlantedVoice.SayAsync(workspace, scratch);
        var library = new MapLibrary(workspace.Folder, workspace.Time);
        if (!(await library.ListAsync(cancellationToken: Stop)).Any(m => m.Id == "phone"))
        {
            await library.CreateAsync(MapKit.Phone, "me", cancellationToken: Stop);
        }

        return (await PlantedVoice.ListAsync(workspace, new FeedbackFilter { Map = "phone" }), PlantedVoice.Truth(), workspace);
    }
}
