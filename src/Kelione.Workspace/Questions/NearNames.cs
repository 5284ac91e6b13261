namespace Kelione.Workspace;

/// <summary>Which known names a mistyped one may have meant.</summary>
public static class NearNames
{
    /// <summary>The known names that are near a name: few letters differ (Levenshtein, letter case ignored, at most a third of them), or the one holds the other.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="known">The names there are.</param>
    /// <param name="most">How many to give at most.</param>
    /// <returns>The nearest first; empty where none is near.</returns>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known, int most = 3) =>
    [
        .. known.Select(k => (Name: k, Distance: Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(k => k.Distance <= Math.Max(1, name.Length / 3) || Contains(k.Name, name))
            .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
            .Take(most).Select(k => k.Name),
    ];

    /// <summary>The sentence " Did you mean 'x'?", with a space before it; where none is near, some known names as examples; empty where there are no names at all.</summary>
    /// <param name="name">What was typed.</param>
    /// <param name="known">The names there are.</param>
    public static string Sentence(string name, IReadOnlyCollection<string> known)
    {
        var near = Of(name, known);
        if (near.Count > 0)
        {
            return $" Did you mean {string.Join(" or ", near.Select(n => $"'{n}'"))}?";
        }

        return known.Count == 0 ? "" : $" There are for example {string.Join(", ", known.Take(5).Select(n => $"'{n}'"))}.";
    }

    private static bool Contains(string known, string name) => name.Length >= 3 && known.Contains(name, StringComparison.OrdinalIgnoreCase);

    // Levenshtein over one row (V. I. Levenshtein, 1966); names are short, so the plain form will do.
    internal static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
