using Kelione.Samples;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

/// <summary>Who said something is known by what the other systems know them by: answers of surveys and tickets join the same journeys as events do.</summary>
public sealed class FeedbackClueTests : IAsyncDisposable
{
    private const string Address = "anna.secret@example.com";

    private readonly Scratch _scratch = new();
    private JourneyWorkspace? _workspace;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await (_workspace?.DisposeAsync() ?? ValueTask.CompletedTask);
        _scratch.Dispose();
    }

    [Fact]
    public async Task Whoever_answers_a_survey_under_an_address_is_the_customer_of_that_address()
    {
        await BringEventsAsync();
        var report = await SayAsync("survey.csv", $"\"Timestamp\",\"Username\",\"How likely are you to recommend us?\",\"What should we improve?\"\n\"2026/05/11 10:32:03 AM GMT+3\",\"{Address.ToUpperInvariant()}\",\"9\",\"Faster delivery\"\n");

        Assert.Equal(("google-forms", 1L, 1L), (report.Files[0].System, report.Accepted, report.Files[0].Joined));
        Assert.Equal(["u-17"], await SaidByAsync());
    }

    [Fact]
    public async Task An_answer_whose_customer_nobody_knows_yet_waits_under_a_name_that_others_cannot_make()
    {
        await SayAsync("survey.csv", $"\"Timestamp\",\"Username\",\"How likely are you to recommend us?\",\"What should we improve?\"\n\"2026/05/11 10:32:03 AM GMT+3\",\"{Address}\",\"9\",\"Faster delivery\"\n");
        var before = Assert.Single(await SaidByAsync());
        Assert.StartsWith("email:", before, StringComparison.Ordinal);
        Assert.NotEqual(PersonalKey.OfEmail(Address), before);

        await BringEventsAsync();
        Assert.Contains(await _workspace!.ListMergesAsync(cancellationToken: Stop), m => (m.Anonymous, m.Known) == (before, "u-17"));
        Assert.Equal(["u-17"], await SaidByAsync());

        await _workspace.DisposeAsync();
        _workspace = null;
        foreach (var file in Directory.EnumerateFiles(_scratch.Folder.Path, "*", SearchOption.AllDirectories))
        {
            var text = await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, Stop);
            Assert.DoesNotContain(Address, text, StringComparison.Ordinal);
            Assert.DoesNotContain(PersonalKey.OfEmail(Address)!, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_id_handed_in_with_a_survey_and_the_address_beside_it_are_one_person()
    {
        await BringEventsAsync();
        var report = await SayAsync("survey.csv",
            $"Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How likely are you to recommend us?,What should we improve?\n,,,,,,,,,Response,Open-Ended Response\n118000000001,46,05/11/2026 10:30:11 AM,05/11/2026 10:32:03 AM,,{Address},,,crm-501,9,Faster delivery\n");

        Assert.Equal(("surveymonkey", 1L), (report.Files[0].System, report.Files[0].Joined));
        Assert.Equal(["u-17"], await SaidByAsync());
    }

    [Fact]
    public async Task An_address_that_was_asked_for_in_a_form_tells_who_answered()
    {
        await BringEventsAsync();
        var report = await SayAsync("responses.json",
            $$"""{"total_items":1,"page_count":1,"items":[{"landing_id":"a","token":"a","response_id":"a","landed_at":"2026-05-11T07:30:00Z","submitted_at":"2026-05-11T07:32:03Z","hidden":{},"answers":[{"field":{"id":"1","type":"nps","ref":"recommend"},"type":"number","number":9},{"field":{"id":"2","type":"email","ref":"mail"},"type":"email","email":"{{Address}}"}]}]}""");

        Assert.Equal(("typeform", 1L), (report.Files[0].System, report.Files[0].Joined));
        Assert.Equal(["u-17"], await SaidByAsync());
    }

    [Fact]
    public async Task A_ticket_tells_who_asked_though_only_what_was_said_is_brought_in()
    {
        await BringEventsAsync();
        var report = await SayAsync("tickets.json",
            $$"""{"id":35436,"created_at":"2026-05-11T07:32:03Z","updated_at":"2026-05-11T09:01:00Z","subject":"Parcel did not arrive","description":"I have been waiting since Monday.","status":"open","requester_id":209,"via":{"channel":"email","source":{"from":{"address":"{{Address}}"},"to":{},"rel":null} },"tags":[]}""" + "\n");

        Assert.Equal(("zendesk", 1L), (report.Files[0].System, report.Files[0].Joined));
        Assert.Equal(["u-17"], await SaidByAsync());
    }

    [Fact]
    public async Task Customers_who_are_kept_as_hashes_only_are_named_in_clear_by_no_clue()
    {
        const string secret = "secret-customer-17";
        var events = _scratch.Write("events.jsonl", $$"""{"ts":20260510103203,"eventName":"Product viewed","profile":{"platform":"Android","identity":"{{secret}}","objectId":"_1","email":"{{Address}}"},"deviceInfo":{},"eventProps":{} }""" + "\n");
        var survey = _scratch.Write("survey.csv", $"Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,Custom Data 1,How likely are you to recommend us?,What should we improve?\n,,,,,,,,,Response,Open-Ended Response\n118000000001,46,05/11/2026 10:30:11 AM,05/11/2026 10:32:03 AM,,{Address},,,{secret},9,Faster delivery\n");
        var workspace = await WorkspaceAsync();
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(events)], Hash = ["customer"] }, cancellationToken: Stop);
        await workspace.Voice.ImportAsync(CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(survey)], Hash = ["customer"] } }), cancellationToken: Stop);

        Assert.Empty(await workspace.ListMergesAsync(cancellationToken: Stop));
        Assert.Single(await SaidByAsync());
        await workspace.DisposeAsync();
        _workspace = null;
        foreach (var file in Directory.EnumerateFiles(_scratch.Folder.Path, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(secret, await File.ReadAllTextAsync(file, System.Text.Encoding.Latin1, Stop), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_of_what_was_said_is_the_last_file_of_its_system()
    {
        await SayAsync("survey.csv", $"\"Timestamp\",\"Username\",\"How likely are you to recommend us?\",\"What should we improve?\"\n\"2026/05/11 10:32:03 AM GMT+3\",\"{Address}\",\"9\",\"Faster delivery\"\n");

        var standing = (await _workspace!.SystemsAsync(Stop)).Single(s => s.System.Name == "google-forms");

        Assert.Equal(SystemHealth.Fresh, standing.Health);
        Assert.Equal(("survey.csv", 1L, SystemYield.Feedback), (standing.Files[0].File.Name, standing.Files[0].File.Accepted, standing.Files[0].File.Holds));
    }

    [Fact]
    public async Task A_world_s_contacts_and_its_surveys_are_the_same_people()
    {
        var scenario = Scenarios.Find("phone")!;
        var (contacts, survey) = (ExportSample.Find("hubspot")!, ExportSample.Find("surveymonkey")!);
        await (await WorkspaceAsync()).ImportAsync(new ImportRequest { Files = [Written(contacts, scenario)] }, cancellationToken: Stop);
        var request = new FeedbackRequest { Reading = new ImportRequest { Files = [Written(survey, scenario)] } };

        var report = await _workspace!.Voice.ImportAsync(CustomerVoice.Plan(request), cancellationToken: Stop);

        Assert.True(report.Files[0].Joined > 10, $"{report.Files[0].Joined} of {report.Accepted} answers");
        Assert.Equal(report.Read, report.Accepted + report.Updated + report.Duplicates + report.Rejected);
        Assert.Contains(await SaidByAsync(), c => c.StartsWith("hubspot:contact ", StringComparison.Ordinal));
    }

    private SourceFile Written(ExportSample export, Scenario scenario)
    {
        using var bytes = new MemoryStream();
        export.Write(scenario, 400, 1, bytes);
        var path = Path.Combine(_scratch.Path, export.FileName);
        File.WriteAllBytes(path, bytes.ToArray());
        return new SourceFile(path);
    }

    private async Task BringEventsAsync()
    {
        var path = _scratch.Write("events.jsonl", $$"""{"ts":20260510103203,"eventName":"Product viewed","profile":{"platform":"Android","identity":"u-17","objectId":"_1","email":"{{Address}}"},"deviceInfo":{},"eventProps":{} }""" + "\n");
        await (await WorkspaceAsync()).ImportAsync(new ImportRequest { Files = [new SourceFile(path)] }, cancellationToken: Stop);
    }

    private async Task<FeedbackImportReport> SayAsync(string name, string text)
    {
        var request = new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(_scratch.Write(name, text))] } };
        return await (await WorkspaceAsync()).Voice.ImportAsync(CustomerVoice.Plan(request), cancellationToken: Stop);
    }

    private async Task<List<string>> SaidByAsync() =>
        [.. (await _workspace!.Voice.ListAsync(new FeedbackListQuestion { Limit = 1_000 }, Stop)).Items.Select(i => i.Entry.Customer).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private async Task<JourneyWorkspace> WorkspaceAsync() => _workspace ??= await JourneyWorkspace.OpenOrCreateAsync(_scratch.Folder);
}
