using System.CommandLine;
using Kelione.Web;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione serve</c>: the page over a workspace.</summary>
internal static class ServeCommand
{
    /// <summary>The address unless told.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>The option that says where to listen.</summary>
    public static Option<string[]> Urls() => Args.Options("--urls", $"Where to listen; several with ; between [default: {DefaultUrl}]", t => t, "URL");

    /// <summary>The switch without which only this machine may connect.</summary>
    public static Option<bool> AllowRemote() => Args.Flag(
        "--allow-remote", "Listen beyond this machine. There are no users and passwords yet: whoever reaches the address sees every customer");

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var urls = Urls();
        var remote = AllowRemote();
        var command = new KelioneCommand("serve", "Show the workspace as a page, and answer questions over HTTP, until Ctrl+C.", "kelione serve", "kelione serve --urls http://localhost:8080") { urls, remote };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var addresses = UrlsOf(parse, urls, remote);
            await using var workspace = await session.OpenAsync(cancellationToken);
            await ServeAsync(session, addresses, [new ServedWorkspace(session.Folder.Name, workspace)], cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Where to listen, checked.</summary>
    public static IReadOnlyList<string> UrlsOf(ParseResult parse, Option<string[]> urls, Option<bool> remote)
    {
        var addresses = parse.GetValue(urls)!.SelectMany(u => u.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).DefaultIfEmpty(DefaultUrl).ToList();
        ListenAddresses.Check(addresses, parse.GetValue(remote));
        return addresses;
    }

    /// <summary>Serves until Ctrl+C.</summary>
    public static async Task ServeAsync(Session session, IReadOnlyList<string> addresses, IReadOnlyList<ServedWorkspace> workspaces, CancellationToken cancellationToken)
    {
        await using var host = await WebHost.StartAsync(addresses, workspaces, cancellationToken);
        session.Tell($"Open {string.Join(" or ", host.Addresses)} — Ctrl+C ends it.");
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, session.Surroundings.Time, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how serving ends: nothing went wrong.
        }
    }
}
