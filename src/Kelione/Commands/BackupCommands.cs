using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione backup</c> and <c>kelione restore</c>.</summary>
internal static class BackupCommands
{
    private const string StandardOutput = "-";

    /// <summary>Writes a whole workspace into one file.</summary>
    public static Command Backup(Surroundings surroundings, CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "Where to: a file that is not there yet, or - for standard output" };
        var command = new KelioneCommand(
            "backup",
            "Write the whole workspace into one file: events, feedback, maps with their history, people. Stop programs that have the workspace open.",
            "kelione backup shop.kelione",
            "kelione backup -w shop -") { file };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var path = parse.GetRequiredValue(file);
            using var progress = new MovingLine(session);
            if (path == StandardOutput)
            {
                if (!Console.IsOutputRedirected)
                {
                    throw new MendableException("Standard output is this terminal. Say where the backup goes to: kelione backup - > shop.kelione");
                }

                await using var stdout = Console.OpenStandardOutput();
                await WorkspaceBackup.WriteAsync(session.Folder, session.Opener, stdout, progress, surroundings.Time, cancellationToken);
                return;
            }

            path = Path.GetFullPath(path);
            if (!Directory.Exists(Path.GetDirectoryName(path)))
            {
                throw new MendableException($"The folder '{Path.GetDirectoryName(path)}' does not exist. Make it first.");
            }

            var manifest = await WorkspaceBackup.WriteAsync(session.Folder, session.Opener, path, progress, surroundings.Time, cancellationToken);
            progress.Clear();
            session.Show(manifest, sheet => Show(sheet, session.MoveTexts, path, manifest));
        });
    }

    /// <summary>Makes a workspace out of a backup.</summary>
    public static Command Restore(Surroundings surroundings, CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "A backup" };
        var check = Args.Flag("--check", "Look whether the backup is whole, and restore nothing");
        var command = new KelioneCommand(
            "restore",
            "Make a workspace out of a backup, in a new folder, and compare it with what was saved.",
            "kelione restore shop.kelione -w new",
            "kelione restore shop.kelione -w new --events clickhouse://ch1:8123,ch2:8123/shop",
            "kelione restore shop.kelione --check") { file, check };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse, movesTo: true);
            var path = Path.GetFullPath(parse.GetRequiredValue(file));
            using var progress = new MovingLine(session);
            var manifest = parse.GetValue(check)
                ? await WorkspaceRestore.CheckAsync(path, progress, cancellationToken)
                : await WorkspaceRestore.RunAsync(path, common.FolderOf(parse, surroundings), Events(common, parse, surroundings), progress, surroundings.Time, cancellationToken);
            progress.Clear();
            session.Show(manifest, sheet => Show(sheet, session.MoveTexts, parse.GetValue(check) ? path : session.Folder.Path, manifest));
            return ExitCode.Done;
        });
        return command;
    }

    private static string? Events(CommonOptions common, ParseResult parse, Surroundings surroundings) =>
        parse.GetValue(common.Events) is { Length: > 0 } option ? option : surroundings.Variable(EventsPlace.Variable) is { Length: > 0 } variable ? variable : null;

    private static void Show(Sheet sheet, MoveTexts texts, string where, BackupManifest manifest)
    {
        sheet.Finding(where);
        var grid = new Grid(Grid.Name(texts.PartOfBackup, lines: 2), Grid.Number(texts.RowsOfBackup));
        foreach (var part in manifest.Parts)
        {
            grid.Add(MovingLine.NameOf(texts, part.Name), sheet.Say.Count(part.Rows));
        }

        sheet.Add(grid);
    }
}
