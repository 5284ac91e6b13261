using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Tests.People;

public class DeedTests(SignedServer server) : IClassFixture<SignedServer>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_do_on_pages_stands_in_the_log_with_their_name()
    {
        var visit = new WorkspaceVisit(server.Served, Visitor.Of("deed", "Deed Doer", MemberRole.Administrator));
        var id = (await visit.CreateMapAsync(MapTemplates.Find("phone")!.Create("en") with { Title = "Deeds" }, cancellationToken: Stop)).Map.Id;
        await visit.DeleteMapAsync(id, Stop);
        await visit.RestoreMapAsync(id, Stop);
        await visit.DefineSegmentAsync("deed buyers", SegmentRule.Parse("did order"));
        await visit.RenameSegmentAsync("deed buyers", "deed customers", SegmentRule.Parse("did order"), Stop);
        await visit.RemoveSegmentAsync("deed customers", Stop);
        await visit.AddFeedbackAsync(new FeedbackEntry { Kind = FeedbackKind.Review, Source = "talk", Text = "Said to the deed doer." }, Stop);
        await visit.ChangeThemesAsync(themes => themes.PinTheme("delivery", isPinned: true));
        await visit.ChangeThemesAsync(themes => themes.UndoThemeEdit());
        var lines = (await visit.ActivityAsync([], "Deed Doer", cancellationToken: Stop)).Lines;
        Assert.Equal(
            [
                (ActivityKind.ThemesChanged, ""), (ActivityKind.ThemesChanged, ""), (ActivityKind.FeedbackImported, ""),
                (ActivityKind.SegmentChanged, "deed customers"), (ActivityKind.SegmentChanged, "deed customers"), (ActivityKind.SegmentChanged, "deed buyers"),
                (ActivityKind.MapRestored, id), (ActivityKind.MapDeleted, id), (ActivityKind.MapCreated, id),
            ],
            lines.Select(l => (l.Kind, l.About)));
    }

    [Fact]
    public async Task Who_comments_may_name_members_who_see_the_map_and_nobody_learns_their_address()
    {
        var viewer = await server.AddAsync(MemberRole.Viewer, "named@shop.example");
        var names = new NamesOfMembers();
        var commenter = new WorkspaceVisit(server.Served, Visitor.Of("c", "Commenting", MemberRole.Commenter));
        var found = await names.ListAsync(commenter, "phone", Stop);
        Assert.Contains(found, n => n.Id == viewer.Id && n.Name == viewer.Name);
        Assert.Contains(found, n => n.Id == "c");
        Assert.DoesNotContain(found, n => n.Note.Contains('@', StringComparison.Ordinal) || n.Name.Contains('@', StringComparison.Ordinal));
        var reader = new WorkspaceVisit(server.Served, Visitor.Of("r", "Reading", MemberRole.Viewer));
        Assert.DoesNotContain(await names.ListAsync(reader, "phone", Stop), n => n.Id == viewer.Id);
        await Assert.ThrowsAsync<RefusedException>(() => reader.NamesAsync("phone", Stop));
    }
}

/// <summary>The same where PostgreSQL keeps the people.</summary>
public sealed class DeedOnPostgresTests : DeedTests, IClassFixture<SignedServerOnPostgres>
{
    public DeedOnPostgresTests(SignedServerOnPostgres server)
        : base(server) => PostgresServer.OrSkip();
}
