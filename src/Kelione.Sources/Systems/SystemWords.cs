namespace Kelione.Sources;

/// <summary>Words by which systems say that there is nothing.</summary>
internal static class SystemWords
{
    /// <summary>Whether a text says that a thing is not known or not there: <c>(not set)</c>.</summary>
    public static bool MeanNothing(string text) => text is "(not set)" or "(none)" or "(data not available)" or "undefined" or "null" or "[]" or "{}";

    private static readonly HashSet<string> Nobodies = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "(null)", "<null>", "undefined", "none", "nil", "<nil>", "nan", "[object object]", "true", "false", "-1", "n/a", "unknown", "anonymous", "guest", "not_authenticated", "distinct_id", "distinctid",
    };

    /// <summary>
    /// Whether an id means nobody, so that it is many people's: that of devices whose owners do not want to be known (zeros), and what faulty code writes for everyone at once (<c>null</c>, <c>undefined</c>,
    /// <c>[object Object]</c>, <c>anonymous</c>). PostHog (posthog.com/docs, "Identifying users") and Mixpanel refuse such ids for the same reason. The one list for files and for what arrives by itself.
    /// </summary>
    public static bool IsNoId(string text) => MeanNothing(text) || Nobodies.Contains(text) || text.All(c => c is '0' or '-');
}
