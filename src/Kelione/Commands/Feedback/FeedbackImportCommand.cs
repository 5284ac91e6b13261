using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Feedback;

/// <summary><c>kelione feedback import</c>: brings feedback in.</summary>
internal static class FeedbackImportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var files = new Argument<string[]>("FILE") { Description = "CSV, TSV, JSON, JSON Lines, Parquet, XLSX; plain, gzipped or zipped", Arity = ArgumentArity.OneOrMore };
        var map = Args.Options("--map", $"Which column gives what: text=Comment; may be given several times. Parts: {string.Join(", ", FeedbackRoles.All)}", t => t, "PART=COLUMN");
        var set = Args.Options("--set", "Give every entry this: channel=web; may be given several times", t => t, "PART=TEXT");
        var kind = Args.Choice<FeedbackKind>("--kind", "What all of it is, where it is not found out");
        var scale = Args.Option<RatingScale?>("--scale", "The scale of the ratings, where it is not found out: 1-5, 0-10; 5-1 where 1 is the best", ReadScale, "LOW-HIGH");
        var reversed = Args.Flag("--reversed", "The least number of the scale is the best");
        var preview = Args.Flag("--preview", "Show how the files would be read, and import nothing");
        var (zone, timeFormat) = (Args.Text("--zone", "The zone of times without an offset [default: UTC, and said so]", "ZONE"), Args.Choice<TimeFormat>("--time-format", "How times are written, where it is not found out"));
        var (format, encoding, sheet) = (Args.Text("--format", "The format, where it is not found out", "FORMAT"), Args.Text("--encoding", "The encoding: utf-8, windows-1251, iso-8859-1…", "NAME"), Args.Text("--sheet", "XLSX: the sheet", "NAME"));
        var hash = Args.Options("--hash", "Keep only a keyed hash of this column or part; may be given several times, or with commas between", t => t, "FIELD");
        var ignore = Args.Options("--ignore", "Do not keep this column; may be given several times, or with commas between", t => t, "COLUMN");
        var command = new KelioneCommand(
            "import",
            "Bring feedback in. Columns, kinds and scales are found out, shown, and can be said; importing a file twice adds nothing, and an entry that was answered since is brought up to date.",
            "kelione feedback import reviews.csv",
            "kelione feedback import survey.xlsx --kind csat --map text=\"What can we improve?\" --map rating=Q3",
            "kelione feedback import marks.csv --scale 5-1 --hash author",
            "kelione feedback import tickets.jsonl --preview") { files, map, set, kind, scale, reversed, hash, ignore, zone, timeFormat, format, encoding, sheet, preview };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var plans = CustomerVoice.Plan(new FeedbackRequest
            {
                Reading = new ImportRequest
                {
                    Files = [.. parse.GetValue(files)!.Select(f => new SourceFile(f))],
                    Roles = Pairs(parse.GetValue(map)!, "--map"),
                    Constants = Pairs(parse.GetValue(set)!, "--set"),
                    Format = parse.GetValue(format),
                    Encoding = parse.GetValue(encoding),
                    Sheet = parse.GetValue(sheet),
                    Zone = parse.GetValue(zone),
                    TimeFormat = parse.GetValue(timeFormat),
                    Hash = Split(parse.GetValue(hash)!),
                    Ignore = Split(parse.GetValue(ignore)!),
                },
                Kind = parse.GetValue(kind),
                Scale = parse.GetValue(scale),
                Reversed = parse.GetValue(reversed) ? true : null,
            });
            if (parse.GetValue(preview))
            {
                session.Show(new { Files = plans }, sheet => FeedbackImportView.Show(sheet, session.FeedbackTexts, plans));
                return ExitCode.Done;
            }

            await using var workspace = await session.OpenOrCreateAsync(cancellationToken);
            var report = await ImportAsync(session, workspace, plans, cancellationToken);
            session.Show(report, sheet => FeedbackImportView.Show(sheet, session.FeedbackTexts, report));

            return CodeOf(session, report);
        });
        return command;
    }

    /// <summary>Imports with a progress line.</summary>
    public static async Task<FeedbackImportReport> ImportAsync(Session session, JourneyWorkspace workspace, IReadOnlyList<FeedbackSourcePlan> plans, CancellationToken cancellationToken)
    {
        using var line = new ProgressLine(session);
        return await workspace.Voice.ImportAsync(plans, line, by: "", cancellationToken);
    }

    private static int CodeOf(Session session, FeedbackImportReport report)
    {
        var problems = report.Files.Where(f => f.Error is not null).Select(f => f.Error!)
            .Concat(report.Files.Where(f => f.Error is null && f.IsAllRejected).Select(f => FormattableString.Invariant($"{f.File}: every one of {f.Read} rows was rejected; {f.RejectedFile} says why.")))
            .ToList();
        if (report.Stopped)
        {
            problems.Add(session.Texts.ImportStopped);
        }

        if (problems.Count > 0)
        {
            session.Tell(string.Join(' ', problems));
        }

        return problems.Count > 0 ? ExitCode.UserCanMend : ExitCode.Done;
    }

    private static RatingScale? ReadScale(string text) => RatingScale.TryParse(text, out var scale) ? scale : throw new FormatException($"'{text}' is no scale; write for example 1-5, 0-10, or 5-1 where 1 is the best.");

    private static Dictionary<string, string> Pairs(IEnumerable<string> texts, string option) =>
        texts.Select(t => t.Split('=', 2)).ToDictionary(
            p => p.Length == 2 && p[0].Trim().Length > 0 ? p[0].Trim() : throw new MendableException($"{option} {p[0]}: write part=column, such as {option} text=Comment."), p => p[1].Trim(), StringComparer.Ordinal);

    private static string[] Split(IEnumerable<string> texts) => [.. texts.SelectMany(t => t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
}
