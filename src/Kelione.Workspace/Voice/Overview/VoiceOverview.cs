using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>The mean sentiment of a group of entries. Immutable.</summary>
/// <param name="N">How many entries tell of one.</param>
/// <param name="Mean">From -1 to +1; null below <see cref="FeedbackScoresQuestion.LeastShown"/>.</param>
/// <param name="Interval">Its 95 % interval (Student's t); null as well.</param>
public sealed record VoiceMean(long N, double? Mean, Interval? Interval)
{
    /// <summary>The mean of entries.</summary>
    internal static VoiceMean Of(IEnumerable<ListedFeedback> entries)
    {
        var numbers = entries.Select(e => e.Sentiment).OfType<double>().ToList();
        if (numbers.Count < FeedbackScoresQuestion.LeastShown)
        {
            return new VoiceMean(numbers.Count, null, null);
        }

        var sample = NumberSample.Of(numbers);
        var interval = Means.StudentT(sample)!;
        return new VoiceMean(numbers.Count, sample.Mean, new Interval(Math.Max(-1, interval.Low), Math.Min(1, interval.High)));
    }
}

/// <summary>A week or month of what was said. Immutable.</summary>
/// <param name="FirstDay">Its first day, UTC.</param>
/// <param name="Entries">How much was said.</param>
/// <param name="Sentiment">How it feels.</param>
public sealed record VoicePeriod(DateOnly FirstDay, long Entries, VoiceMean Sentiment);

/// <summary>Two months, the one against the other. Immutable.</summary>
/// <param name="From">The earlier month: the one with the highest or lowest mean before <paramref name="To"/>, whichever is farther.</param>
/// <param name="To">The last whole month with a mean.</param>
/// <param name="Difference">Later less earlier.</param>
/// <param name="Interval">Its 95 % interval (Welch), as wide as choosing among all the months before asks (Bonferroni).</param>
public sealed record VoiceShift(VoicePeriod From, VoicePeriod To, double Difference, Interval Interval)
{
    /// <summary>The source within which they are compared; null where all entries have one source.</summary>
    public string? Source { get; init; }

    /// <summary>Whether it is beyond chance.</summary>
    public bool IsClear => !Interval.Contains(0);
}

/// <summary>A time from a day to a day. Immutable.</summary>
/// <param name="First">The first day, UTC.</param>
/// <param name="Last">The last day.</param>
public sealed record VoiceSpan(DateOnly First, DateOnly Last);

/// <summary>A name with its number. Immutable.</summary>
/// <param name="Name">The name.</param>
/// <param name="N">How many entries.</param>
public sealed record VoiceCount(string Name, long N);

/// <summary>What is said of a theme at a step of the map. Immutable.</summary>
/// <param name="Theme">The theme's id.</param>
/// <param name="Step">The step's id.</param>
/// <param name="Sentiment">How it feels.</param>
/// <param name="Entries">How many entries.</param>
public sealed record VoiceCell(string Theme, string Step, long Entries, VoiceMean Sentiment);

/// <summary>What customers say, at a glance. Immutable.</summary>
public sealed record VoiceOverview
{
    /// <summary>How much feedback was looked at.</summary>
    public required long N { get; init; }

    /// <summary>How much of it has a text.</summary>
    public required long Texts { get; init; }

    /// <summary>When the first and the last was said; null where nothing bears a time.</summary>
    public required VoiceSpan? Days { get; init; }

    /// <summary>What the texts do: complaint, praise, question, suggestion, by size.</summary>
    public required IReadOnlyList<VoiceCount> Purposes { get; init; }

    /// <summary>The languages of the texts by size; those of no known language are left out.</summary>
    public required IReadOnlyList<VoiceCount> Languages { get; init; }

    /// <summary>The sources by size.</summary>
    public required IReadOnlyList<VoiceCount> Sources { get; init; }

    /// <summary>How it feels in all.</summary>
    public required VoiceMean Sentiment { get; init; }

    /// <summary>In which steps <see cref="Course"/> goes: <c>day</c> up to 45 days, <c>week</c> up to three years, else <c>month</c>.</summary>
    public required string CourseUnit { get; init; }

    /// <summary>Day by day, week by week (from Monday) or month by month, without gaps.</summary>
    public required IReadOnlyList<VoicePeriod> Course { get; init; }

    /// <summary>Month by month without gaps.</summary>
    public required IReadOnlyList<VoicePeriod> Months { get; init; }

    /// <summary>How sentiment moved; null where there are not two months with enough.</summary>
    public VoiceShift? Shift { get; init; }

    /// <summary>The themes, the largest first.</summary>
    public required IReadOnlyList<VoiceTheme> Themes { get; init; }

    /// <summary>What is said of each theme at each step; empty without a map.</summary>
    public required IReadOnlyList<VoiceCell> Cells { get; init; }

    /// <summary>How much lies on the map asked for.</summary>
    public long Placed { get; init; }

    /// <summary>How much calls for an answer and has none, in sources that tell of answers.</summary>
    public required long ToAnswer { get; init; }

    /// <summary>How much has a text and lies on no step of the map; 0 without a map.</summary>
    public required long ToPlace { get; init; }

    /// <summary>How the numbers were made.</summary>
    public required IReadOnlyList<PolicyLine> Policy { get; init; }
}
