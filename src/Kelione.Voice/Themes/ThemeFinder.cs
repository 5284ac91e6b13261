using Kelione.Voice.Lexicons;

namespace Kelione.Voice.Themes;

/// <summary>
/// Finds the themes of texts without being given a list: the lexicons' topics, alike in all languages; pairs of topics that people name in one breath ("delivery" with "price");
/// and words of no topic that stand together more often than chance would have it. Deterministic.
/// </summary>
public static class ThemeFinder
{
    /// <summary>Two topics are one theme where they meet in this share of the smaller one's texts …</summary>
    private const double PairShare = 0.12;

    /// <summary>… and so many times as often as by chance.</summary>
    private const double PairLift = 1.3;

    private const int MostPairs = 10;

    /// <summary>Finds the themes.</summary>
    /// <param name="reader">Reads the texts.</param>
    /// <param name="texts">The texts.</param>
    /// <param name="options">How; null for the standard way.</param>
    /// <param name="progress">Hears how many texts have been read; null where nobody listens.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The themes, the largest first.</returns>
    public static ThemeModel Discover(
        VoiceReader reader, IEnumerable<SourceText> texts, ThemeOptions? options = null, IProgress<int>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(texts);
        options ??= new ThemeOptions();
        var evidence = new ThemeEvidence();
        foreach (var text in texts)
        {
            cancel.ThrowIfCancellationRequested();
            evidence.Texts++;
            reader.Read(text.Text, text.Language, (_, desk) => evidence.Add(desk, text.Text));
            if (evidence.Texts % 1_000 == 0)
            {
                progress?.Report(evidence.Texts);
            }
        }

        var least = Math.Max(options.LeastTexts, (int)Math.Ceiling(options.LeastShare * evidence.Texts));
        var themes = Pairs(evidence, least, options.MostShare).Concat(Single(evidence, least)).Concat(WordThemes.Find(evidence, least, options.MostShare));
        return new ThemeModel([.. themes.OrderByDescending(t => t.Texts).ThenBy(t => t.Id, StringComparer.Ordinal).Take(options.Most)], evidence.Texts);
    }

    private static IEnumerable<Theme> Single(ThemeEvidence evidence, int least) =>
        Enumerable.Range(0, Topics.All.Count).Where(t => evidence.Topics[t] >= least)
            .Select(t => new Theme { Id = Topics.All[t], Topics = [Topics.All[t]], Texts = evidence.Topics[t] });

    private static IEnumerable<Theme> Pairs(ThemeEvidence evidence, int least, double mostShare)
    {
        // What everybody names (the flight, in texts about an airline) makes no pair more telling.
        var pairs = new List<Theme>();
        var most = evidence.Texts < 500 ? evidence.Texts : mostShare * evidence.Texts;
        for (var a = 0; a < Topics.All.Count; a++)
        {
            for (var b = a + 1; b < Topics.All.Count; b++)
            {
                var together = evidence.Pairs[a, b];
                var chance = evidence.Topics[a] * (double)evidence.Topics[b] / Math.Max(1, evidence.Texts);
                if (evidence.Topics[a] <= most && evidence.Topics[b] <= most && together >= least * 2 && together >= PairShare * Math.Min(evidence.Topics[a], evidence.Topics[b]) && together >= PairLift * chance)
                {
                    pairs.Add(new Theme { Id = $"{Topics.All[a]}+{Topics.All[b]}", Topics = [Topics.All[a], Topics.All[b]], Texts = together });
                }
            }
        }

        return pairs.OrderByDescending(p => p.Texts).ThenBy(p => p.Id, StringComparer.Ordinal).Take(MostPairs);
    }
}
