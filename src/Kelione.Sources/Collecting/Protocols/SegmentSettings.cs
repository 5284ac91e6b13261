namespace Kelione.Sources;

/// <summary>What the browser's SDK asks for before it sends: where to, and that there is nothing else to load.</summary>
internal static class SegmentSettings
{
    /// <summary>The answer to <c>/v1/projects/KEY/settings</c>.</summary>
    public static CollectReply Reply(CollectRequest request)
    {
        var parts = request.Path.Split('/');
        var key = parts.Length > 3 ? parts[3] : "";
        var isHttps = request.Root.StartsWith("https://", StringComparison.Ordinal);
        var host = request.Root.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? request.Root[(scheme + 3)..] : request.Root;
        return JsonReply.Of(200, json =>
        {
            json.WriteStartObject("integrations");
            json.WriteStartObject("Segment.io");
            json.WriteString("apiKey", key);
            json.WriteString("apiHost", host + "/v1");
            json.WriteString("protocol", isHttps ? "https" : "http");
            json.WriteBoolean("addBundledMetadata", false);
            json.WriteStartArray("unbundledIntegrations");
            json.WriteEndArray();
            json.WriteStartObject("maybeBundledConfigIds");
            json.WriteEndObject();
            json.WriteStartObject("versionSettings");
            json.WriteString("version", "4.4.7");
            json.WriteStartArray("componentTypes");
            json.WriteStringValue("browser");
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteStartObject("plan");
            foreach (var kind in (string[])["track", "identify", "group"])
            {
                json.WriteStartObject(kind);
                json.WriteStartObject("__default");
                json.WriteBoolean("enabled", true);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartObject("edgeFunction");
            json.WriteEndObject();
            json.WriteStartObject("middlewareSettings");
            json.WriteEndObject();
            json.WriteStartObject("enabledMiddleware");
            json.WriteEndObject();
            json.WriteStartObject("metrics");
            json.WriteNumber("sampleRate", 0);
            json.WriteEndObject();
            json.WriteBoolean("analyticsNextEnabled", true);
            json.WriteBoolean("legacyVideoPluginsEnabled", false);
            json.WriteStartArray("remotePlugins");
            json.WriteEndArray();
        }) with { Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Cache-Control"] = "public, max-age=300" } };
    }
}
