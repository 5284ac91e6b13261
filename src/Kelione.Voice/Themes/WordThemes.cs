namespace Kelione.Voice.Themes;

/// <summary>Brings words of no topic together that stand in the same texts: the weightiest word leads, and takes those with it that meet it much more often than by chance.</summary>
internal static class WordThemes
{
    /// <summary>How closely a word must go with the leading one: normalised pointwise mutual information, −1 … +1.</summary>
    private const double Near = 0.4;

    /// <summary>In such a share of the leading word's texts another word of the theme stands as well.</summary>
    private const double Company = 0.25;

    private const int MostLeading = 24;
    private const int MostWords = 12;
    private const int MostTerms = 1_500;

    /// <summary>Finds the themes.</summary>
    /// <param name="evidence">The counts.</param>
    /// <param name="least">In how many texts a theme's leading word must stand.</param>
    /// <param name="mostShare">Words in more than this share of their language's texts are left out.</param>
    /// <returns>The themes.</returns>
    public static IEnumerable<Theme> Find(ThemeEvidence evidence, int least, double mostShare)
    {
        var terms = evidence.Terms
            .Where(t => !t.Value.Count.Form.Split(' ').Any(w => evidence.IsAddressed(w, mostShare)) && t.Value.In.Count >= Math.Max(3, least / 4) && t.Value.In.Count <= mostShare * evidence.Languages.GetValueOrDefault(t.Key.Language))
            .OrderByDescending(t => Weight(t.Value.In.Count, evidence.Texts, t.Key.IsPair)).ThenBy(t => t.Key.Key, StringComparer.Ordinal).Take(MostTerms).ToList();
        var taken = new HashSet<Term>();
        var themes = 0;
        foreach (var (term, entry) in terms)
        {
            if (entry.In.Count < least || themes == MostLeading || !taken.Add(term))
            {
                continue;
            }

            var words = new List<ThemeWord> { new(term.Language, term.Key, entry.Count.Form) };
            var texts = new HashSet<int>(entry.In);
            var beside = new HashSet<int>();
            foreach (var (other, otherEntry) in terms)
            {
                if (words.Count < MostWords && other.Language == term.Language && !taken.Contains(other) && Closeness(entry.In, otherEntry.In, evidence.Texts) >= Near)
                {
                    taken.Add(other);
                    words.Add(new ThemeWord(other.Language, other.Key, otherEntry.Count.Form));
                    texts.UnionWith(otherEntry.In);
                    beside.UnionWith(otherEntry.In);
                }
            }

            if (!term.IsPair && entry.In.Count(beside.Contains) < Company * entry.In.Count)
            {
                // A word that goes with hardly any other is a habit of speech more often than a subject; the few others are free for another theme.
                taken.ExceptWith(words.Skip(1).Select(w => new Term(w.Language, w.Key)));
                continue;
            }

            themes++;
            yield return new Theme { Id = $"{term.Language}:{term.Key}", Words = words, Texts = texts.Count, Label = ThemeLabel.Of(evidence, term, words, texts) };
        }
    }

    // A pair of words names a subject better than one word does.
    private static double Weight(int texts, int all, bool isPair) => texts * Math.Log((double)all / texts) * (isPair ? 2.5 : 1);

    private static double Closeness(List<int> a, List<int> b, int all)
    {
        int i = 0, j = 0, both = 0;
        while (i < a.Count && j < b.Count)
        {
            if (a[i] == b[j])
            {
                both++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        if (both < 3)
        {
            return -1;
        }

        var chance = a.Count / (double)all * (b.Count / (double)all);
        var together = both / (double)all;
        return together >= 1 ? 1 : Math.Log(together / chance) / -Math.Log(together);
    }
}
