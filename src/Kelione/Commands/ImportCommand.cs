using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione import</c>: brings events in.</summary>
internal static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var files = new Argument<string[]>("FILE") { Description = "CSV, TSV, JSON, JSON Lines, Parquet, XLSX, XES, OCEL; plain, gzipped or zipped", Arity = ArgumentArity.OneOrMore };
        var options = new ImportOptions();
        var preview = Args.Flag("--preview", "Show how the files would be read, and import nothing");
        var save = Args.Text("--save-mapping", "Save the mapping of the first file, for --mapping", "FILE");
        var command = new KelioneCommand(
            "import",
            "Bring events in, and whatever else a known system's export holds: feedback, search demand, a board as a map. Columns, times and format are found out, shown, and can be said; importing a file twice adds nothing.",
            "kelione import events.csv",
            "kelione import export.csv.gz --customer user_id --activity event --time ts --zone Europe/Vilnius",
            "kelione import log.xes.gz orders.jsonocel --object-type orders",
            "kelione import clicks.tsv --columns session,time,item,category --customer session --activity category",
            "kelione import crm.xlsx --hash email --set channel=crm",
            "kelione import events.csv reviews.csv demand.csv board.json",
            "kelione import events.csv --preview") { files, preview, save };
        options.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var request = options.RequestOf(parse, parse.GetValue(files)!);
            var (boards, others) = BoardImport.Among(request);
            if (others.Files.Count == 0)
            {
                await KeepBoardsAsync(session, boards, parse.GetValue(preview), cancellationToken);
                return ExitCode.Done;
            }

            var plan = RoutedPlan.Of(others, cancellationToken);
            foreach (var sentence in plan.Recognised)
            {
                session.Tell(sentence);
            }

            if (parse.GetValue(save) is { } path)
            {
                Saved(plan).Save(path);
                session.Tell($"Saved the mapping to {path}.");
            }

            if (parse.GetValue(preview))
            {
                await BoardImport.PreviewAsync(session, boards, isAlone: false, cancellationToken);
                Preview(session, plan);
                return ExitCode.Done;
            }

            // A file that cannot be imported must not leave an empty workspace behind.
            foreach (var events in plan.Events)
            {
                SourceInspector.EnsureComplete(events);
            }

            return await ImportAsync(session, plan, boards, cancellationToken);
        });
        return command;
    }

    // Boards come last: a map is made anew with every import, so it must not be made by one that fails.
    private static async Task<int> ImportAsync(Session session, RoutedPlan plan, IReadOnlyList<FoundBoard> boards, CancellationToken cancellationToken)
    {
        RoutedReport routed;
        await using (var workspace = await session.OpenOrCreateAsync(cancellationToken))
        {
            if (plan.IsEventsOnly && boards.Count == 0)
            {
                var report = await ImportAsync(session, workspace, plan.Events, cancellationToken);
                Show(session, report);
                return CodeOf(session, report);
            }

            routed = await ImportAsync(session, workspace, plan, cancellationToken);
        }

        var kept = routed.Stopped ? [] : await BoardImport.KeepAsync(session, boards, cancellationToken);
        Show(session, routed, kept);
        return CodeOf(session, routed);
    }

    private static async Task KeepBoardsAsync(Session session, IReadOnlyList<FoundBoard> boards, bool isPreview, CancellationToken cancellationToken)
    {
        if (isPreview)
        {
            await BoardImport.PreviewAsync(session, boards, isAlone: true, cancellationToken);
            return;
        }

        var kept = await BoardImport.KeepAsync(session, boards, cancellationToken);
        if (session.Json)
        {
            session.WriteJson(kept.Count == 1 ? kept[0] : new { Maps = kept });
        }
    }

    private static async Task<RoutedReport> ImportAsync(Session session, JourneyWorkspace workspace, RoutedPlan plan, CancellationToken cancellationToken)
    {
        using var line = new ProgressLine(session);
        return await workspace.ImportAsync(plan, line, by: "", cancellationToken);
    }

    private static ColumnMapping Saved(RoutedPlan plan) => plan.Events.Count > 0
        ? plan.Events[0].First.Mapping
        : throw new MendableException("There is no mapping to save: the file holds no events.");

    private static void Preview(Session session, RoutedPlan plan)
    {
        if (plan.IsEventsOnly)
        {
            session.Show(new { Files = plan.Events }, sheet => ImportView.Show(sheet, plan.Events));
        }
        else
        {
            session.Show(new { Files = plan.Events, plan.Feedback, plan.Demand, plan.Recognised }, sheet =>
            {
                ImportView.Show(sheet, plan.Events);
                FeedbackImportView.Show(sheet, session.FeedbackTexts, plan.Feedback);
                DemandView.Show(sheet, session.FeedbackTexts, plan.Demand);
            });
        }
    }

    private static void Show(Session session, RoutedReport report, IReadOnlyList<KeptBoard> maps) => session.Show(maps.Count == 0 ? report : new { report.Events, report.Feedback, report.Demand, Maps = maps, report.Recognised, report.Stopped }, sheet =>
    {
        if (report.Events is { } events)
        {
            ImportView.Show(sheet, events);
        }

        if (report.Feedback is { } feedback)
        {
            FeedbackImportView.Show(sheet, session.FeedbackTexts, feedback);
        }

        if (report.Demand is { } demand)
        {
            DemandView.Show(sheet, session.FeedbackTexts, demand);
        }
    });

    private static int CodeOf(Session session, RoutedReport report)
    {
        var code = report.Events is { } events ? CodeOf(session, events) : ExitCode.Done;
        var useless = (report.Feedback?.Files ?? []).Cast<FileOutcome>().Concat(report.Demand?.Files ?? [])
            .Where(f => f.Error is not null || f.IsAllRejected)
            .Select(f => f.Error ?? FormattableString.Invariant($"{f.File}: every one of {f.Read} rows was rejected; {f.RejectedFile ?? f.Notes.LastOrDefault()} says why.")).ToList();
        if (useless.Count > 0)
        {
            session.Tell(string.Join(' ', useless));
        }

        return useless.Count > 0 || report.Stopped ? ExitCode.UserCanMend : code;
    }

    /// <summary>Imports with a progress line.</summary>
    public static async Task<ImportReport> ImportAsync(Session session, JourneyWorkspace workspace, IReadOnlyList<SourcePlan> plans, CancellationToken cancellationToken)
    {
        using var line = new ProgressLine(session);
        return await workspace.ImportAsync(plans, line, cancellationToken);
    }

    // A script that only looks at the exit code must not take half a file for a whole one, nor nothing for something.
    private static int CodeOf(Session session, ImportReport report)
    {
        var damaged = report.Files.Where(f => f.Error is not null).Select(f => f.Error!);
        var useless = report.Files.Where(f => f.Error is null && f.IsAllRejected)
            .Select(f => FormattableString.Invariant($"{Path.GetFileName(f.File)}: every one of {f.Read} rows was rejected; {f.RejectedFile} says why."));
        var problems = string.Join(' ', damaged.Concat(useless));
        if (problems.Length > 0)
        {
            session.Tell(problems);
        }

        return problems.Length > 0 || report.Stopped ? ExitCode.UserCanMend : ExitCode.Done;
    }

    /// <summary>Shows what became of an import.</summary>
    public static void Show(Session session, ImportReport report)
    {
        if (session.Json)
        {
            session.WriteJson(report);
            if (report.Stopped)
            {
                session.Tell(session.Texts.ImportStopped);
            }
        }
        else
        {
            session.Show(sheet => ImportView.Show(sheet, report));
        }
    }
}
