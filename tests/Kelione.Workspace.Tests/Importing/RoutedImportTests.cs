using Kelione.Journeys;
using Kelione.Samples;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>Exports of other systems through the workspace's real import: sums add up, nothing comes twice, what is sent again adds only what is late.</summary>
public sealed class RoutedImportTests
{
    private static readonly Lazy<IReadOnlyList<JourneyEvent>> World = new(() => [.. Scenarios.Find("phone")!.Generate(120, 1, new SampleOptions { AnonymousIds = false })]);
    private static readonly Lazy<IReadOnlyList<SampleFeedback>> Said = new(() => [.. Scenarios.Find("phone")!.Feedback(800, 1, new SampleOptions { AnonymousIds = false })]);

    public static TheoryData<string> Crms() => [.. CrmExports.All.Select(e => e.Name)];

    public static TheoryData<string> Voices() => [.. FeedbackExports.All.Select(e => e.Name)];

    public static TheoryData<string> Demands() => [.. DemandExports.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Crms))]
    public async Task A_CRM_s_export_comes_in_once_and_a_later_one_adds_only_what_is_late(string name)
    {
        using var scratch = new Scratch();
        var export = CrmExports.All.Single(e => e.Name == name);
        var late = World.Value[^1].TimeMicros - UtcTime.MicrosPerDay * 3;
        var before = World.Value.Where(e => e.TimeMicros < late).ToList();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);

        var first = await BringAsync(workspace, scratch, export.FileName, stream => export.Write(before, stream));
        var again = await BringAsync(workspace, scratch, export.FileName, stream => export.Write(before, stream));
        var later = await BringAsync(workspace, scratch, export.FileName, stream => export.Write(World.Value, stream));

        Assert.All(new[] { first, again, later }, r => Assert.Equal(r.Events!.Read, r.Events.Accepted + r.Events.Duplicates + r.Events.Rejected));
        Assert.Equal(export.Truth(before).Count(), first.Events!.Accepted);
        Assert.Equal((0L, first.Events.Read), (again.Events!.Accepted, again.Events.Duplicates));
        Assert.Equal(new HashSet<string>(export.Truth(World.Value).Select(Line)).Except(export.Truth(before).Select(Line)).Count(), later.Events!.Accepted);
        Assert.Equal(0, later.Events.Rejected);
    }

    [Theory]
    [MemberData(nameof(Voices))]
    public async Task What_was_said_goes_to_the_feedback_and_comes_in_once(string name)
    {
        using var scratch = new Scratch();
        var export = FeedbackExports.All.Single(e => e.Name == name);
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);

        var first = await BringAsync(workspace, scratch, export.FileName, stream => export.Write(Said.Value, stream));
        var again = await BringAsync(workspace, scratch, export.FileName, stream => export.Write(Said.Value, stream));

        Assert.Single(first.Recognised);
        Assert.Equal(export.Truth(Said.Value).Count, first.Feedback!.Accepted);
        Assert.Equal(0, again.Feedback!.Accepted);
        Assert.Equal(again.Feedback.Read, again.Feedback.Duplicates);
        Assert.Equal(export.Events(Said.Value).Count, first.Events?.Accepted ?? 0);
        Assert.Equal(0, again.Events?.Accepted ?? 0);
    }

    [Theory]
    [MemberData(nameof(Demands))]
    public async Task Search_demand_goes_to_its_shelf_and_comes_in_once(string name)
    {
        using var scratch = new Scratch();
        var export = DemandExports.All.Single(e => e.Name == name);
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(scratch.Folder, cancellationToken: TestContext.Current.CancellationToken);

        var first = await BringAsync(workspace, scratch, export.FileName, stream => export.Writer(export.Of(), stream));
        var again = await BringAsync(workspace, scratch, export.FileName, stream => export.Writer(export.Of(), stream));

        Assert.Equal(export.Of().Count, first.Demand!.Accepted);
        Assert.Equal((0L, export.Of().Count), (again.Demand!.Accepted, (int)again.Demand.Duplicates));
        Assert.Equal(export.Of().OrderBy(p => (p.Topic, p.Region, p.Start)), (await workspace.Demand.ListAsync(cancellationToken: TestContext.Current.CancellationToken)).SelectMany(s => s.Points).OrderBy(p => (p.Topic, p.Region, p.Start)));
    }

    private static async Task<RoutedReport> BringAsync(JourneyWorkspace workspace, Scratch scratch, string name, Action<Stream> write)
    {
        var path = Path.Combine(scratch.Path, name);
        using (var stream = File.Create(path))
        {
            write(stream);
        }

        // The linked sheet's clock is two hours east: any zone will do where only the sums count.
        var plan = RoutedPlan.Of(new ImportRequest { Files = [new SourceFile(path)] }, TestContext.Current.CancellationToken);
        return await workspace.ImportAsync(plan, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static string Line(JourneyEvent e) => FormattableString.Invariant($"{e.Customer}|{e.TimeMicros}|{e.Activity}");
}
