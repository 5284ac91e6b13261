using System.CommandLine;
using System.Globalization;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione export</c>: events to a file.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "Where to: a name that ends in .csv, .parquet or .xes" };
        var format = Args.Choice<EventFormat>("--format", "The form, where the name does not say it");
        var raw = Args.Flag("--raw", "CSV: leave texts that a spreadsheet takes for formulas as they are (else they get an apostrophe)");
        var scope = new ScopeOptions();
        var command = new KelioneCommand(
            "export",
            "Write events to a file: CSV, Parquet or XES.",
            "kelione export events.csv",
            "kelione export january.parquet --from 2026-01-01 --to 2026-02-01",
            "kelione export buyers.xes --segment \"did payment_done\"") { file, format, raw };
        scope.AddTo(command);
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var path = Path.GetFullPath(parse.GetRequiredValue(file));
            var form = parse.GetValue(format) ?? ByName(path);
            if (Directory.Exists(path))
            {
                throw new MendableException($"'{path}' is a folder. Give the name of a file in it.");
            }

            if (!Directory.Exists(Path.GetDirectoryName(path)))
            {
                throw new MendableException($"The folder '{Path.GetDirectoryName(path)}' does not exist. Make it first.");
            }

            await using var workspace = await session.OpenAsync(cancellationToken);
            var count = await workspace.ExportAsync(path, form, scope.Of(parse, workspace.Segments), parse.GetValue(raw), cancellationToken);
            if (session.Json)
            {
                session.WriteJson(new { File = path, Format = form.ToString().ToLowerInvariant(), Events = count });
            }
            else
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"{count} events → {path}"));
            }
        });
    }

    private static EventFormat ByName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => EventFormat.Csv,
        ".parquet" => EventFormat.Parquet,
        ".xes" => EventFormat.Xes,
        _ => throw new MendableException($"'{Path.GetFileName(path)}' does not say in which form. End it in .csv, .parquet or .xes, or say --format."),
    };
}
