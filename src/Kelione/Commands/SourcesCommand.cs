using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione sources</c>: which systems are known, by which files and SDKs, and what has come from each.</summary>
internal static class SourcesCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var name = new Argument<string?>("SYSTEM") { Description = "One system alone: its files, fields and addresses [default: list all]", Arity = ArgumentArity.ZeroOrOne };
        var command = new KelioneCommand(
            "sources",
            "The systems whose exports are recognised and whose SDKs can send here, how sure their shape is, and what has come from each.",
            "kelione sources",
            "kelione sources mixpanel",
            "kelione sources --json") { name };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var standings = await ReadAsync(session, cancellationToken);
            if (parse.GetValue(name) is { } asked)
            {
                var system = KnownSystem.Find(asked) ?? throw new MendableException($"No system is called '{asked}'.") { CommandHint = "'kelione sources' lists them; any other table of events can be imported as well." };
                standings = [.. standings.Where(s => s.System.Name == system.Name)];
            }

            session.Show(new { Systems = standings.Select(Told) }, sheet => Show(sheet, standings, isOne: parse.GetValue(name) is not null));
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<SystemStanding>> ReadAsync(Session session, CancellationToken cancellationToken)
    {
        if (!session.Folder.Exists)
        {
            // What can be brought in is worth knowing before anything was.
            return [.. KnownSystem.All.Select(s => new SystemStanding(s))];
        }

        await using var workspace = await session.OpenAsync(cancellationToken);
        return await workspace.SystemsAsync(cancellationToken);
    }

    private static object Told(SystemStanding standing) => new
    {
        standing.System.Name,
        standing.System.Title,
        Kinds = standing.System.Profiles.Select(p => new { p.Name, p.Files, p.Sureness, p.Fields, Zone = p.ZonePolicy, p.DedupeKey }),
        Addresses = standing.System.Protocol?.Routes.Select(r => $"{r.Method} {r.Path}") ?? [],
        standing.Health,
        LastFile = standing.Files is [var file, ..] ? new { file.File.Name, file.At, file.File.Read, file.File.Accepted, file.File.Duplicates, file.File.Rejected } : null,
        standing.Events,
        LastEvent = Moment(standing),
        standing.Live,
    };

    private static void Show(Sheet sheet, IReadOnlyList<SystemStanding> standings, bool isOne)
    {
        var (t, say) = (sheet.T, sheet.Say);
        sheet.Title(t.Systems);
        var grid = new Grid(new Column(t.Key), Grid.Name(t.Name), Grid.Name(t.SystemFiles), Grid.Name(t.SystemSdk), Grid.Name(t.SystemSure), new Column(t.LastFile), new Column(t.LastEvent), Grid.Number(t.Events));
        foreach (var s in standings)
        {
            grid.Add(
                s.System.Name,
                s.System.Title,
                s.System.Profiles.Count > 0 ? t.SystemYes : "–",
                s.System.Protocol is null ? "–" : t.SystemYes,
                s.System.Profiles is [var profile, ..] ? JourneyJson.Write(profile.Sureness).Trim('"') : "",
                s.Files is [var file, ..] ? Say.Moment(UtcTime.FromDateTimeOffset(file.At)) : "–",
                Moment(s) is { } at ? Say.Moment(UtcTime.FromDateTimeOffset(at)) : "–",
                s.Events > 0 ? say.Count(s.Events) : "");
        }

        sheet.Add(grid);
        if (isOne)
        {
            foreach (var profile in standings[0].System.Profiles)
            {
                sheet.Blank();
                sheet.Paragraph($"{profile.Name}: {string.Join("; ", profile.Files)}");
                sheet.Paragraph(string.Join(" · ", profile.Fields.Select(f => $"{f.Field} → {f.Becomes}")), Ink.Quiet);
                sheet.Paragraph(profile.ZonePolicy, Ink.Quiet);
            }

            if (standings[0].System.Protocol is { } protocol)
            {
                sheet.Blank();
                sheet.Paragraph(string.Join(" · ", protocol.Routes.Select(r => $"{r.Method} /collect/WORKSPACE{r.Path}")));
            }
        }
    }

    private static DateTimeOffset? Moment(SystemStanding standing) => standing.Live?.Last ?? (standing.LastEventMicros is { } micros ? new DateTimeOffset(UtcTime.ToDateTime(micros), TimeSpan.Zero) : null);
}
