using Kelione.Sources;

namespace Kelione.Workspace.Tests.Connecting;

public sealed class SystemsOfWorkspaceTests
{
    [Fact]
    public async Task A_file_of_a_system_is_in_the_journal_under_its_name_and_its_events_are_counted()
    {
        var stop = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("kelione-systems-").FullName;
        try
        {
            var file = Path.Combine(folder, "export.jsonl");
            await File.WriteAllTextAsync(
                file,
                """
                {"event":"view","properties":{"time":1778484723,"distinct_id":"u-1","$insert_id":"a"}}
                {"event":"cart","properties":{"time":1778484783,"distinct_id":"u-1","$insert_id":"b"}}
                {"event":"cart","properties":{"time":"never","distinct_id":"u-1","$insert_id":"c"}}

                """,
                stop);
            await using var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(folder, "ws")), cancellationToken: stop);
            var report = await workspace.ImportAsync(new ImportRequest { Files = [new SourceFile(file)] }, cancellationToken: stop);
            Assert.Equal("mixpanel", report.Files[0].System);

            var mixpanel = (await workspace.SystemsAsync(stop)).Single(s => s.System.Name == "mixpanel");
            Assert.Equal((2, SystemHealth.RefusedLately, "export.jsonl"), ((int)mixpanel.Events, mixpanel.Health, mixpanel.Files.Single().File.Name));
            Assert.Equal(1_778_484_783_000_000, mixpanel.LastEventMicros);
            Assert.All((await workspace.SystemsAsync(stop)).Where(s => s.System.Name != "mixpanel"), s => Assert.Equal(SystemHealth.NotConnected, s.Health));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
