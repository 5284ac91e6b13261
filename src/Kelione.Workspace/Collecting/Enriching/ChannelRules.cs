using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kelione.Workspace;

/// <summary>
/// By which channel an event came: Google Analytics 4's default channel groups over campaign and referrer, as the table <c>channels.json</c> has them, which a workspace may replace by its own. Safe for several threads.
/// <para>
/// The rules and their order are those of support.google.com/analytics/answer/9756891, "Default channel group", channels for manual traffic, compared one by one with two pages that restate it: docs.shoplift.ai,
/// "Channel groups", and colemanmarketing.co.uk, "GA4 default channel grouping". Where these differ (retargeting among paid media, app and link among referral media) the wider rule holds; the source <c>firebase</c>
/// of push notifications stands in neither of the two. Google's lists of sites are longer than those of the table, which are the well-known ones. The rules on Google's own advertising accounts need what only
/// Google knows, and are left out.
/// </para>
/// An event that says nothing of where the person came from (no campaign, no referrer, or one of the site's own) has no channel; one that says that they came from nowhere is Direct.
/// </summary>
internal sealed class ChannelRules
{
    private const int MostRemembered = 10_000;
    private readonly IReadOnlyList<Rule> _rules;
    private readonly ConcurrentDictionary<(string Source, string Medium, string Campaign), string?> _known = new();

    private ChannelRules(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>The rules of a workspace: its own where it has some, else the default ones.</summary>
    /// <exception cref="MendableException">Its own cannot be read; the message says where.</exception>
    public static ChannelRules Load(IPapers papers) => papers.ReadText(PaperNames.Channels) is { } own ? Parse(own, papers.PlaceOf(PaperNames.Channels)) : Default;

    /// <summary>The default rules.</summary>
    public static ChannelRules Default { get; } = Parse(DefaultText(), "channels.json");

    /// <summary>The table of the default rules, for whoever wants to change it.</summary>
    public static string DefaultText()
    {
        using var stream = typeof(ChannelRules).Assembly.GetManifestResourceStream("Kelione.Workspace.Collecting.Enriching.channels.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="MendableException">It is none.</exception>
    public static ChannelRules Parse(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var sites = document.RootElement.GetProperty("sites").EnumerateObject().ToDictionary(s => s.Name, s => Texts(s.Value), StringComparer.Ordinal);
            return new ChannelRules([.. document.RootElement.GetProperty("rules").EnumerateArray().Select(r => Rule.Read(r, sites))]);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or NotSupportedException)
        {
            throw new MendableException($"'{name}' is no table of channels: {e.Message} Take the default one as a pattern, or remove the file.", e);
        }
    }

    /// <summary>The channel; null for unknown.</summary>
    /// <param name="source">utm_source or its like; empty for none.</param>
    /// <param name="medium">utm_medium or its like; empty for none.</param>
    /// <param name="campaign">The campaign's name; empty for none.</param>
    /// <param name="referrer">Where from; empty for known to be nowhere, null for unknown.</param>
    /// <param name="url">The page; null for none.</param>
    public string? Of(string source, string medium, string campaign, string? referrer, string? url)
    {
        if (source.Length + medium.Length + campaign.Length == 0)
        {
            if (string.IsNullOrEmpty(referrer))
            {
                return referrer is not null && url is not null ? "Direct" : null;
            }

            var from = HostOf(referrer);
            if (from is null || from == HostOf(url))
            {
                return null;
            }

            (source, medium) = (from, "referral");
        }

        var key = (source, medium, campaign);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_known.Count >= MostRemembered)
        {
            _known.Clear();
        }

        return _known[key] = Find(source.Trim().ToLowerInvariant(), medium.Trim().ToLowerInvariant(), campaign.Trim().ToLowerInvariant());
    }

    private string? Find(string source, string medium, string campaign) => _rules.FirstOrDefault(r => r.Fits(source, medium, campaign))?.Channel;

    private static string? HostOf(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
        {
            return null;
        }

        var host = uri.Host.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static HashSet<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetString()!.ToLowerInvariant())];

    private sealed record Rule(string Channel, IReadOnlyList<Test> All, IReadOnlyList<Test> Any)
    {
        public static Rule Read(JsonElement rule, Dictionary<string, HashSet<string>> sites)
        {
            IReadOnlyList<Test> Tests(string name) => rule.TryGetProperty(name, out var tests) ? [.. tests.EnumerateArray().Select(t => Test.Read(t, sites))] : [];
            return new Rule(rule.GetProperty("channel").GetString()!, Tests("all"), Tests("any"));
        }

        public bool Fits(string source, string medium, string campaign) =>
            All.All(t => t.Fits(source, medium, campaign)) && (Any.Count == 0 || Any.Any(t => t.Fits(source, medium, campaign)));
    }

    private sealed record Test(string Field, HashSet<string>? Is, Regex? Matches, HashSet<string>? In)
    {
        public static Test Read(JsonElement test, Dictionary<string, HashSet<string>> sites) => new(
            test.GetProperty("field").GetString() is var field && field is "source" or "medium" or "campaign" ? field : throw new ArgumentException("'field' is to be source, medium or campaign."),
            test.TryGetProperty("is", out var list) ? Texts(list) : null,

            // Whatever somebody writes here, a text is read once.
            test.TryGetProperty("matches", out var pattern) ? new Regex(pattern.GetString()!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant) : null,
            test.TryGetProperty("in", out var site) ? sites[site.GetString()!] : null);

        public bool Fits(string source, string medium, string campaign)
        {
            var text = Field switch { "source" => source, "medium" => medium, _ => campaign };
            return Is?.Contains(text) == true || Matches?.IsMatch(text) == true || (In is { } sites && IsOf(text, sites));
        }

        // 'google' stands for google.com, www.google.lt and the source google alike; a name with a dot for that host and those below it.
        private static bool IsOf(string text, HashSet<string> sites)
        {
            if (sites.Contains(text))
            {
                return true;
            }

            for (var dot = text.IndexOf('.', StringComparison.Ordinal); dot > 0; dot = text.IndexOf('.', dot + 1))
            {
                if (sites.Contains(text[(dot + 1)..]))
                {
                    return true;
                }
            }

            var labels = text.Split('.');
            return labels.Length > 1 && labels.Take(labels.Length - 1).Any(sites.Contains);
        }
    }
}
