using Kelione.Journeys;
using Kelione.Voice.Forecasts;

namespace Kelione.Workspace;

/// <summary>What satisfaction is expected.</summary>
public sealed partial class CustomerVoice
{
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
        var known = new List<(DateOnly Month, double Value)>();
        foreach (var group in answer.Groups.Where(g => g.Key.Length > 0))
        {
            var month = DateOnly.ParseExact(group.Key + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

            // The running month is not whole yet; a month without enough answers parts what is before it from what is after.
            if (month >= now)
            {
                continue;
            }

            if (group.Scores.GetValueOrDefault(score)?.Value is not { } value)
            {
                known.Clear();
                continue;
            }

            if (known.Count > 0 && known[^1].Month.AddMonths(1) != month)
            {
                known.Clear();
            }

            known.Add((month, value));
        }

        var (least, most) = score switch
        {
            FeedbackScoreKind.Nps => (-100.0, 100.0),
            FeedbackScoreKind.Csat => (0, 1),
            FeedbackScoreKind.Ces => (1, 7),
            FeedbackScoreKind.Stars => (1, 5),
            _ => (-1, 1),
        };
        return MonthlyForecaster.Forecast([.. known.Select(k => k.Value)], known.Count > 0 ? known[0].Month : default, ahead, least, most);
    }
}
