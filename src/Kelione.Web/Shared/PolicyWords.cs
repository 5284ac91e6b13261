namespace Kelione.Web.Shared;

/// <summary>The lines of a policy in the language of the person. What a person typed, such as a rule or a name, stays as it is.</summary>
internal static class PolicyWords
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal) { "window", "within", "order", "ties", "period", "filters", "segment", "session", "interval", "repeats", "times", "exclusions", "rightPeriod" };

    /// <summary>The name of a line, with a capital letter.</summary>
    public static string Name(string name)
    {
        var said = Known.Contains(name) ? FrameTexts.All["Policy." + name] : SentenceBook.Say(name);
        return said.Length == 0 ? said : char.ToUpperInvariant(said[0]) + said[1..];
    }

    /// <summary>The statement of a line.</summary>
    public static string Value(string value) => value switch { "none" => FrameTexts.All["Policy.None"], "all time" => FrameTexts.All["Period.all"], _ => SentenceBook.Say(value) };
}
