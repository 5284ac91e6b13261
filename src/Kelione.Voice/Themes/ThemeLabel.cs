namespace Kelione.Voice.Themes;

/// <summary>Names a theme of words by what sets its texts apart: two words in a row that are in many of them and in few others, else its own two words that are.</summary>
internal static class ThemeLabel
{
    /// <summary>What names a theme stands in so much of its texts.</summary>
    private const double LeastCover = 0.3;

    /// <summary>How clear the difference must be, in standard deviations.</summary>
    private const double LeastZ = 3;

    /// <summary>The label; null where nothing sets the texts apart.</summary>
    /// <param name="evidence">The counts.</param>
    /// <param name="leading">The theme's leading word.</param>
    /// <param name="words">Its words, with the leading one.</param>
    /// <param name="texts">Its texts, by their running numbers.</param>
    public static string? Of(ThemeEvidence evidence, Term leading, IReadOnlyList<ThemeWord> words, HashSet<int> texts)
    {
        var others = evidence.Languages.GetValueOrDefault(leading.Language) - texts.Count;
        if (others <= 0)
        {
            return null;
        }

        var own = words.Select(w => new Term(w.Language, w.Key)).ToHashSet();
        var found = evidence.Naming.Where(n => n.Key.Language == leading.Language).Concat(own.Where(evidence.Terms.ContainsKey).Select(t => KeyValuePair.Create(t, evidence.Terms[t])))
            .Where(n => n.Value.In.Count >= LeastCover * texts.Count)
            .Select(n => (Term: n.Key, n.Value.Count.Form, Inside: n.Value.In.Count(texts.Contains), All: n.Value.In.Count))
            .Where(n => n.Inside >= LeastCover * texts.Count)
            .Select(n => (n.Term, n.Form, Z: Z(n.Inside, texts.Count, n.All - n.Inside, others)))
            .Where(n => n.Z >= LeastZ)
            .OrderByDescending(n => n.Z).ThenBy(n => n.Form, StringComparer.Ordinal).ToList();

        // Two words in a row say what one word leaves open.
        if (found.FirstOrDefault(n => n.Term.IsPair) is { Form: { } pair })
        {
            return pair;
        }

        return found.Count == 0 ? null : string.Join(" · ", found.Take(2).Select(n => n.Form));
    }

    // The difference of the logarithms of the odds, half a text added to each cell.
    private static double Z(int inside, int texts, int outside, int others)
    {
        var (a, b, c, d) = (inside + 0.5, texts - inside + 0.5, outside + 0.5, others - outside + 0.5);
        return Math.Log(a / b / (c / d)) / Math.Sqrt((1 / a) + (1 / b) + (1 / c) + (1 / d));
    }
}
