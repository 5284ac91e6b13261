using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Samples;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

public sealed class FeedbackPlacingTests(SampleWorlds worlds) : IClassFixture<SampleWorlds>
{
    [Fact]
    public async Task What_is_said_at_the_door_is_measured_at_the_step_of_delivery_and_each_step_feels_as_was_planted()
    {
        var workspace = await worlds.OpenAsync("phone");
        var scenario = Scenarios.Find("phone")!;
        using var scratch = new Scratch();
        var path = Path.Combine(scratch.Path, "said.csv");
        await using (var file = File.Create(path))
        {
            SampleWriter.WriteFeedback(scenario, scenario.DefaultCustomers, SampleWorlds.Seed, file, new SampleOptions { AnonymousIds = false });
        }

        var report = await workspace.Voice.ImportAsync(
            CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(path)] } }), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(report.Read, report.Accepted);
        var measured = await MapMeasurer.MeasureAsync(workspace, MapKit.Phone, new MeasureOptions { Findings = false }, cancellationToken: TestContext.Current.CancellationToken);
        var felt = measured.Steps.Where(s => s.Emotion is not null).ToList();
        Assert.Single(felt, s => s.Name == "receives");
        Assert.All(felt, s => Assert.True(s.Emotion!.N >= FeedbackScoresQuestion.LeastShown && s.Emotion.Interval.Low <= s.Emotion.Mean && s.Emotion.Mean <= s.Emotion.Interval.High));

        Assert.Contains(measured.Policy, p => p.Name == "measured emotion");

        // A measurement is kept and shown to guests: no customer's words stand in it.
        Assert.All(felt, s => Assert.Empty(s.Emotion!.Quote));

        // The truth about each text is known: no step is accused that was not meant to be, and none is spared.
        await new MapLibrary(workspace.Folder, workspace.Time).CreateAsync(MapKit.Phone, "me", cancellationToken: TestContext.Current.CancellationToken);
        var all = new List<ListedFeedback>();
        for (var page = await PageAsync(0); page.Count > 0; page = await PageAsync(all.Count))
        {
            all.AddRange(page);
        }

        var truth = scenario.Feedback(scenario.DefaultCustomers, SampleWorlds.Seed, new SampleOptions { AnonymousIds = false }).ToDictionary(f => f.Id, f => f.Tone);
        var planted = all.Where(f => f.Placement is not null).GroupBy(f => f.Placement!.Step).ToDictionary(g => g.Key, g => g.Average(f => truth[f.Entry.Id!]));
        Assert.All(felt.Where(s => Math.Abs(planted[s.Id]) > 0.2), s => Assert.Equal(Math.Sign(planted[s.Id]), Math.Sign(s.Emotion!.Mean)));
        Assert.Equal(felt.MinBy(s => planted[s.Id])!.Name, felt.MinBy(s => s.Emotion!.Mean)!.Name);
        var door = all.Where(f => f.Entry.Touchpoint == "door").ToList();
        Assert.All(door, f => Assert.Equal("receives", f.Placement!.Step));

        async Task<IReadOnlyList<ListedFeedback>> PageAsync(int skip) =>
            (await workspace.Voice.ListAsync(new FeedbackListQuestion { Filter = new FeedbackFilter { Map = "phone" }, Skip = skip, Limit = 1_000 }, TestContext.Current.CancellationToken)).Items;
    }

    [Fact]
    public async Task A_review_that_somebody_wrote_lies_where_reviews_are_written_and_not_where_they_are_read()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);
        await new MapLibrary(workspace.Folder, workspace.Time).CreateAsync(MapTemplates.Find("phone")!.Create("en", "test"), "me", cancellationToken: TestContext.Current.CancellationToken);
        var scenario = Scenarios.Find("phone")!;
        await using (var file = File.Create(Path.Combine(scratch.Path, "events.csv")))
        {
            SampleWriter.WriteEvents(scenario, 600, SampleWorlds.Seed, file, options: new SampleOptions { AnonymousIds = false });
        }

        await ImportAsync(workspace, Path.Combine(scratch.Path, "events.csv"));
        await using (var file = File.Create(Path.Combine(scratch.Path, "said.csv")))
        {
            SampleWriter.WriteFeedback(scenario, 600, SampleWorlds.Seed, file, new SampleOptions { AnonymousIds = false });
        }

        await SayAsync(workspace, Path.Combine(scratch.Path, "said.csv"));
        await SayAsync(workspace, scratch.Write("asked.csv", "id,text,customer,date,touchpoint,kind\nasked,I could not find the reviews,nobody,2025-06-05T12:00:00Z,reviews,ticket\n"));
        var all = (await workspace.Voice.ListAsync(new FeedbackListQuestion { Filter = new FeedbackFilter { Map = "test", Touchpoints = ["reviews"] }, Limit = 1_000 }, TestContext.Current.CancellationToken)).Items;
        var written = all.Where(f => f.Entry.Kind == FeedbackKind.Review).ToList();
        Assert.NotEmpty(written);
        Assert.All(written, f => Assert.Equal(("posts-review", PlacedBy.Written, "reviews"), (f.Placement!.Step, f.Placement.By, f.Placement.Why)));

        // Who asks about them speaks of reading; and a person's word stands above it all.
        Assert.Equal("reviews", Assert.Single(all, f => f.Entry.Id == "asked").Placement!.Step);
        await workspace.Voice.PlaceAsync("test", [written[0].Entry.Number], "reviews", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal("reviews", (await workspace.Voice.GetAsync(written[0].Entry.Number, "test", TestContext.Current.CancellationToken)).Placement!.Step);
    }

    [Fact]
    public async Task A_persons_word_wins_and_the_like_of_it_follows()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);
        await new MapLibrary(workspace.Folder, workspace.Time).CreateAsync(MapKit.Map("buys: buy", "gets: got"), "me", cancellationToken: TestContext.Current.CancellationToken);
        await ImportAsync(workspace, scratch.Write("events.csv", "customer,activity,time\nann,buy,2026-01-05T10:00:00Z\nann,got,2026-01-06T10:00:00Z\n"));
        await SayAsync(workspace, scratch.Write("said.csv", "id,text,customer,date,touchpoint\n1,q1,ann,2026-01-05T12:00:00Z,\n2,q2,ann,2026-01-07T12:00:00Z,\n3,q3,bob,2026-01-07T12:00:00Z,till\n4,q4,eve,2026-01-08T12:00:00Z,till\n5,q5,ann,2026-03-01T00:00:00Z,\n"));
        var found = await ListAsync(workspace);
        Assert.Equal(PlacedBy.Event, found["1"]!.By);
        Assert.Equal(PlacedBy.Event, found["2"]!.By);
        Assert.NotEqual(found["1"]!.Step, found["2"]!.Step);
        Assert.All(new[] { "3", "4", "5" }, id => Assert.Null(found[id]));

        var (gets, number) = (found["2"]!.Step, 3L);
        await workspace.Voice.PlaceAsync("test", [number], gets, cancellationToken: TestContext.Current.CancellationToken);
        found = await ListAsync(workspace);
        Assert.Equal((gets, PlacedBy.Person, 1.0), (found["3"]!.Step, found["3"]!.By, found["3"]!.Confidence));
        Assert.Equal((gets, PlacedBy.Learnt), (found["4"]!.Step, found["4"]!.By));

        await workspace.Voice.PlaceAsync("test", [number], "", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Null((await ListAsync(workspace))["4"]);
        await Assert.ThrowsAsync<MendableException>(() => workspace.Voice.PlaceAsync("test", [number], "nowhere"));
    }

    [Fact]
    public async Task A_touchpoint_that_is_mostly_met_beside_the_map_is_no_steps_own_however_it_is_written()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);
        await new MapLibrary(workspace.Folder, workspace.Time).CreateAsync(MapKit.Map("buys: buy", "gets: got"), "me", cancellationToken: TestContext.Current.CancellationToken);
        await ImportAsync(workspace, scratch.Write("events.csv", "customer,activity,time,touchpoint\nann,buy,2026-01-05T10:00:00Z,Till\nann,look,2026-01-05T11:00:00Z,till\nann,look,2026-01-05T12:00:00Z,till\nann,got,2026-01-06T10:00:00Z,Door\n"));
        await SayAsync(workspace, scratch.Write("said.csv", "id,text,customer,date,touchpoint\n1,q1,ann,2026-05-05T12:00:00Z,till\n2,q2,ann,2026-05-07T12:00:00Z,DOOR\n"));
        var found = await ListAsync(workspace);
        Assert.Null(found["1"]);
        Assert.Equal(PlacedBy.Touchpoint, found["2"]!.By);
    }

    [Fact]
    public async Task Only_customers_whom_the_maps_conditions_let_pass_are_heard_in_its_measurement()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);
        await ImportAsync(workspace, scratch.Write("events.csv", "customer,activity,time,channel\nann,buy,2026-01-05T10:00:00Z,web\nbob,buy,2026-01-05T11:00:00Z,shop\n"));
        await SayAsync(workspace, scratch.Write("said.csv", "id,text,rating,customer,date\n1,good,5,ann,2026-01-05T12:00:00Z\n2,bad,1,bob,2026-01-05T12:00:00Z\n"));
        var map = MapKit.Map("buys: buy");
        Assert.Equal(2, (await workspace.Voice.AtStepsAsync(map, Scope.All, TestContext.Current.CancellationToken))!.Values.Sum(s => s.N));
        var inShop = new Scope { Where = StepSyntax.ParseConditions("channel = shop") };
        Assert.Equal(1, (await workspace.Voice.AtStepsAsync(map, inShop, TestContext.Current.CancellationToken))!.Values.Sum(s => s.N));
    }

    private static async Task ImportAsync(JourneyWorkspace workspace, string path) =>
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(path)] });

    private static async Task SayAsync(JourneyWorkspace workspace, string path) =>
        await workspace.Voice.ImportAsync(
            CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(path)] } }), cancellationToken: TestContext.Current.CancellationToken);

    private static async Task<Dictionary<string, FeedbackPlacement?>> ListAsync(JourneyWorkspace workspace) =>
        (await workspace.Voice.ListAsync(new FeedbackListQuestion { Filter = new FeedbackFilter { Map = "test" } })).Items.ToDictionary(f => f.Entry.Id!, f => f.Placement);
}
