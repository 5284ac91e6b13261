using Kelione.Journeys;
using Kelione.Samples;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>What the customers of the phone scenario say, and what is known of it.</summary>
internal static class PlantedVoice
{
    public static Kelione.Samples.Scenario Scenario { get; } = Scenarios.Find("phone")!;

    private static SampleOptions Options { get; } = new() { AnonymousIds = false };

    /// <summary>The truth of each entry by its id.</summary>
    public static Dictionary<string, SampleFeedback> Truth() => Scenario.Feedback(Scenario.DefaultCustomers, SampleWorlds.Seed, Options).ToDictionary(f => f.Id);

    /// <summary>Brings all of it into a workspace; what is there already is not added again.</summary>
    public static async Task SayAsync(JourneyWorkspace workspace, Scratch scratch)
    {
        var path = Path.Combine(scratch.Path, "said.csv");
        await using (var file = File.Create(path))
        {
            SampleWriter.WriteFeedback(Scenario, Scenario.DefaultCustomers, SampleWorlds.Seed, file, Options);
        }

        await workspace.Voice.ImportAsync(CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(path)] } }), cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>All entries as they lie on a map.</summary>
    public static async Task<List<ListedFeedback>> ListAsync(JourneyWorkspace workspace, FeedbackFilter filter)
    {
        var all = new List<ListedFeedback>();
        for (string? after = null; ;)
        {
            var page = await workspace.Voice.ListAsync(new FeedbackListQuestion { Filter = filter, Order = FeedbackOrder.Oldest, Limit = 1_000, After = after }, TestContext.Current.CancellationToken);
            all.AddRange(page.Items);
            if ((after = page.Next) is null)
            {
                return all;
            }
        }
    }
}
