namespace Kelione.Sources;

/// <summary>Campaign fields under the names that the collector has for them.</summary>
internal static class Campaigns
{
    private static readonly (string Name, string Written)[] Fields = [("source", "source"), ("medium", "medium"), ("name", "campaign"), ("term", "term"), ("content", "content")];

    /// <summary>The fields that are there.</summary>
    /// <param name="field">Gives the field by its last word as in <c>utm_…</c>: source, medium, campaign, term, content; null where it is absent.</param>
    public static IReadOnlyDictionary<string, string> Of(Func<string, string?> field)
    {
        Dictionary<string, string>? found = null;
        foreach (var (name, written) in Fields)
        {
            if (field(written) is { } text)
            {
                (found ??= new(StringComparer.Ordinal))[name] = text;
            }
        }

        return found ?? CollectedEvent.Nothing;
    }
}
