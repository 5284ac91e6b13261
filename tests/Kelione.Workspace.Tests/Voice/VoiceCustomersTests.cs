using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace.Tests;

public sealed class VoiceCustomersTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Those_who_said_something_are_opened_and_nobody_where_nobody_is_known()
    {
        using var scratch = new Scratch();
        await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(scratch.Path), cancellationToken: Stop);
        var events = Path.Combine(scratch.Path, "events.csv");
        await File.WriteAllTextAsync(events, "customer,activity,time\nann,open,2026-01-01T10:00:00Z\nben,open,2026-01-02T10:00:00Z\ncid,open,2026-01-02T10:00:00Z\n", Stop);
        await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(events)] }, cancellationToken: Stop);
        var said = Path.Combine(scratch.Path, "said.csv");
        await File.WriteAllTextAsync(said, "date,customer,text,source\n2026-01-03,ann,The courier was late,shop\n2026-01-04,ann,The courier was late again,shop\n2026-01-04,ben,The courier was kind,shop\n2026-01-05,,The salad was awful,street\n", Stop);
        await workspace.Voice.ImportAsync(CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(said)] } }), cancellationToken: Stop);

        var answer = await workspace.Voice.CustomersAsync(FeedbackFilter.All, Stop);
        var page = await workspace.OpenNumberAsync(answer!.Handle, "all", new PageRequest(10), Stop);
        Assert.Equal(["ann", "ben"], page.Customers.Select(c => c.Customer).Order(StringComparer.Ordinal));
        Assert.Null(await workspace.Voice.CustomersAsync(new FeedbackFilter { Contains = "salad" }, Stop));
    }
}
