namespace Kelione.Voice.Themes;

/// <summary>
/// Finds the words that set two groups of texts apart: log-odds ratios with an informative Dirichlet prior (Monroe, Colaresi, Quinn 2008), language by language.
/// A word counts once a text, so that one person who repeats it does not decide; the prior is the words of both groups together, so that common words and rare ones are not overrated.
/// </summary>
public static class GroupWords
{
    /// <summary>The weight of the prior: as if so many more words had been read in each group.</summary>
    private const double PriorWords = 500;

    /// <summary>Compares two groups.</summary>
    /// <param name="reader">Reads the texts.</param>
    /// <param name="first">The first group.</param>
    /// <param name="second">The second group.</param>
    /// <param name="leastTexts">In how many texts of both groups together a word must stand.</param>
    /// <param name="leastZ">How clear the difference must be, in standard deviations.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The words, the clearest first whichever group they belong to.</returns>
    public static IReadOnlyList<GroupWord> Compare(
        VoiceReader reader, IEnumerable<SourceText> first, IEnumerable<SourceText> second, int leastTexts = 12, double leastZ = 2.8, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var counts = new TermCounts();
        Count(reader, first, counts, isFirst: true, cancel);
        Count(reader, second, counts, isFirst: false, cancel);
        return [.. Words(counts, leastTexts, leastZ).OrderByDescending(w => Math.Abs(w.Z)).ThenBy(w => w.Word, StringComparer.Ordinal)];
    }

    private static void Count(VoiceReader reader, IEnumerable<SourceText> texts, TermCounts counts, bool isFirst, CancellationToken cancel)
    {
        foreach (var text in texts)
        {
            cancel.ThrowIfCancellationRequested();
            counts.Add(reader.Read(text.Text, text.Language, static (_, desk) => TermReader.Read(desk)), isFirst);
        }
    }

    private static IEnumerable<GroupWord> Words(TermCounts counts, int leastTexts, double leastZ)
    {
        var totals = counts.Terms.Where(t => !t.Key.IsPair).GroupBy(t => t.Key.Language, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (First: g.Sum(t => (double)t.Value.First), Second: g.Sum(t => (double)t.Value.Second)), StringComparer.Ordinal);
        var found = new List<(Term Term, GroupWord Word)>();
        foreach (var (term, count) in counts.Terms)
        {
            if (count.First + count.Second < leastTexts || !totals.TryGetValue(term.Language, out var total) || total.First == 0 || total.Second == 0)
            {
                continue;
            }

            var prior = PriorWords * (count.First + count.Second) / (total.First + total.Second);
            var odds = LogOdds(count.First + prior, total.First + PriorWords) - LogOdds(count.Second + prior, total.Second + PriorWords);
            var z = odds / Math.Sqrt((1 / (count.First + prior)) + (1 / (count.Second + prior)));
            if (Math.Abs(z) >= leastZ)
            {
                found.Add((term, new GroupWord(term.Language, count.Form, odds, z, count.First, count.Second)));
            }
        }

        return WithoutParts(found, counts);
    }

    private static double LogOdds(double count, double total) => Math.Log(count / (total - count));

    /// <summary>Where a word stands mostly in one pair ("delivery fee"), the pair speaks for it; where a pair says no more than its words, it is left out.</summary>
    private static IEnumerable<GroupWord> WithoutParts(List<(Term Term, GroupWord Word)> found, TermCounts counts)
    {
        var spokenFor = new HashSet<Term>();
        var pairs = new HashSet<Term>();
        foreach (var (term, word) in found.Where(f => f.Term.IsPair))
        {
            var parts = term.Key.Split(' ').Select(p => new Term(term.Language, p)).ToList();
            var texts = word.InFirst + word.InSecond;
            var shares = parts.ConvertAll(p => counts.Terms.TryGetValue(p, out var c) ? texts / (double)Math.Max(1, c.First + c.Second) : 1);
            if (shares.Exists(s => s >= 0.5))
            {
                pairs.Add(term);
                spokenFor.UnionWith(parts.Where((_, i) => shares[i] >= 0.5));
            }
        }

        return found.Where(f => f.Term.IsPair ? pairs.Contains(f.Term) : !spokenFor.Contains(f.Term)).Select(f => f.Word);
    }
}
