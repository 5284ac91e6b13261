namespace Kelione.Sources;

/// <summary>What names and ids must be in every protocol.</summary>
internal static class CollectNames
{
    /// <summary>The longest name of an event, in characters.</summary>
    public const int MostName = 500;

    /// <summary>The longest id of a person or event, in characters.</summary>
    public const int MostId = 500;

    private static readonly HashSet<string> Placeholders = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "undefined", "none", "nil", "nan", "[object object]", "anonymous", "00000000-0000-0000-0000-000000000000",
    };

    /// <summary>
    /// Whether an id means nobody: what faulty code sends for everyone at once (<c>null</c>, <c>undefined</c>, <c>[object Object]</c>), so that all of them would be one person.
    /// PostHog and Mixpanel refuse such ids for the same reason.
    /// </summary>
    public static bool IsPlaceholder(string id) => Placeholders.Contains(id.Trim());
}
