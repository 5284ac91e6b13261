using Kelione.Journeys;
using Kelione.Samples;
using Kelione.Sources;
using Kelione.Web.Data.Import;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Data;

public sealed class ChoicesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-choices-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_role_moves_to_the_column_that_a_person_chooses_and_the_other_stays_as_an_attribute()
    {
        using var file = await LookAsync("user_id,visitor,event,channel,time\nu1,v1,open,web,2026-01-01 10:00\nu2,v2,pay,app,2026-01-02 10:00\n");
        await file.ChooseAsync(Choices.WithColumn(file, "visitor", EventFields.Customer));
        var part = file.Plan!.First;
        Assert.Equal("visitor", part.Mapping.ColumnOf(EventFields.Customer));
        Assert.Equal(Choices.Attribute, Choices.Of(part, "user_id"));
        Assert.Equal("channel", part.Mapping.ColumnOf(EventFields.Channel));
    }

    [Fact]
    public async Task A_corrected_column_of_a_help_desk_s_events_keeps_its_feedback()
    {
        using var file = await LookAsync(HelpDesk("zendesk-view"), "view.csv");
        var feedback = Assert.Single(file.Beside!.Feedback);
        Assert.True(file.HasBeside);
        var column = file.Plan!.First.Mapping.ColumnOf(EventFields.Channel) ?? file.Plan.First.Columns.First(c => Choices.Of(file.Plan.First, c.Name) == Choices.Attribute).Name;
        await file.ChooseAsync(Choices.WithColumn(file, column, Choices.Ignored));

        Assert.Null(file.Problem);
        Assert.Equal(feedback.First.Roles.Where(r => r.Value != column).OrderBy(r => r.Key, StringComparer.Ordinal), Assert.Single(file.Beside!.Feedback).First.Roles.OrderBy(r => r.Key, StringComparer.Ordinal));
        Assert.NotEmpty(file.Beside.Recognised);
        await file.ChooseAsync(Choices.WithZone(file, "Europe/Vilnius"));
        Assert.Equal("Europe/Vilnius", Assert.Single(file.Beside!.Feedback).First.Zone);
    }

    [Fact]
    public async Task A_customer_who_is_hashed_in_the_events_is_hashed_in_the_feedback_of_the_same_file()
    {
        using var file = await LookAsync(HelpDesk("zendesk-view"), "view.csv");
        var customer = file.Plan!.First.Mapping.ColumnOf(EventFields.Customer)!;
        await file.ChooseAsync(Choices.WithHash(file, customer, hash: true));
        Assert.Null(file.Problem);
        var part = Assert.Single(file.Beside!.Feedback).First;
        Assert.Contains(part.Hash, h => h == FeedbackRoles.Customer || h == part.Roles[FeedbackRoles.Customer]);
    }

    [Fact]
    public async Task What_a_person_made_an_attribute_is_not_guessed_again()
    {
        using var file = await LookAsync("user_id,event,channel,time\nu1,open,web,2026-01-01 10:00\n");
        await file.ChooseAsync(Choices.WithColumn(file, "channel", Choices.Attribute));
        Assert.Null(file.Plan!.First.Mapping.ColumnOf(EventFields.Channel));
        await file.ChooseAsync(Choices.WithColumn(file, "user_id", Choices.Attribute));
        Assert.Equal([EventFields.Customer], file.Plan!.First.Missing);
        Assert.False(file.IsComplete);
    }

    [Fact]
    public async Task A_column_can_be_left_out_and_taken_back()
    {
        using var file = await LookAsync("user_id,event,mail,time\nu1,open,a@b.c,2026-01-01 10:00\n");
        await file.ChooseAsync(Choices.WithHash(file, "mail", hash: true));
        Assert.Equal(["mail"], file.Plan!.First.Mapping.Hash);
        await file.ChooseAsync(Choices.WithColumn(file, "mail", Choices.Ignored));
        Assert.Equal(Choices.Ignored, Choices.Of(file.Plan!.First, "mail"));
        Assert.Empty(file.Plan!.First.Mapping.Hash);
        await file.ChooseAsync(Choices.WithColumn(file, "mail", Choices.Attribute));
        Assert.Equal(Choices.Attribute, Choices.Of(file.Plan!.First, "mail"));
    }

    [Fact]
    public async Task A_system_s_export_is_recognised_can_be_read_as_a_plain_table_and_be_recognised_again()
    {
        using var file = await LookAsync("id,requester_id,created_at,status,subject,assignee_id\n1,20,2026-05-11T07:32:03Z,open,Parcel did not arrive,7\n2,21,2026-05-12T07:32:03Z,open,Where is it,7\n");
        Assert.Equal(("zendesk", true), (file.System, file.HasBeside));
        await file.ChooseAsync(Choices.Plain(file));
        Assert.Equal((null, true, false), (file.System, file.WasRecognised, file.HasBeside));
        Assert.Contains("requester_id", file.Plan!.First.Columns.Select(c => c.Name));
        await file.ChooseAsync(ImportRequest.Default);
        Assert.Equal("zendesk", file.System);
    }

    [Fact]
    public async Task A_table_of_stages_is_a_board_until_a_person_wants_a_table_of_events()
    {
        using var file = await LookAsync("Stage,Choose,Buy\nActions,Compares,Pays\nEmotions,2,-1\n");
        Assert.Equal(("table", true), (file.Board?.Kind, file.IsComplete));
        await file.ChooseAsync(Choices.Plain(file));
        Assert.Equal((null, false), (file.Board, file.IsComplete));
        Assert.True(file.WasRecognised);
    }

    [Fact]
    public async Task The_zone_that_a_person_says_is_the_zone_of_the_plan()
    {
        using var file = await LookAsync("user_id,event,time\nu1,open,2026-01-01 10:00\n");
        Assert.Equal(ZoneOrigin.AssumedUtc, file.Plan!.First.Time.ZoneOrigin);
        await file.ChooseAsync(Choices.WithZone(file, "Europe/Vilnius"));
        Assert.Equal(("Europe/Vilnius", ZoneOrigin.Given), (file.Plan!.First.Time.Zone, file.Plan!.First.Time.ZoneOrigin));
        await file.ChooseAsync(Choices.WithZone(file, "Europe/Nowhere"));
        Assert.Contains("Europe/Nowhere", file.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_given_to_every_event_takes_the_place_of_a_column()
    {
        using var file = await LookAsync("user_id,event,time\nu1,open,2026-01-01 10:00\n");
        await file.ChooseAsync(Choices.WithConstant(file, EventFields.Activity, "visit"));
        Assert.Equal("visit", file.Plan!.First.Mapping.Constants[EventFields.Activity]);
        Assert.Null(file.Plan!.First.Mapping.ColumnOf(EventFields.Activity));
        Assert.True(file.IsComplete);
    }

    [Fact]
    public async Task Every_file_that_looks_the_same_follows_a_choice()
    {
        using var draft = new ImportDraft(Receive());
        await draft.AddAsync(Write("a.csv", "user_id,visitor,event,time\nu1,v1,open,2026-01-01 10:00\n"));
        await draft.AddAsync(Write("b.csv", "user_id,visitor,event,time\nu9,v9,pay,2026-01-03 10:00\n"));
        await draft.ChooseAsync(f => Choices.WithColumn(f, "visitor", EventFields.Customer));
        Assert.All(draft.Files, f => Assert.Equal("visitor", f.Plan!.First.Mapping.ColumnOf(EventFields.Customer)));
    }

    private static ArrivedFiles Receive() => (ArrivedFiles)Activator.CreateInstance(typeof(ArrivedFiles), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance, null, [Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())], null)!;

    private static string HelpDesk(string name)
    {
        using var stream = new MemoryStream();
        FeedbackExports.All.Single(e => e.Name == name).Write([.. Scenarios.Find("phone")!.Feedback(800, 1, new SampleOptions { AnonymousIds = false })], stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private async Task<DraftFile> LookAsync(string text, string name = "events.csv")
    {
        var file = new DraftFile(Write(name, text), () => { });
        await file.LookAsync();
        return file;
    }

    private ArrivedFile Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return new ArrivedFile(new SourceFile(path), text.Length);
    }
}
