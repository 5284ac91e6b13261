namespace Kelione.Journeys;

/// <summary>Works scores out of feedback. Pure.</summary>
public static class FeedbackScoring
{
    private static readonly FeedbackScoreKind[] AllScores = Enum.GetValues<FeedbackScoreKind>();

    /// <summary>Answers a question about the entries that pass its filter.</summary>
    /// <param name="question">The question.</param>
    /// <param name="entries">The entries, filtered already.</param>
    public static FeedbackScoresAnswer Answer(FeedbackScoresQuestion question, IReadOnlyList<VoicedEntry> entries)
    {
        var whole = GroupOf("", entries);
        var (before, after) = Split(entries, question.ChangeMicros);
        return new FeedbackScoresAnswer
        {
            N = entries.Count,
            Whole = whole,
            Groups = question.By == FeedbackGrouping.All ? [] : [.. FeedbackGroups.Group(entries, question.By, question.Attribute).Select(g => GroupOf(g.Key, g.Value))],
            Changes = question.ChangeMicros is null ? [] : [.. AllScores.Select(s => Change(s, before, after)).OfType<FeedbackChange>()],
            Plans = [.. question.Plans.Select(p => Fact(p, whole))],
            Policy = [.. Policy(question, entries)],
        };
    }

    /// <summary>A score of some feedback; null where nobody gave an answer for it.</summary>
    public static FeedbackScore? ScoreOf(FeedbackScoreKind score, IReadOnlyList<VoicedEntry> entries) => score switch
    {
        FeedbackScoreKind.Nps => Nps(entries) is { Count: > 0 } nps
            ? Shown(nps.Count, nps.Score, nps.Interval(), [nps.Detractors, nps.Passives, nps.Promoters])
            : null,
        FeedbackScoreKind.Csat => Satisfied(entries) is { Of: > 0 } csat
            ? Shown(csat.Of, csat.Count / (double)csat.Of, Proportions.Wilson(csat.Count, csat.Of), [csat.Of - csat.Count, csat.Count])
            : null,
        _ => NumbersOf(score, entries) is { Count: > 0 } numbers ? Mean(score, numbers) : null,
    };

    /// <summary>Whether an entry stands in a score, and with which number: 0 to 10, 0 or 1, 1 to 7, 1 to 5, -1 to +1; null where it does not.</summary>
    public static double? NumberOf(FeedbackScoreKind score, VoicedEntry voiced)
    {
        var (entry, rating) = (voiced.Entry, voiced.Entry.Rating);
        return score switch
        {
            FeedbackScoreKind.Sentiment => voiced.Sentiment,
            _ when rating is null => null,

            // Only the question's own eleven steps tell promoters from detractors.
            FeedbackScoreKind.Nps => entry.Kind == FeedbackKind.Nps && rating.Scale is { Low: 0, High: 10 } ? rating.Value * 10 : null,
            FeedbackScoreKind.Csat => entry.Kind == FeedbackKind.Csat ? IsTopBox(rating) ? 1 : 0 : null,
            FeedbackScoreKind.Ces => entry.Kind == FeedbackKind.Ces ? 1 + (rating.Value * 6) : null,
            FeedbackScoreKind.Stars => entry.Kind == FeedbackKind.Review ? 1 + (rating.Value * 4) : null,
            _ => throw new ArgumentOutOfRangeException(nameof(score), score, null),
        };
    }

    // Of two or three boxes only the best is a good one; a scale too fine for boxes is cut where five boxes would be.
    private static bool IsTopBox(FeedbackRating rating)
    {
        var steps = rating.Scale.High - rating.Scale.Low;
        var least = steps > 10 ? 0.75 : steps >= 3 ? (steps - 1) / steps : 1;
        return rating.Value >= least - 1e-9;
    }

    private static FeedbackScoreGroup GroupOf(string key, IReadOnlyList<VoicedEntry> entries) =>
        new(key, entries.Count, AllScores.Select(s => (s, Score: ScoreOf(s, entries))).Where(s => s.Score is not null).ToDictionary(s => s.s, s => s.Score!));

    private static NetPromoter Nps(IReadOnlyList<VoicedEntry> entries)
    {
        long promoters = 0, passives = 0, detractors = 0;
        foreach (var number in NumbersOf(FeedbackScoreKind.Nps, entries).Select(n => Math.Round(n)))
        {
            _ = number >= 9 ? promoters++ : number >= 7 ? passives++ : detractors++;
        }

        return new NetPromoter(promoters, passives, detractors);
    }

    private static (long Count, long Of) Satisfied(IReadOnlyList<VoicedEntry> entries)
    {
        var numbers = NumbersOf(FeedbackScoreKind.Csat, entries);
        return (numbers.Count(n => n > 0.5), numbers.Count);
    }

