using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary><c>kelione map table</c>: the summary table.</summary>
internal static class TableCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var options = new MapOutputOptions(".xlsx, .csv or .md; without it the table is shown here");
        var command = new KelioneCommand(
            "table",
            "The summary table of a map: what people said and what was measured, step by step.",
            "kelione map table phone",
            "kelione map table phone -o phone.xlsx",
            "kelione map table phone -o phone.md --language lt");
        options.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var (stored, measurement) = await options.FindAsync(session, cancellationToken);
            var tables = MapTableFile.Tables(stored.Map, stored.Version, measurement, parse.GetValue(options.Language));
            if (parse.GetValue(options.File) is null && !session.Json)
            {
                session.Show(sheet => TableView.Show(sheet, tables));
                return ExitCode.Done;
            }

            if (parse.GetValue(options.File) is null)
            {
                session.WriteJson(tables);
                return ExitCode.Done;
            }

            var path = options.Path(session, "table.xlsx");
            var format = FormatOf(path);
            await OutputFile.WriteAsync(path, stream =>
            {
                MapTableFile.Write(tables, stream, format);
                return Task.FromResult(true);
            });
            Written.Tell(session, path, stored, measurement, []);
            return ExitCode.Done;
        });
        return command;
    }

    private static TableFormat FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".xlsx" => TableFormat.Xlsx,
        ".csv" => TableFormat.Csv,
        ".md" or ".markdown" => TableFormat.Md,
        _ => throw new MendableException($"'{Path.GetFileName(path)}' does not say in which form. End it in .xlsx, .csv or .md."),
    };
}
