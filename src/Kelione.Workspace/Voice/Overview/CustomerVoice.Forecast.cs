using Kelione.Journeys;
using Kelione.Voice.Forecasts;

namespace Kelione.Workspace;

/// <summary>What satisfaction is expected.</summary>
public sealed partial class CustomerVoice
{
    private const int MostLeftOut = 3;

    /// <summary>Forecasts a monthly score, or says why it cannot be told.</summary>
    /// <param name="filter">Which feedback.</param>
    /// <param name="score">Which score.</param>
    /// <param name="ahead">How many months, 1 to 12.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="QuestionException">A segment cannot be asked for.</exception>
    public async Task<MonthlyForecast> ForecastAsync(FeedbackFilter filter, FeedbackScoreKind score, int ahead = 3, CancellationToken cancellationToken = default)
    {
        if (ahead is < 1 or > 12)
        {
            throw new QuestionException("A forecast reaches from 1 to 12 months.");
        }

        var answer = await ScoresAsync(new FeedbackScoresQuestion { Filter = filter, By = FeedbackGrouping.Month }, cancellationToken);
        var now = VoiceCalendar.MonthOf(UtcTime.FromDateTimeOffset(_workspace.Time.GetUtcNow()));
        var (known, leftOut) = InARow(answer, score, now);
        var (least, most) = score switch
        {
            FeedbackScoreKind.Nps => (-100.0, 100.0),
            FeedbackScoreKind.Csat => (0, 1),
            FeedbackScoreKind.Ces => (1, 7),
            FeedbackScoreKind.Stars => (1, 5),
            _ => (-1, 1),
        };
        var forecast = MonthlyForecaster.Forecast([.. known.Select(k => k.Value)], known.Count > 0 ? known[0].Month : default, ahead, least, most);
        return forecast with { KnownFrom = known.Count > 0 ? known[0].Month : null, KnownTo = known.Count > 0 ? known[^1].Month : null, KnownEntries = known.Sum(k => k.N), LeftOut = leftOut };
    }

    // The months in a row up to the newest with enough answers. What comes after it is not whole yet, as the running month, or its answers have hardly begun to come: it is left out and named.
    private static (List<(DateOnly Month, double Value, long N)> Known, List<DateOnly> LeftOut) InARow(FeedbackScoresAnswer answer, FeedbackScoreKind score, DateOnly now)
    {
        var months = answer.Groups.Where(g => g.Key.Length > 0)
            .Select(g => (Month: DateOnly.ParseExact(g.Key + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), g.Scores.GetValueOrDefault(score)?.Value, N: g.Scores.GetValueOrDefault(score)?.N ?? 0))
            .OrderBy(m => m.Month).ToList();
        var end = months.FindLastIndex(m => m.Month < now && m.Value is not null) + 1;
        List<DateOnly> leftOut = [.. months.Skip(end).Select(m => m.Month)];

        // Half a season of silence is no unfinished month: then nothing is known of today.
        if (end == 0 || months[^1].Month > months[end - 1].Month.AddMonths(MostLeftOut))
        {
            return ([], leftOut);
        }

        var known = new List<(DateOnly Month, double Value, long N)>();
        for (var i = end - 1; i >= 0 && months[i].Value is { } value && (known.Count == 0 || known[^1].Month == months[i].Month.AddMonths(1)); i--)
        {
            known.Add((months[i].Month, value, months[i].N));
        }

        known.Reverse();
        return (known, leftOut);
    }
}
