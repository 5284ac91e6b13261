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
            "Bring events in. Columns, times and format are found out, shown, and can be said; importing a file twice adds nothing.",
            "kelione import events.csv",
            "kelione import export.csv.gz --customer user_id --activity event --time ts --zone Europe/Vilnius",
            "kelione import log.xes.gz orders.jsonocel --object-type orders",
            "kelione import clicks.tsv --columns session,time,item,category --customer session --activity category",
            "kelione import crm.xlsx --hash email --set channel=crm",
            "kelione import events.csv --preview") { files, preview, save };
        options.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var request = options.RequestOf(parse, parse.GetValue(files)!);
            var plans = JourneyWorkspace.PlanImport(request);
            if (parse.GetValue(save) is { } path)
            {
                plans[0].First.Mapping.Save(path);
                session.Tell($"Saved the mapping to {path}.");
            }

            if (parse.GetValue(preview))
            {
                session.Show(new { Files = plans }, sheet => ImportView.Show(sheet, plans));
                return ExitCode.Done;
            }

            // A file that cannot be imported must not leave an empty workspace behind.
            foreach (var plan in plans)
            {
                SourceInspector.EnsureComplete(plan);
            }

            await using var workspace = await session.OpenOrCreateAsync(cancellationToken);
            var report = await ImportAsync(session, workspace, plans, cancellationToken);
            Show(session, report);
            return CodeOf(session, report);
        });
        return command;
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