    private static List<double> NumbersOf(FeedbackScoreKind score, IReadOnlyList<VoicedEntry> entries) =>
        [.. entries.Select(e => NumberOf(score, e)).OfType<double>()];

    private static FeedbackScore Mean(FeedbackScoreKind score, List<double> numbers)
    {
        var sample = NumberSample.Of(numbers);
        var steps = score == FeedbackScoreKind.Stars ? Enumerable.Range(1, 5).Select(star => numbers.LongCount(n => (int)Math.Round(n, MidpointRounding.AwayFromZero) == star)).ToArray() : [];
        var (low, high) = Ends(score);
        return Shown(sample.Count, sample.Mean, Means.OnScale(sample, low, high), steps);
    }

    private static (double Low, double High) Ends(FeedbackScoreKind score) => score switch
    {
        FeedbackScoreKind.Ces => (1, 7),
        FeedbackScoreKind.Stars => (1, 5),
        _ => (-1, 1),
    };

    private static FeedbackScore Shown(long n, double value, Interval? interval, IReadOnlyList<long> steps) =>
        n < FeedbackScoresQuestion.LeastShown ? FeedbackScore.TooFew(n) : new FeedbackScore(n, value, interval) { Steps = steps };

    private static (List<VoicedEntry> Before, List<VoicedEntry> After) Split(IReadOnlyList<VoicedEntry> entries, long? moment) =>
        moment is not { } at ? ([], []) : ([.. entries.Where(e => e.Entry.TimeMicros < at)], [.. entries.Where(e => e.Entry.TimeMicros >= at)]);

    private static FeedbackChange? Change(FeedbackScoreKind score, List<VoicedEntry> before, List<VoicedEntry> after)
    {
        var (first, second) = (ScoreOf(score, before), ScoreOf(score, after));
        if (first is null && second is null)
        {
            return null;
        }

        (first, second) = (first ?? FeedbackScore.TooFew(0), second ?? FeedbackScore.TooFew(0));
        if (first.Value is not { } from || second.Value is not { } to)
        {
            return new FeedbackChange(score, first, second, null, null);
        }

        var interval = score switch
        {
            FeedbackScoreKind.Nps => NetPromoter.Change(Nps(before), Nps(after)),
            FeedbackScoreKind.Csat => Newcombe(Satisfied(after), Satisfied(before)),
            _ => Means.DifferenceOnScale(NumberSample.Of(NumbersOf(score, before)), NumberSample.Of(NumbersOf(score, after)), Ends(score).Low, Ends(score).High),
        };
        return new FeedbackChange(score, first, second, to - from, interval);
    }

    private static Interval? Newcombe((long Count, long Of) after, (long Count, long Of) before) => Proportions.Newcombe(after.Count, after.Of, before.Count, before.Of);

    private static FeedbackPlanFact Fact(FeedbackPlan plan, FeedbackScoreGroup whole)
    {
        var fact = whole.Scores.GetValueOrDefault(plan.Score) ?? FeedbackScore.TooFew(0);
        var verdict = fact.Interval is not { } interval ? PlanVerdict.TooFew
            : interval.Low >= plan.Target ? PlanVerdict.Reached
            : interval.High < plan.Target ? PlanVerdict.Missed
            : PlanVerdict.Unclear;
        return new FeedbackPlanFact(plan, fact, verdict);
    }

    private static IEnumerable<PolicyLine> Policy(FeedbackScoresQuestion question, IReadOnlyList<VoicedEntry> entries)
    {
        yield return new PolicyLine("period", question.Filter.Period?.ToString() ?? "all time");
        yield return new PolicyLine("n", FormattableString.Invariant($"{entries.Count} entries; below {FeedbackScoresQuestion.LeastShown} answers only their number is shown"));
        yield return new PolicyLine("nps", "share of 9 and 10 less share of 0 to 6, in points; answers to the question for recommendation on 0 to 10 only; interval by the variance of the multinomial, one answer added to each group");
        yield return new PolicyLine("csat", "share of the two best boxes (of two or three boxes, of the best; on scales wider than 10, from three quarters up); interval by Wilson");
        yield return new PolicyLine("ces, stars, sentiment", "mean, other scales brought to 1–7, 1–5 and −1…+1; interval by Student's t within the scale, of equal numbers by the rule of three");
        foreach (var line in FeedbackGroups.Policy(question.By))
        {
            yield return line;
        }

        if (question.ChangeMicros is { } at)
        {
            yield return new PolicyLine("change", $"before {UtcTime.Format(at)} against from then on; entries without a time left out; difference by multinomial variances (NPS), Newcombe (CSAT), Welch's t (means)");
        }
    }
}
