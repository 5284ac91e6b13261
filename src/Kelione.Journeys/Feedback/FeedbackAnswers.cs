using System.Text.Json.Serialization;

namespace Kelione.Journeys;

/// <summary>Asks how often and how fast the company answers. Immutable.</summary>
public sealed record FeedbackAnswersQuestion
{
    /// <summary>Which feedback.</summary>
    public FeedbackFilter Filter { get; init; } = FeedbackFilter.All;

    /// <summary>In which groups.</summary>
    public FeedbackGrouping By { get; init; } = FeedbackGrouping.Source;

    /// <summary>The attribute where <see cref="By"/> asks for one.</summary>
    public string? Attribute { get; init; }
}

/// <summary>How often and how fast a group was answered. Immutable.</summary>
/// <param name="Key">The group; empty for what has none.</param>
/// <param name="Called">How much called for an answer, in sources that tell of answers.</param>
/// <param name="Answered">How much of it was answered.</param>
/// <param name="Untold">How much lies in sources that do not tell of answers; left out of the rate.</param>
public sealed record FeedbackAnswersGroup(string Key, long Called, long Answered, long Untold)
{
    /// <summary>Answered over called; null below <see cref="FeedbackScoresQuestion.LeastShown"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? Rate { get; init; }

    /// <summary>Its 95 % interval (Wilson); null as well.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Interval? RateInterval { get; init; }

    /// <summary>How many answers have both times, so that the time between them is known.</summary>
    public long Timed { get; init; }

    /// <summary>The median time to the answer in seconds, over what was answered; null below <see cref="FeedbackScoresQuestion.LeastShown"/> answers with both times.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? MedianSeconds { get; init; }

    /// <summary>Its 95 % interval (order statistics); null as well.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Interval? MedianInterval { get; init; }

    /// <summary>Nine of ten answers came within so many seconds; null as well.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? P90Seconds { get; init; }
}

/// <summary>How often and how fast the company answers. Immutable.</summary>
/// <param name="N">How much feedback was looked at.</param>
/// <param name="Whole">All of it as one group.</param>
/// <param name="Groups">The groups: by time, else the largest first.</param>
/// <param name="Policy">How the numbers were made.</param>
public sealed record FeedbackAnswersAnswer(long N, FeedbackAnswersGroup Whole, IReadOnlyList<FeedbackAnswersGroup> Groups, IReadOnlyList<PolicyLine> Policy);

/// <summary>Works out how often and how fast feedback was answered. Pure.</summary>
public static class FeedbackAnswering
{
    /// <summary>Answers a question about the entries that pass its filter.</summary>
    /// <param name="question">The question.</param>
    /// <param name="entries">The entries, filtered already.</param>
    public static FeedbackAnswersAnswer Answer(FeedbackAnswersQuestion question, IReadOnlyList<VoicedEntry> entries) => new(
        entries.Count,
        GroupOf("", entries),
        question.By == FeedbackGrouping.All ? [] : [.. FeedbackGroups.Group(entries, question.By, question.Attribute).Select(g => GroupOf(g.Key, g.Value))],
        [
            new PolicyLine("period", question.Filter.Period?.ToString() ?? "all time"),
            new PolicyLine("called for an answer", "reviews, posts, tickets and complaints, unless the source says otherwise; whatever was answered counts too"),
            new PolicyLine("sources", "only entries whose source tells of answers"),
            new PolicyLine("rate", "answered over called for an answer; interval by Wilson"),
            new PolicyLine("time", "from what was said to the first answer; median and p90 by linear interpolation, interval of the median by order statistics; an answer before what it answers is left out"),
            new PolicyLine("n", FormattableString.Invariant($"below {FeedbackScoresQuestion.LeastShown} only the number is shown")),
            .. FeedbackGroups.Policy(question.By),
        ]);

    private static FeedbackAnswersGroup GroupOf(string key, IReadOnlyList<VoicedEntry> entries)
    {
        var told = entries.Where(e => e.Entry.AnswerIsKnown && e.Entry.CallsForAnswer).ToList();
        var answered = told.Count(e => e.Entry.AnsweredMicros is not null);
        var times = told.Select(e => e.Entry.AnsweredMicros - e.Entry.TimeMicros).OfType<long>().Where(t => t >= 0).Order().ToArray();
        var group = new FeedbackAnswersGroup(key, told.Count, answered, entries.Count(e => !e.Entry.AnswerIsKnown)) { Timed = times.Length };
        if (told.Count >= FeedbackScoresQuestion.LeastShown)
        {
            group = group with { Rate = answered / (double)told.Count, RateInterval = Proportions.Wilson(answered, told.Count) };
        }

        return times.Length < FeedbackScoresQuestion.LeastShown
            ? group
            : group with
            {
                MedianSeconds = Quantiles.OfSorted(times, 0.5) / UtcTime.MicrosPerSecond,
                MedianInterval = Quantiles.MedianInterval(times) is { } i ? new Interval(i.Low / UtcTime.MicrosPerSecond, i.High / UtcTime.MicrosPerSecond) : null,
                P90Seconds = Quantiles.OfSorted(times, 0.9) / UtcTime.MicrosPerSecond,
            };
    }
}
