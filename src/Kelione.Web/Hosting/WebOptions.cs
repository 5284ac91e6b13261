using Kelione.Workspace;

namespace Kelione.Web;

/// <summary>How a server lets people in.</summary>
public sealed record WebOptions
{
    /// <summary>Whoever sits at this machine is signed in by itself, as administrator: for demonstrations. Refused where another machine could connect.</summary>
    public bool SignsInByItself { get; init; }

    /// <summary>Whether a proxy stands before the server, whose word for address and https is taken (<c>X-Forwarded-For</c>, <c>X-Forwarded-Proto</c>, <c>X-Forwarded-Host</c>).</summary>
    public bool IsBehindProxy { get; init; }

    /// <summary>How many requests to the interface a key, or a person without one, may make in a minute.</summary>
    public int CallsPerMinute { get; init; } = 600;

    /// <summary>Addresses of the collector's own, beside <c>/collect</c> on those of the pages: it lies at their root, and no page does. Each names its port.</summary>
    public IReadOnlyList<string> CollectorUrls { get; init; } = [];

    /// <summary>Addresses at which what the program measures of itself can be read, under <c>/metrics</c> and nothing else; each names its port. None unless given.</summary>
    public IReadOnlyList<string> MetricsUrls { get; init; } = [];

    /// <summary>Whether the log is written as JSON, a line an event.</summary>
    public bool LogsAsJson { get; init; }

    /// <summary>How many events a key may send in a second on average.</summary>
    public int EventsPerSecondOfKey { get; init; } = 200_000;

    /// <summary>The company's own sign-in; null for none.</summary>
    public CompanyAccount? Company { get; init; }

    /// <summary>Who may come in; null for those of the first workspace's folder.</summary>
    public PeopleRegister? People { get; init; }

    /// <summary>For demonstrations and tests: signed in by itself.</summary>
    public static WebOptions Demo { get; } = new() { SignsInByItself = true };
}

/// <summary>A company's own sign-in by OpenID Connect.</summary>
/// <param name="Authority">The provider's address.</param>
/// <param name="ClientId">What it calls this server.</param>
/// <param name="ClientSecret">The secret that it gave; empty for none.</param>
/// <param name="Name">What stands on the button; empty for "Company account".</param>
public sealed record CompanyAccount(string Authority, string ClientId, string ClientSecret, string Name = "")
{
    /// <inheritdoc />
    public override string ToString() => $"{Authority} ({ClientId})";
}
