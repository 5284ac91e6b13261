namespace Kelione.Web.Connect;

/// <summary>The lines that point a client at the collector. Immutable.</summary>
/// <param name="Client">The client's name as in its registry.</param>
/// <param name="Code">The lines, with places for the address and the key.</param>
internal sealed partial record SdkSample(string Client, string Code)
{
    /// <summary>What stands for a key where there is none yet.</summary>
    public const string KeyPlace = "WRITE_KEY";

    private static readonly Dictionary<string, SdkSample[]> BySystem = new(StringComparer.Ordinal)
    {
        ["kelione"] =
        [
            new("HTTP", """
                curl ROOT/v1/events \
                  -H 'Authorization: Bearer KEY' -H 'Content-Type: application/json' \
                  -d '{"events":[{"id":"1","customer":"c-17","activity":"order_paid","value":49.9,"fields":{"items":2}}]}'
                """),
        ],
        ["segment"] =
        [
            new("@segment/analytics-next", """
                import { AnalyticsBrowser } from '@segment/analytics-next';

                const analytics = AnalyticsBrowser.load({ writeKey: 'KEY', cdnURL: 'ROOT' });
                """),
            new("@segment/analytics-node", """
                import { Analytics } from '@segment/analytics-node';

                const analytics = new Analytics({ writeKey: 'KEY', host: 'ORIGIN', path: 'PATH/v1/batch' });
                """),
        ],
        ["posthog"] =
        [
            new("posthog-js", """
                import posthog from 'posthog-js';

                posthog.init('KEY', { api_host: 'ROOT' });
                """),
            new("posthog-node", """
                import { PostHog } from 'posthog-node';

                const posthog = new PostHog('KEY', { host: 'ROOT' });
                """),
        ],
        ["amplitude"] =
        [
            new("@amplitude/analytics-browser", """
                import * as amplitude from '@amplitude/analytics-browser';

                amplitude.init('KEY', { serverUrl: 'ROOT/2/httpapi', fetchRemoteConfig: false });
                """),
            new("@amplitude/analytics-node", """
                import { init } from '@amplitude/analytics-node';

                init('KEY', { serverUrl: 'ROOT/2/httpapi' });
                """),
        ],
        ["mixpanel"] =
        [
            new("mixpanel-browser", """
                import mixpanel from 'mixpanel-browser';

                mixpanel.init('KEY', { api_host: 'ROOT' });
                """),
            new("mixpanel", """
                const mixpanel = require('mixpanel').init('KEY', { host: 'HOST', path: 'PATH' });
                """),
        ],
        ["ga4"] =
        [
            new("HTTP", """
                curl 'ROOT/mp/collect?measurement_id=G-XXXXXXX&api_secret=KEY' \
                  -d '{"client_id":"1.2","events":[{"name":"purchase","params":{"value":49.9,"currency":"EUR"}}]}'
                """),
        ],
        ["matomo"] =
        [
            new("matomo.js", """
                _paq.push(['setTrackerUrl', 'ROOT/matomo.php']);
                _paq.push(['setSiteId', 'KEY']);
                """),
        ],
        ["snowplow"] =
        [
            new("@snowplow/browser-tracker", """
                import { newTracker } from '@snowplow/browser-tracker';

                newTracker('kelione', 'ROOT', { appId: 'KEY' });
                """),
        ],
    };

    /// <summary>The clients of a system; none where only its addresses are known.</summary>
    public static IReadOnlyList<SdkSample> Of(string system) => BySystem.GetValueOrDefault(system, []);

    /// <summary>The lines with the address and the key in their places.</summary>
    /// <param name="root">The collector's address.</param>
    /// <param name="key">The key.</param>
    public string Filled(string root, string key)
    {
        var address = new Uri(root);

        // In one go: an address or a key may hold the words of other places itself.
        return Places().Replace(Code, place => place.Value switch
        {
            "ROOT" => root,
            "ORIGIN" => address.GetLeftPart(UriPartial.Authority),
            "HOST" => address.Authority,
            "PATH" => address.AbsolutePath.TrimEnd('/'),
            _ => key,
        });
    }

    [System.Text.RegularExpressions.GeneratedRegex("ROOT|ORIGIN|HOST|PATH|KEY", System.Text.RegularExpressions.RegexOptions.None, 1000)]
    private static partial System.Text.RegularExpressions.Regex Places();
}
