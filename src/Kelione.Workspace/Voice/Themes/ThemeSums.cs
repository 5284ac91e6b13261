using Kelione.Journeys;
using Kelione.Voice.Themes;

namespace Kelione.Workspace;

/// <summary>Works out how themes show in entries.</summary>
internal static class ThemeSums
{
    private const int ShortQuote = 140;
    private const int LongestQuote = 240;
    private const int MostQuotes = 3;
    private const int LeastForChange = 10;
    private const double Clear = 0.05;
    private const double Stars = 4;

    /// <summary>The themes, those of one entry at least, pinned ones in any case; the largest first.</summary>
    /// <param name="entries">The entries.</param>
    /// <param name="model">The themes.</param>
    /// <param name="months">The first days of the months, in a row.</param>
    public static IReadOnlyList<VoiceTheme> Of(IReadOnlyList<ListedFeedback> entries, ThemeModel model, IReadOnlyList<DateOnly> months)
    {
        var byTheme = new Dictionary<string, List<ListedFeedback>>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            foreach (var theme in entry.Themes)
            {
                (byTheme.TryGetValue(theme, out var list) ? list : byTheme[theme] = []).Add(entry);
            }
        }

        var known = model.Themes.ToDictionary(t => t.Id, StringComparer.Ordinal);
        var ids = byTheme.Keys.Union(model.Themes.Where(t => t.IsPinned).Select(t => t.Id), StringComparer.Ordinal);
        var perMonth = PerMonth(entries, months);
        var rated = entries.Where(e => e.Entry.Rating is not null).ToList();
        var summed = ids.Select(id => Of(id, known.GetValueOrDefault(id), byTheme.GetValueOrDefault(id) ?? [], months, rated)).ToList();
        return [.. WithChanges(summed, perMonth).OrderByDescending(t => t.Entries).ThenBy(t => t.Id, StringComparer.Ordinal)];
    }

    /// <summary>How many entries each month has.</summary>
    public static long[] PerMonth(IEnumerable<ListedFeedback> entries, IReadOnlyList<DateOnly> months)
    {
        var counts = new long[months.Count];
        foreach (var entry in entries)
        {
            if (entry.Entry.TimeMicros is { } time && months.Count > 0)
            {
                var at = VoiceCalendar.MonthOf(time);
                var index = ((at.Year - months[0].Year) * 12) + at.Month - months[0].Month;
                if (index >= 0 && index < counts.Length)
                {
                    counts[index]++;
                }
            }
        }

        return counts;
    }

    private static VoiceTheme Of(string id, Theme? theme, List<ListedFeedback> with, IReadOnlyList<DateOnly> months, List<ListedFeedback> rated)
    {
        var sentiment = VoiceMean.Of(with);
        var (effect, interval) = Effect(id, rated);
        return new VoiceTheme
        {
            Id = id,
            Name = theme?.Name,
            Label = theme?.Label,
            Topics = theme?.Topics ?? [],
            Words = [.. (theme?.Words ?? []).Select(w => $"{w.Language}:{w.Form}")],
            IsPinned = theme?.IsPinned ?? false,
            Entries = with.Count,
            Sentiment = sentiment,
            Trend = PerMonth(with, months),
            RatingEffect = effect,
            RatingInterval = interval,
            Quotes = Quotes(with),
        };
    }

    // The least share of both halves that can be told apart is left to the test; themes that hardly occur are not tested at all.
    private static IEnumerable<VoiceTheme> WithChanges(List<VoiceTheme> themes, long[] perMonth)
    {
        var half = perMonth.Length / 2;
        var (of1, of2) = (perMonth.Take(half).Sum(), perMonth.Skip(perMonth.Length - half).Sum());
        var counted = themes.Select(t => (Theme: t, First: t.Trend.Take(half).Sum(), Second: t.Trend.Skip(perMonth.Length - half).Sum())).ToList();
        var tested = of1 == 0 || of2 == 0 ? [] : counted.Where(t => t.First + t.Second >= LeastForChange && t.First > 0).ToList();
        var p = Proportions.BenjaminiHochberg([.. tested.Select(t => Proportions.TwoProportionP(t.Second, of2, t.First, of1))]);
        var changes = tested.Select((t, i) => (t.Theme.Id, Change: (t.Second / (double)of2 / (t.First / (double)of1)) - 1, IsClear: p[i] < Clear)).ToDictionary(t => t.Id, StringComparer.Ordinal);
        return themes.Select(t => changes.TryGetValue(t.Id, out var change) ? t with { Change = change.Change, IsChangeClear = change.IsClear } : t);
    }

    private static (double? Effect, Interval? Interval) Effect(string id, List<ListedFeedback> rated)
    {
        var with = rated.Where(e => e.Themes.Contains(id)).Select(e => Stars * e.Entry.Rating!.Value).ToList();
        if (with.Count < FeedbackScoresQuestion.LeastShown || rated.Count - with.Count < FeedbackScoresQuestion.LeastShown)
        {
            return (null, null);
        }

        var (a, b) = (NumberSample.Of([.. rated.Where(e => !e.Themes.Contains(id)).Select(e => Stars * e.Entry.Rating!.Value)]), NumberSample.Of(with));
        return (b.Mean - a.Mean, Means.Welch(a, b));
    }

    /// <summary>Up to three short entries near to the mean, each in another language where there are several.</summary>
    public static IReadOnlyList<VoiceQuote> Quotes(IReadOnlyList<ListedFeedback> entries)
    {
        var felt = entries.Where(e => e.Sentiment is not null && e.Entry.Text.Length is > 12 and <= LongestQuote).ToList();
        if (felt.Count == 0)
        {
            return [];
        }

        var mean = felt.Average(e => e.Sentiment!.Value);
        var ordered = felt.OrderBy(e => e.Entry.Text.Length > ShortQuote).ThenByDescending(e => CustomerVoice.SignOf(e.Sentiment!.Value) == CustomerVoice.SignOf(mean))
            .ThenByDescending(e => e.Reading?.Confidence ?? 0).ThenBy(e => Math.Abs(e.Sentiment!.Value - mean)).ThenByDescending(e => e.Entry.Number).Take(60).ToList();
        var perLanguage = ordered.GroupBy(e => e.Language ?? "").SelectMany(g => g.DistinctBy(e => e.Entry.Text).Select((e, i) => (Entry: e, Turn: i))).OrderBy(e => e.Turn);
        return [.. perLanguage.Take(MostQuotes).Select(e => new VoiceQuote(e.Entry.Entry.Number, e.Entry.Entry.Text, e.Entry.Language, e.Entry.Sentiment))];
    }
}
