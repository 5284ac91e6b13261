using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione identity</c>: which ids are one person.</summary>
internal static class IdentityCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand(
            "identity",
            "Which ids are one person. Merging acts back in time, keeps the ids as they came, and can be undone.",
            "kelione identity merge device-17 c-000042",
            "kelione identity list",
            "kelione identity undo 1");
        command.Subcommands.Add(Merge(surroundings, common));
        command.Subcommands.Add(Import(surroundings, common));
        command.Subcommands.Add(List(surroundings, common));
        command.Subcommands.Add(Explain(surroundings, common));
        command.Subcommands.Add(Undo(surroundings, common));
        return command;
    }

    private static KelioneCommand Merge(Surroundings surroundings, CommonOptions common)
    {
        var anonymous = new Argument<string>("ANONYMOUS") { Description = "The id whose events join the other's journey" };
        var known = new Argument<string>("KNOWN") { Description = "The id under which the person is shown" };
        var reason = Args.Text("--reason", "Where you know it from [default: said at the command line]", "TEXT");
        var command = new KelioneCommand("merge", "Say that two ids are one person.", "kelione identity merge device-17 c-000042 --reason \"logged in on the phone\"") { anonymous, known, reason };
        command.Aliases.Add("identify");
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            var merge = await workspace.IdentifyAsync(
                parse.GetRequiredValue(anonymous), parse.GetRequiredValue(known), parse.GetValue(reason) ?? "said at the command line", cancellationToken);
            Show(session, [merge]);
        });
    }

    private static KelioneCommand Import(Surroundings surroundings, CommonOptions common)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with the columns anonymous and known" };
        var command = new KelioneCommand("import", "Say it for every row of a file.", "kelione identity import pairs.csv") { file };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var path = parse.GetRequiredValue(file);
            var table = SmallTable.Read(path, "anonymous|anonymous_id", "known|known_id|customer|customer_id|user_id");
            await using var workspace = await session.OpenAsync(cancellationToken);
            var report = await workspace.IdentifyAllAsync(table, cancellationToken);
            if (session.Json)
            {
                session.WriteJson(report);
            }
            else
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"{report.Read} read: {report.Accepted} new, {report.Duplicates} known before, {report.Rejected.Count} rejected."));
                foreach (var rejected in report.Rejected.Take(20))
                {
                    session.Tell(rejected);
                }
            }

            return report.Rejected.Count == 0 ? ExitCode.Done : ExitCode.UserCanMend;
        });
        return command;
    }

    private static KelioneCommand List(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand("list", "List all statements, those undone too.", "kelione identity list");
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            await using var workspace = await session.OpenAsync(cancellationToken);
            Show(session, await workspace.ListMergesAsync(null, cancellationToken));
            return ExitCode.Done;
        });
        return command;
    }

    private static KelioneCommand Explain(Surroundings surroundings, CommonOptions common)
    {
        var customer = new Argument<string>("CUSTOMER") { Description = "Any id of the person" };
        var command = new KelioneCommand("explain", "Why these ids are one person.", "kelione identity explain c-000042") { customer };
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            Show(session, await workspace.ListMergesAsync(parse.GetRequiredValue(customer), cancellationToken));
        });
    }

    private static KelioneCommand Undo(Surroundings surroundings, CommonOptions common)
    {
        var number = new Argument<int>("NUMBER") { Description = "The statement's number, as list shows it" };
        var command = new KelioneCommand("undo", "Take a statement back; both journeys are what they were.", "kelione identity undo 1") { number };
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            Show(session, [await workspace.UndoMergeAsync(parse.GetRequiredValue(number), cancellationToken)]);
        });
    }

    private static void Show(Session session, IReadOnlyList<IdentityMerge> merges)
    {
        if (session.Json)
        {
            session.WriteJson(new
            {
                Merges = merges.Select(m => new
                {
                    m.Id,
                    m.Anonymous,
                    m.Known,
                    Stated = UtcTime.Format(m.StatedMicros),
                    m.Reason,
                    Undone = m.UndoneMicros is { } undone ? UtcTime.Format(undone) : null,
                }),
            });
            return;
        }

        session.Show(sheet =>
        {
            var t = sheet.T;
            sheet.Title(t.Identity);
            if (merges.Count == 0)
            {
                sheet.Finding(t.NoMerges);
            }

            var grid = new Grid(Grid.Number("#"), Grid.Name(t.Anonymous), new Column("→"), Grid.Name(t.Known), new Column(t.Stated), Grid.Name(t.Reason, lines: 2));
            foreach (var m in merges)
            {
                grid.Add(sheet.Say.Count(m.Id), m.Anonymous, m.UndoneMicros is null ? "→" : "✗", m.Known, Say.Moment(m.StatedMicros), m.UndoneMicros is { } u ? $"{m.Reason} ({t.Undone} {Say.Moment(u)})" : m.Reason);
            }

            sheet.Add(grid);
        });
    }
}
