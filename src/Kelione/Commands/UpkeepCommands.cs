using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione forget</c> and <c>kelione doctor</c>.</summary>
internal static class UpkeepCommands
{
    /// <summary>Erases a customer.</summary>
    public static Command Forget(Surroundings surroundings, CommonOptions common)
    {
        var customer = new Argument<string>("CUSTOMER") { Description = "Any id of the customer" };
        var yes = Args.Flag("--yes", "Erase without asking");
        var command = new KelioneCommand("forget", "Erase a customer for good: every event and statement of every id merged into it.", "kelione forget c-000042 --yes") { customer, yes };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var id = parse.GetRequiredValue(customer);
            if (!parse.GetValue(yes))
            {
                throw new MendableException($"This erases customer '{id}' for good and cannot be undone. Say it once more: kelione forget {Sheet.ShellWord(id)} --yes");
            }

            await using var workspace = await session.OpenAsync(cancellationToken);
            var erased = await workspace.ForgetAsync(id, cancellationToken);
            if (WorkspaceMove.LeftSomething(session.Folder))
            {
                session.Tell("What the last move left behind holds this customer still. Take it away: kelione move --remove-old");
            }

            if (session.Json)
            {
                session.WriteJson(new { Customer = id, Erased = erased });
            }
            else
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"Erased customer '{id}': {erased} events. The files they came from are yours to erase: importing them again brings the events back."));
            }
        });
    }

    /// <summary>Looks whether all is well, and makes the index anew.</summary>
    public static Command Doctor(Surroundings surroundings, CommonOptions common)
    {
        var rebuild = Args.Flag("--rebuild", "Make the index anew from the events, whatever its state");
        var command = new KelioneCommand("doctor", "Look whether the workspace is whole: checksums, and the index against the events.", "kelione doctor", "kelione doctor --rebuild") { rebuild };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            await using var workspace = await session.OpenAsync(cancellationToken);
            var report = parse.GetValue(rebuild) ? await workspace.RebuildAsync(cancellationToken) : await workspace.VerifyAsync(cancellationToken);
            report = await WithDocumentsAsync(report, session.Folder, cancellationToken);
            session.Show(report, sheet =>
            {
                sheet.Title(sheet.T.Doctor);
                sheet.Finding(report.Sound ? sheet.T.AllSound : sheet.T.NotSound);
                foreach (var finding in report.Findings)
                {
                    sheet.Paragraph("· " + finding, Ink.Quiet);
                }
            });

            return report.Sound ? ExitCode.Done : ExitCode.UserCanMend;
        });
        return command;
    }

    private static async Task<UpkeepReport> WithDocumentsAsync(UpkeepReport report, WorkspaceFolder folder, CancellationToken cancellationToken)
    {
        if (folder.Documents is not { } server)
        {
            return report;
        }

        try
        {
            var maps = await new MapLibrary(folder).ListAsync(alsoDeleted: true, cancellationToken);
            await new PeopleRegister(folder).TryAsync(cancellationToken);
            return report with { Findings = [.. report.Findings, string.Create(CultureInfo.InvariantCulture, $"Maps and people lie in '{server}', which can be read: {maps.Count} maps, deleted ones among them.")] };
        }
        catch (MendableException e)
        {
            return report with { Sound = false, Findings = [.. report.Findings, e.Message] };
        }
    }
}
