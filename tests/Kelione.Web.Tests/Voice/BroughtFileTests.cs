using Kelione.Journeys;
using Kelione.Web.Tests.People;
using Kelione.Web.Voice.Bring;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Voice;

/// <summary>What a person says of a file of feedback before it is imported.</summary>
public sealed class BroughtFileTests(SignedServer server) : IClassFixture<SignedServer>
{
    [Fact]
    public async Task What_is_said_while_the_file_is_still_looked_into_is_said_on_top_of_it()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var visit = new WorkspaceVisit(server.Served, Visitor.Of("test", "Test", MemberRole.Administrator));
        using var arrived = visit.Imports().Receive();
        using var rows = new MemoryStream("text,stars,date,author,branch\nThe parcel came late,1,2026-01-03,ann,b1\nLovely linen,5,2026-01-04,ben,b2\n"u8.ToArray());
        var file = new BroughtFile(await arrived.TakeAsync("said.csv", rows, cancellationToken: cancellation));
        await file.ReadAsync(visit, () => file.Request, cancellation);
        Assert.Equal(FeedbackKind.Review, file.Plan!.First.Kind);

        Task[] said =
        [
            file.ReadAsync(visit, () => file.WithKind("csat"), cancellation),
            file.ReadAsync(visit, () => file.WithColumn("branch", "channel"), cancellation),
            file.ReadAsync(visit, () => file.WithColumn("author", BroughtFile.Ignored), cancellation),
        ];
        await Task.WhenAll(said);
        Assert.Equal((FeedbackKind.Csat, "channel", BroughtFile.Ignored), (file.Plan!.First.Kind, file.ChoiceOf("branch"), file.ChoiceOf("author")));
    }
}
