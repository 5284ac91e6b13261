using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Samples;
using Kelione.Sources;
using Kelione.Web;
using Kelione.Workspace;
using Scenario = Kelione.Samples.Scenario;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione demo</c>: samples through the real import, a short tour, then the page.</summary>
internal static class DemoCommand
{
    private static readonly (string Scenario, int Customers, string[] Tour)[] Worlds =
    [
        ("phone", 6000,
        [
            "status",
            "flows --top 8 --collapse",
            "funnel product_view add_to_cart checkout_start payment_submit order_paid --within 30d",
            "dropoffs checkout_start payment_submit --within 30d --top 4",
        ]),
        ("city-guide", 4000,
        [
            "retention --kind unbounded --periods 14 --cohorts month",
            "aha --exposure 1d --outcome 7d..14d --minimum-group 30",
            "segment overlap \"did event_list_view\" \"did restaurant_search\" \"did route_build\" \"did group_tour_request\"",
            "segment discover --top 6 --hypothesis \"did group_tour_request\"",
        ]),
    ];

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var urls = ServeCommand.Urls();
        var tourOnly = Args.Flag("--tour-only", "Show the tour in the terminal and end, without the page");
        var command = new KelioneCommand(
            "demo",
            "See what Kelione does: two samples through the real import, a short tour, then a page. Nothing is kept.",
            "kelione demo",
            "kelione demo --tour-only",
            "kelione demo --urls http://localhost:8080") { urls, tourOnly };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            if (session.Json)
            {
                throw new MendableException("The demo is a tour for people; it has no JSON. Ask any analysis with --json.");
            }

            // The demo's workspaces cannot be opened by another command, and are gone when it ends.
            session.ShowsCommands = false;
            var addresses = ServeCommand.UrlsOf(parse, urls, remote: null);
            var folder = Directory.CreateTempSubdirectory("kelione-demo-").FullName;
            var open = new List<ServedWorkspace>();
            try
            {
                foreach (var (name, customers, tour) in Worlds)
                {
                    var workspace = await MakeAsync(session, SampleCommand.Find(name), customers, folder, cancellationToken);
                    var served = new ServedWorkspace(name, workspace) { IsDemo = true };
                    open.Add(served);
                    if (!parse.GetValue(tourOnly))
                    {
                        await DemoMaps.AddAsync(served, name, cancellationToken);
                    }

                    await GuideAsync(session, workspace, SampleCommand.Find(name), tour, cancellationToken);
                }

                session.Surroundings.Out.Flush();
                if (!parse.GetValue(tourOnly))
                {
                    await ServeCommand.ServeAsync(session, addresses, open, WebOptions.Demo, wantsLink: false, cancellationToken);
                }
            }
            finally
            {
                foreach (var served in open)
                {
                    await served.Journeys.DisposeAsync();
                }

                Directory.Delete(folder, recursive: true);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<JourneyWorkspace> MakeAsync(Session session, Scenario scenario, int customers, string folder, CancellationToken cancellationToken)
    {
        const long seed = 1;
        var file = Path.Combine(folder, scenario.Name + ".csv");

        // Everybody under one id from the start: the tour is about journeys; 'kelione identity' is a page of its own.
        var options = new SampleOptions { AnonymousIds = false };
        SampleCommand.Write(file, stream => SampleWriter.WriteEvents(scenario, customers, seed, stream, SampleFormat.Csv, options, progress: null, cancellationToken));
        session.Tell(string.Create(CultureInfo.InvariantCulture, $"{scenario.Title}: {customers} made-up customers, imported like any file."));
        var workspace = await JourneyWorkspace.OpenOrCreateAsync(new WorkspaceFolder(Path.Combine(folder, scenario.Name)), open: null, session.Surroundings.Time, cancellationToken);
        try
        {
            await ImportCommand.ImportAsync(session, workspace, JourneyWorkspace.PlanImport(new ImportRequest { Files = [new SourceFile(file)] }), cancellationToken);
            var said = Path.Combine(folder, scenario.Name + "-feedback.csv");
            SampleCommand.Write(said, stream => SampleWriter.WriteFeedback(scenario, customers, seed, stream, options));
            await Feedback.FeedbackImportCommand.ImportAsync(
                session, workspace, CustomerVoice.Plan(new FeedbackRequest { Reading = new ImportRequest { Files = [new SourceFile(said)] } }), cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            return workspace;
        }
        catch
        {
            await workspace.DisposeAsync();
            throw;
        }
    }

    private static async Task GuideAsync(Session session, JourneyWorkspace workspace, Scenario scenario, string[] tour, CancellationToken cancellationToken)
    {
        session.Show(sheet =>
        {
            sheet.Line();
            sheet.Title($"═══ {scenario.Title} ═══");
            sheet.Paragraph(scenario.Description);
            sheet.Blank();
            sheet.Paragraph("Planted, for the analyses to find:");
            foreach (var truth in scenario.Truths.Take(6))
            {
                sheet.Paragraph("· " + truth.Sentence, Ink.Quiet);
            }
        });
        foreach (var line in tour)
        {
            session.Show(sheet =>
            {
                sheet.Line();
                sheet.Line(new Span("$ kelione " + line, Ink.Route));
            });
            var question = TypedQuestions.Read(session.Surroundings, line, workspace.Segments);
            session.Show(await workspace.AskAsync(question, cancellationToken));
        }
    }
}
