using System.Text.Json.Nodes;

namespace Kelione.Sources;

/// <summary>What PostHog's SDKs ask beside: flags, settings, parts of themselves. They are told that there are no flags, surveys or recordings, so that they go on and stay quiet.</summary>
internal static class PostHogAsides
{
    /// <summary>The addresses.</summary>
    public static IReadOnlyList<CollectorRoute> Routes { get; } =
    [
        new("POST", "/decide"), new("GET", "/decide"), new("POST", "/flags"), new("GET", "/flags"), new("GET", "/array/*"), new("GET", "/static/*"), new("GET", "/api/surveys"),
    ];

    /// <summary>The key that the address of such a question shows; null where it is none, or shows none.</summary>
    public static string? KeyOf(CollectRequest request) =>
        request.Path.Split('/') is ["", "array", { Length: > 0 } key, ..] ? key : IsAside(request) ? request.Asked("token") : null;

    /// <summary>The answer; null where the address is none of these.</summary>
    public static CollectReply? Of(CollectRequest request)
    {
        if (!IsAside(request))
        {
            return null;
        }

        return request.Path.TrimEnd('/').Split('/') switch
        {
            ["", "decide"] => Answers.Json(200, Settings()),
            ["", "flags"] => Answers.Json(200, Flags()),
            ["", "api", "surveys"] => Answers.Json(200, new JsonObject { ["surveys"] = new JsonArray() }),
            ["", "array", _, "config"] => Answers.Json(200, Settings()),
            ["", "array", var key, "config.js"] => Script(key),
            [.., "array.js" or "array.full.js" or "module.js"] => Answers.Text(404, "// posthog-js itself is not served here: take it from npm, or from where you host it, and set api_host to this address.", "text/javascript"),
            ["", "static", ..] => Answers.Text(200, "", "text/javascript"),
            _ => Answers.Empty(404),
        };
    }

    private static bool IsAside(CollectRequest request)
    {
        foreach (var route in Routes)
        {
            if (route.Path.EndsWith('*') ? request.Path.StartsWith(route.Path.TrimEnd('*'), StringComparison.Ordinal) : request.Path.TrimEnd('/') == route.Path)
            {
                return true;
            }
        }

        return false;
    }

    private static JsonObject Flags() => new()
    {
        ["flags"] = new JsonObject(),
        ["featureFlags"] = new JsonObject(),
        ["featureFlagPayloads"] = new JsonObject(),
        ["errorsWhileComputingFlags"] = false,
    };

    private static JsonObject Settings()
    {
        var settings = Flags();
        settings["config"] = new JsonObject { ["enable_collect_everything"] = true };
        settings["supportedCompression"] = new JsonArray("gzip", "gzip-js");
        settings["hasFeatureFlags"] = false;
        settings["sessionRecording"] = false;
        settings["captureDeadClicks"] = false;
        settings["capturePerformance"] = false;
        settings["autocaptureExceptions"] = false;
        settings["heatmaps"] = false;
        settings["surveys"] = false;
        settings["isAuthenticated"] = false;
        settings["toolbarParams"] = new JsonObject();
        settings["siteApps"] = new JsonArray();
        return settings;
    }

    // The key stands in the script, so only what a key is made of may.
    private static CollectReply Script(string key) => key.All(one => char.IsAsciiLetterOrDigit(one) || one is '_' or '-')
        ? Answers.Text(200, $"(window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{{}})[\"{key}\"]={{config:{Settings().ToJsonString()},siteApps:[]}};", "text/javascript")
        : Answers.Empty(404);
}
