namespace Kelione.Maps.Text;

/// <summary>What a mistyped word may have meant.</summary>
internal static class Nearness
{
    /// <summary>" (did you mean 'x'?)" with a space before it; else the known words; empty where there are none.</summary>
    public static string Hint(string word, IReadOnlyCollection<string> known)
    {
        var near = Nearest(word, known);
        return near is not null ? $": did you mean '{near}'?"
            : known.Count == 0 ? ""
            : known.Count <= 24 ? $": there is {string.Join(", ", known)}"
            : "";
    }

    /// <summary>The known word that differs by the fewest letters, at most a third of them; null where none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        known.Select(k => (Word: k, Distance: Distance(word.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(k => k.Distance <= Math.Max(1, Math.Min(word.Length, k.Word.Length) / 3) || SamePart(k.Word, word))
            .OrderBy(k => k.Distance).ThenBy(k => k.Word, StringComparer.Ordinal)
            .Select(k => k.Word).FirstOrDefault();

    private static bool SamePart(string known, string word) =>
        word.Length >= 4 && (known.Contains(word, StringComparison.OrdinalIgnoreCase) || (known.Length >= 4 && word.Contains(known, StringComparison.OrdinalIgnoreCase)));

    // Levenshtein over one row (V. I. Levenshtein, 1966). Words beyond any name are cut: only their beginning can be near.
    private static int Distance(string a, string b)
    {
        a = a.Length > 60 ? a[..60] : a;
        b = b.Length > 60 ? b[..60] : b;
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
