using System.CommandLine;
using System.Globalization;
using Kelione.Journeys;
using Kelione.Web;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione serve</c>: the page over a workspace.</summary>
internal static class ServeCommand
{
    /// <summary>The address unless told.</summary>
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>How often servers that hold events are asked whether they are there.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(10);

    /// <summary>The option that says where to listen.</summary>
    public static Option<string[]> Urls() => Args.Options("--urls", $"Where to listen; several with ; between [default: {DefaultUrl}]", t => t, "URL");

    /// <summary>The switch without which only this machine may connect.</summary>
    public static Option<bool> AllowRemote() => Args.Flag(
        "--allow-remote", "Listen beyond this machine. Whoever reaches the address sees the page where people sign in; use https");

    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var urls = Urls();
        var remote = AllowRemote();
        var proxy = Args.Flag("--behind-proxy", "Take a proxy's word for address and https (X-Forwarded-…); only where nobody can reach the server past the proxy");
        var noSignIn = Args.Flag("--no-sign-in", "Sign in whoever sits at this machine, as administrator; only without --allow-remote");
        var collector = Args.Options("--collector-urls", "Where the collector of live events listens beside /collect on the pages' address; several with ; between", t => t, "URL");
        var drain = Args.Length("--drain", "When told to end, first say at /health/ready for so long that nobody new is to be sent here; whoever is here goes on meanwhile");
        var metrics = Args.Options("--metrics-urls", "Where Prometheus reads /metrics, on a port of its own; several with ; between", t => t, "URL");
        var log = Args.Flag("--log-json", "Write the log to standard output as JSON, a line an event");
        var newLink = Args.Flag("--administrator-link", "Show a link that makes a further administrator, once");
        var command = new KelioneCommand(
            "serve", "Show the workspace to people who sign in, and answer questions over HTTP, until Ctrl+C.", "kelione serve", "kelione serve --urls http://localhost:8080", "kelione serve --urls http://localhost:5080 --behind-proxy") { urls, remote, proxy, collector, noSignIn, drain, metrics, log, newLink };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var addresses = UrlsOf(parse, urls, remote);
            var own = CollectorUrlsOf(parse, collector, remote);
            var measured = CollectorUrlsOf(parse, metrics, remote, "--metrics-urls");
            var isNew = !session.Folder.Exists;

            // Whoever has nothing yet drops the first file into the page.
            await using var workspace = await session.OpenOrCreateAsync(cancellationToken);
            if (isNew)
            {
                session.Tell($"Made an empty workspace in '{session.Folder}'. Bring events in on the page, or with: kelione import FILE");
            }

            var options = new WebOptions { SignsInByItself = parse.GetValue(noSignIn), IsBehindProxy = parse.GetValue(proxy), Company = CompanyAccounts.Find(surroundings, session.Folder), CollectorUrls = own, MetricsUrls = measured, LogsAsJson = parse.GetValue(log) };
            await ServeAsync(session, addresses, [new ServedWorkspace(session.Folder.Name, workspace)], options, parse.GetValue(newLink), cancellationToken, parse.GetValue(drain));
        });
    }

    /// <summary>Where to listen, checked.</summary>
    public static IReadOnlyList<string> UrlsOf(ParseResult parse, Option<string[]> urls, Option<bool>? remote)
    {
        var addresses = parse.GetValue(urls)!.SelectMany(u => u.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).DefaultIfEmpty(DefaultUrl).ToList();
        ListenAddresses.Check(addresses, remote is not null && parse.GetValue(remote));
        return addresses;
    }

    private static List<string> CollectorUrlsOf(ParseResult parse, Option<string[]> urls, Option<bool> remote, string option = "--collector-urls")
    {
        var addresses = parse.GetValue(urls)!.SelectMany(u => u.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToList();
        ListenAddresses.Check(addresses, parse.GetValue(remote), option);
        return addresses;
    }

    /// <summary>Serves until Ctrl+C.</summary>
    public static async Task ServeAsync(
        Session session, IReadOnlyList<string> addresses, IReadOnlyList<ServedWorkspace> workspaces, WebOptions options, bool wantsLink, CancellationToken cancellationToken, Duration? drain = null)
    {
        var first = workspaces[0].Journeys;
        var people = new PeopleRegister(first.Folder, first.Time);
        await using var host = await WebHost.StartAsync(addresses, workspaces, options with { People = people }, cancellationToken);
        host.BeginWarmUp("/", "/sign-in");
        session.Tell($"Open {string.Join(" or ", host.Addresses)} — Ctrl+C ends it.");
        try
        {
            if (options.SignsInByItself)
            {
                session.Tell("Nobody needs to sign in: whoever uses this machine is administrator.");
            }
            else if (wantsLink || !people.Standing.HasAnybody)
            {
                var (secret, until) = await people.Tickets.ForAdministratorAsync(workspaces[0].Name, cancellationToken);
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"Become administrator: {host.Addresses.First()}/come-in/{secret} — it works once, until {until.ToLocalTime():HH:mm}."));
            }

            await WatchAsync(session, workspaces, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how serving ends, as soon as somebody is told of it: nothing went wrong. A second one ends the process at once.
            if (drain is { } rest)
            {
                host.BeginDrain();
                session.Tell($"Sends nobody new here for {rest}, then ends.");
                await Task.Delay(TimeSpan.FromMicroseconds(rest.Micros), session.Surroundings.Time, CancellationToken.None);
            }
        }
    }

    /// <summary>Says when a server that holds events goes away, and when all answer again; until Ctrl+C.</summary>
    private static async Task WatchAsync(Session session, IReadOnlyList<ServedWorkspace> workspaces, CancellationToken cancellationToken)
    {
        for (List<string> known = []; ;)
        {
            await Task.Delay(BetweenLooks, session.Surroundings.Time, cancellationToken);
            List<string> troubles = [];
            foreach (var workspace in workspaces)
            {
                troubles.AddRange(await workspace.Journeys.TroublesAsync(cancellationToken));
            }

            foreach (var trouble in troubles.Except(known, StringComparer.Ordinal))
            {
                session.Tell(string.Create(CultureInfo.InvariantCulture, $"{trouble} No question is answered without it; it is asked again every {BetweenLooks.TotalSeconds:0} seconds."));
            }

            if (troubles.Count == 0 && known.Count > 0)
            {
                session.Tell("All servers that hold events answer again.");
            }

            known = troubles;
        }
    }
}
