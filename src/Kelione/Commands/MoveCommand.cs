using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione move</c>.</summary>
internal static class MoveCommand
{
    private const string Embedded = "embedded", Sqlite = "sqlite";

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var fromEvents = Args.Text("--from-events", $"How to connect to the ClickHouse that has the events now [default: ${EventsPlace.Variable}]", "URL");
        var fromDocuments = Args.Text("--from-documents", $"How to connect to the PostgreSQL that has the documents now [default: ${DocumentsServer.Variable}]", "CONNECTION");
        var restart = Args.Flag("--restart", "Throw away what a move that was cut short has copied, and begin again");
        var removeOld = Args.Flag("--remove-old", "Take away what the last move left where things were before");
        var command = new KelioneCommand(
            "move",
            "Move events (--events URL, or embedded for the workspace's folder) and documents (--documents CONNECTION, or sqlite), compare both sides, then switch over. Cut short, the same command goes on.",
            "kelione move -w shop --events clickhouse://ch1:8123,ch2:8123/shop",
            "kelione move -w shop --events embedded --from-events clickhouse://ch1:8123,ch2:8123/shop",
            "kelione move -w shop --documents \"Host=db.example;Database=kelione\"",
            "kelione move -w shop --remove-old") { fromEvents, fromDocuments, restart, removeOld };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse, movesTo: true);
            var plan = Plan(session, parse.GetValue(common.Events), parse.GetValue(common.Documents), parse.GetValue(fromEvents), parse.GetValue(fromDocuments)) with { Restart = parse.GetValue(restart) };
            if (parse.GetValue(removeOld))
            {
                await WorkspaceMove.RemoveOldAsync(plan.Folder, parse.GetValue(fromEvents) ?? surroundings.Variable(EventsPlace.Variable), OldDocuments(surroundings, parse.GetValue(fromDocuments)), cancellationToken);
                session.Tell(session.MoveTexts.OldRemoved);
                return ExitCode.Done;
            }

            if (!plan.MovesEvents && !plan.MovesDocuments)
            {
                throw new MendableException("Say what moves where: --events clickhouse://… or --events embedded, --documents CONNECTION or --documents sqlite.");
            }

            using var progress = new MovingLine(session);
            var report = await WorkspaceMove.RunAsync(plan, progress, surroundings.Time, cancellationToken);
            progress.Clear();
            session.Show(report, sheet =>
            {
                sheet.Finding(session.MoveTexts.Moved);
                var grid = new Grid(Grid.Name(""), Grid.Number(""));
                grid.Add(session.MoveTexts.PartEvents, sheet.Say.Count(report.Events));
                grid.Add(session.MoveTexts.RowsOfBackup, sheet.Say.Count(report.Rows));
                grid.Add(session.MoveTexts.AnswersAlike, sheet.Say.Count(report.Answers));
                sheet.Add(grid);
                sheet.Paragraph(session.MoveTexts.OldStays);
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static DocumentsServer? OldDocuments(Surroundings surroundings, string? option) => DocumentsServer.Choose(option, surroundings.Variable(DocumentsServer.Variable));

    // A variable that names where things shall be, as one sets it for the time after, is not where they are.
    private static MovePlan Plan(Session session, string? events, string? documents, string? fromEvents, string? fromDocuments)
    {
        var toDocuments = documents is null or Sqlite ? null : DocumentsServer.Read(documents);
        var from = OldDocuments(session.Surroundings, fromDocuments);
        from = fromDocuments is null && from?.Name == toDocuments?.Name ? null : from;
        var wereElsewhere = File.Exists(Path.Combine(session.Folder.Path, "events-are-in"));
        return new MovePlan
        {
            Folder = session.Folder with { Documents = from },
            FromEvents = wereElsewhere ? fromEvents ?? session.Surroundings.Variable(EventsPlace.Variable) : fromEvents,
            MovesEvents = events is not null,
            ToEvents = events == Embedded ? null : events,
            MovesDocuments = documents is not null,
            ToDocuments = toDocuments,
        };
    }
}
