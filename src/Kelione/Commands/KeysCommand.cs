using System.CommandLine;
using System.Globalization;
using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione keys</c>: keys with which programs come in. It works beside a running server.</summary>
internal static class KeysCommand
{
    private const int Days = 365;

    /// <summary>What a key can be for, in words, and the rights of it.</summary>
    private static readonly IReadOnlyDictionary<string, Right[]> Scopes = new Dictionary<string, Right[]>(StringComparer.Ordinal)
    {
        ["events"] = [Right.SendEvents],
        ["read"] = [Right.SeeMap, Right.Ask],
        ["data"] = [Right.ManageData],
    };

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand(
            "keys",
            "Keys with which programs come in. A key for events may send them and do nothing else, so it can stand in a page or an app.",
            "kelione keys create \"web shop\"",
            "kelione keys list",
            "kelione keys revoke kel_Ab12");
        command.Subcommands.Add(Make(surroundings, common));
        command.Subcommands.Add(List(surroundings, common));
        command.Subcommands.Add(Revoke(surroundings, common));
        return command;
    }

    private static KelioneCommand Make(Surroundings surroundings, CommonOptions common)
    {
        var name = new Argument<string>("NAME") { Description = "What it is for, in your words" };
        var scope = Args.Text("--for", "What it may do: events (send them), read (ask and see maps), data (import and export) [default: events]", "SCOPE");
        var sites = Args.Options("--site", "A site whose pages may use it; several times for several [default: any]", t => t, "ORIGIN");
        var days = Args.Text("--days", "How long it works, 1 to 366 [default: 365]", "DAYS");
        var command = new KelioneCommand("create", "Make a key. It is shown once.", "kelione keys create \"web shop\" --site https://shop.example") { name, scope, sites, days };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var asked = parse.GetValue(scope) ?? "events";
            if (!Scopes.TryGetValue(asked, out var rights))
            {
                throw new MendableException($"'{asked}' is nothing that a key can be for. Choose among {string.Join(", ", Scopes.Keys)}.");
            }

            if (!int.TryParse(parse.GetValue(days) ?? Days.ToString(CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var time) || time is < 1 or > 366)
            {
                throw new MendableException($"--days {parse.GetValue(days)}: a key works 1 to 366 days.");
            }

            var people = Open(session);
            var secret = await people.Keys.MakeAsync(ApiKeys.CommandLine, session.Folder.Name, parse.GetRequiredValue(name), rights, parse.GetValue(sites) ?? [], TimeSpan.FromDays(time), cancellationToken);
            if (session.Json)
            {
                session.WriteJson(new { Key = secret });
            }
            else
            {
                surroundings.Out.WriteLine(secret);
                session.Tell(asked == "events"
                    ? $"Copy it now: it is shown once. Point an SDK with it to http://HOST/collect/{session.Folder.Name}."
                    : "Copy it now: it is shown once.");
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static KelioneCommand List(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand("list", "List all keys, those that work no more too.", "kelione keys list");
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var keys = await Open(session).Keys.ListAsync(session.Folder.Name, cancellationToken);
            var now = surroundings.Time.GetUtcNow();
            session.Show(new { Keys = keys.Select(k => new { k.Start, k.Name, k.Rights, k.Origins, k.MadeAt, k.Until, k.Used, Works = !k.Withdrawn && k.Until > now }) }, sheet =>
            {
                var t = sheet.T;
                sheet.Title(t.Keys);
                if (keys.Count == 0)
                {
                    sheet.Finding(t.NoKeys);
                }

                var grid = new Grid(new Column(t.Key), Grid.Name(t.KeyName), Grid.Name(t.KeyFor), new Column(t.KeyUntil), new Column(t.KeyUsed));
                foreach (var key in keys)
                {
                    grid.Add(
                        key.Start + "…",
                        key.Name,
                        string.Join(", ", Scopes.Where(s => s.Value.All(key.Rights.Contains)).Select(s => s.Key).DefaultIfEmpty("…").Concat(key.Origins)),
                        key.Withdrawn ? t.KeyRevoked : Say.Day(DateOnly.FromDateTime(key.Until.UtcDateTime)),
                        Say.Moment(key.Used is { } used ? Journeys.UtcTime.FromDateTimeOffset(used) : null));
                }

                sheet.Add(grid);
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static KelioneCommand Revoke(Surroundings surroundings, CommonOptions common)
    {
        var start = new Argument<string>("KEY") { Description = "The key, or its first characters as list shows them" };
        var command = new KelioneCommand("revoke", "Withdraw a key. It stops working within seconds.", "kelione keys revoke kel_Ab12") { start };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var people = Open(session);
            var text = parse.GetRequiredValue(start).TrimEnd('…');
            var found = (await people.Keys.ListAsync(session.Folder.Name, cancellationToken)).Where(k => !k.Withdrawn && text.Length >= k.Start.Length && text.StartsWith(k.Start, StringComparison.Ordinal)).ToList();
            if (found.Count != 1)
            {
                throw new MendableException(found.Count == 0 ? $"There is no key that begins with '{text}'." : $"Several keys begin with '{text}'. Withdraw it on the page of keys.") { CommandHint = "'kelione keys list' shows them." };
            }

            await people.Keys.WithdrawAsync(ApiKeys.CommandLine, session.Folder.Name, found[0].Id, cancellationToken);
            session.Tell($"Withdrew '{found[0].Name}' ({found[0].Start}…).");
            return ExitCode.Done;
        });
        return command;
    }

    private static PeopleRegister Open(Session session)
    {
        if (!session.Folder.Exists)
        {
            throw new MendableException($"There is no workspace in '{session.Folder}' yet.") { IsMissing = true, CommandHint = "Begin one with: kelione import FILE, or kelione serve" };
        }

        return new PeopleRegister(session.Folder, session.Surroundings.Time);
    }
}
