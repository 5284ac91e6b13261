using Kelione.Workspace;

namespace Kelione.Web.Connect;

/// <summary>What the pages know of a system beside its reader: its kind, and how to export from it. Immutable.</summary>
/// <param name="Key">Under which its steps are in the texts.</param>
/// <param name="Group">Its kind: <c>web</c>, <c>crm</c>…</param>
/// <param name="Steps">How many steps there are; 0 where only its files are known.</param>
internal sealed record SystemGuide(string Key, string Group, int Steps)
{
    // By the letters and digits of its name: the name in a list of systems may have hyphens or not.
    private static readonly Dictionary<string, SystemGuide> Known = new SystemGuide[]
    {
        new("kelione", "own", 0),
        new("ga4", "web", 3), new("firebase", "web", 2), new("metrica", "web", 2), new("appmetrica", "web", 2), new("localytics", "web", 2), new("amplitude", "web", 3), new("flurry", "web", 1), new("clevertap", "web", 2),
        new("adjust", "web", 2), new("branch", "web", 1), new("roistat", "web", 1), new("mixpanel", "web", 2), new("posthog", "web", 1), new("segment", "web", 1), new("matomo", "web", 1), new("snowplow", "web", 1),
        new("retailrocket", "web", 0), new("rees46", "web", 0),
        new("hubspot", "crm", 2), new("salesforce", "crm", 2), new("bitrix24", "crm", 2), new("amocrm", "crm", 2),
        new("googleforms", "survey", 2), new("typeform", "survey", 1), new("surveymonkey", "survey", 2),
        new("zendesk", "support", 2),
        new("googleplay", "review", 1), new("appstore", "review", 1), new("x", "review", 2), new("facebook", "review", 1), new("youtube", "review", 1), new("yelp", "review", 0),
        new("googletrends", "demand", 1), new("wordstat", "demand", 1), new("statista", "demand", 1),
        new("miro", "board", 1),
    }.ToDictionary(g => g.Key, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> OtherNames = new(StringComparer.Ordinal)
    {
        ["googleanalytics4"] = "ga4", ["yandexmetrica"] = "metrica", ["kommo"] = "amocrm", ["bitrix"] = "bitrix24", ["twitter"] = "x", ["yandexwordstat"] = "wordstat",
    };

    /// <summary>The kinds in the order in which they are shown.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["own", "web", "crm", "survey", "support", "review", "demand", "board"];

    /// <summary>All that are written.</summary>
    public static IEnumerable<SystemGuide> All => Known.Values;

    /// <summary>The icon of its kind.</summary>
    public string Icon => Group switch { "own" => "code", "crm" => "people", "survey" => "list", "support" => "call", "review" => "star", "demand" => "search", "board" => "cards", _ => "explore" };

    /// <summary>Its steps, in the person's language.</summary>
    public IEnumerable<string> Told => Enumerable.Range(1, Steps).Select(n => ConnectTexts.Guides[FormattableString.Invariant($"{Key}.{n}")]);

    /// <summary>The guide of a system; one without steps where none is written.</summary>
    public static SystemGuide Of(KnownSystem system)
    {
        var name = string.Concat(system.Name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Known.GetValueOrDefault(OtherNames.GetValueOrDefault(name, name)) ?? new SystemGuide(name, GroupOf(system), 0);
    }

    private static string GroupOf(KnownSystem system) => system.Profiles.Select(p => (Sources.SystemYield?)p.Yield).FirstOrDefault() switch
    {
        Sources.SystemYield.Feedback => "review",
        Sources.SystemYield.Demand => "demand",
        _ => "web",
    };
}
