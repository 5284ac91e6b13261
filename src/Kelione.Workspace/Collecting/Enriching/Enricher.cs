using System.Collections.Concurrent;
using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>
/// Adds to what an SDK sent what follows from it: the device out of the user agent, the channel out of campaign and referrer, the shortened address. Leaves out what names a person in clear, by the same list as imports
/// (<see cref="PersonalFields"/>). Safe for several threads.
/// </summary>
/// <param name="rules">What may be kept.</param>
/// <param name="channels">Which channel is which.</param>
internal sealed class Enricher(CollectingRules rules, ChannelRules channels)
{
    private const int MostRemembered = 4096;

    private static readonly (string Part, string Name)[] Campaign = [("source", "utm_source"), ("medium", "utm_medium"), ("name", "utm_campaign"), ("term", "utm_term"), ("content", "utm_content")];

    private readonly ConcurrentDictionary<string, UserAgent> _agents = new(StringComparer.Ordinal);

    /// <summary>Writes an event with its fields.</summary>
    public void Write(ArrivalWriter to, CollectedEvent sent, ArrivalSender sender)
    {
        var campaign = CampaignOf(sent);
        var system = sender.Protocol.Name;
        var agent = AgentOf(sent.UserAgent ?? sender.UserAgent);
        to.Field(EventFields.Channel, sent.Channel ?? channels.Of(campaign.GetValueOrDefault("source", ""), campaign.GetValueOrDefault("medium", ""), campaign.GetValueOrDefault("name", ""), sent.Referrer, sent.Url));
        to.Field(EventFields.Touchpoint, sent.Screen ?? PageOf(sent.Url));
        to.Field(EventFields.Device, sent.Device ?? agent?.Device);
        to.Field(EventFields.Session, sent.Session);
        to.Field(EventFields.Account, sent.Account);
        foreach (var (name, text) in sent.Properties.Where(p => !PersonalFields.Contains(p.Key)))
        {
            to.Field(EventFields.IsReserved(name) ? $"{system} {name}" : name, text);
        }

        foreach (var (part, name) in Campaign)
        {
            to.Field(name, campaign.GetValueOrDefault(part));
        }

        to.Field("url", sent.Url);
        to.Field("referrer", sent.Referrer);
        to.Field("os", agent?.System);
        to.Field("browser", agent?.Browser);
        to.Field("ip", AddressOf(sent, sender));
        to.Add(system, sent);
    }

    private static IReadOnlyDictionary<string, string> CampaignOf(CollectedEvent sent)
    {
        if (sent.Url is not { } url || url.IndexOf("utm_", StringComparison.Ordinal) is not (> 0 and var first) || url.IndexOf('?', StringComparison.Ordinal) is not (>= 0 and var mark) || mark > first)
        {
            return sent.Campaign;
        }

        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var end = url.IndexOf('#', mark) is >= 0 and var hash ? hash : url.Length;
        foreach (var pair in url[(mark + 1)..end].Split('&'))
        {
            foreach (var (part, name) in Campaign)
            {
                if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                {
                    found[part] = Uri.UnescapeDataString(pair[(name.Length + 1)..].Replace('+', ' '));
                }
            }
        }

        foreach (var (part, text) in sent.Campaign)
        {
            found[part] = text;
        }

        return found;
    }

    // Which page it was; what stands in the query may be anything, and is kept in the address alone.
    private static string? PageOf(string? url)
    {
        if (url is null)
        {
            return null;
        }

        var end = url.AsSpan().IndexOfAny('?', '#');
        var page = end < 0 ? url : url[..end];
        return page.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme ? page[(scheme + 3)..] : page;
    }

    private UserAgent? AgentOf(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (_agents.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_agents.Count >= MostRemembered)
        {
            _agents.Clear();
        }

        return _agents[text] = UserAgent.Read(text);
    }

    private string? AddressOf(CollectedEvent sent, ArrivalSender sender) => rules.Address switch
    {
        AddressKept.Short => sent.Address is { } stated ? ShortAddress.Of(stated) : ShortAddress.Of(sender.Address),
        AddressKept.Full => sent.Address is { } stated ? stated is "" or "0.0.0.0" ? null : stated : sender.Address?.ToString(),
        _ => null,
    };
}
