namespace Kelione.Web.Shared;

/// <summary>The names of policy lines in the language of the person; their values are mostly rules and stay as they are.</summary>
internal static class PolicyWords
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "window", "within", "order", "ties", "period", "filters", "segment", "session", "interval", "repeats", "times", "exclusions", "rightPeriod" };

    /// <summary>The name of a line; as it stands in the answer where it has no translation.</summary>
    public static string Name(string name) => Known.Contains(name) ? FrameTexts.All["Policy." + name] : name;

    /// <summary>The statement of a line: the commonest are in the person's language, the others as they stand in the answer.</summary>
    public static string Value(string value) => value switch { "none" => FrameTexts.All["Policy.None"], "all time" => FrameTexts.All["Period.all"], _ => value };
}
