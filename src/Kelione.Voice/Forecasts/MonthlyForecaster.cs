namespace Kelione.Voice.Forecasts;

/// <summary>
/// Forecasts a monthly measure of satisfaction from its trend and, from two years on, its season. It is tested on the past first: where it did not beat "as last month", it keeps silent.
/// </summary>
public static class MonthlyForecaster
{
    /// <summary>Fewer months than this are too few.</summary>
    public const int LeastMonths = 12;

    /// <summary>From this many months on a yearly season is fitted.</summary>
    public const int SeasonMonths = 24;

    /// <summary>How many months the first back-test knows.</summary>
    private const int FirstKnown = 8;

    private const int MostBackTests = 36;
    private const double Normal95 = 1.959963984540054;

    /// <summary>Forecasts.</summary>
    /// <param name="values">The measure of each month in a row, the oldest first.</param>
    /// <param name="firstMonth">The first day of the first month.</param>
    /// <param name="ahead">How many months ahead, 1 … 12.</param>
    /// <param name="least">The least that the measure can be (−100 for NPS); null where it has no end.</param>
    /// <param name="most">The most that the measure can be; null where it has no end.</param>
    /// <returns>The forecast, or why there is none.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Ahead is not 1 … 12.</exception>
    /// <exception cref="ArgumentException">A value is no number.</exception>
    public static MonthlyForecast Forecast(IReadOnlyList<double> values, DateOnly firstMonth, int ahead = 3, double? least = null, double? most = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfLessThan(ahead, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ahead, 12);
        if (values.Any(v => !double.IsFinite(v)))
        {
            throw new ArgumentException("Every month must have a number; begin after the last gap.", nameof(values));
        }

        if (values.Count < LeastMonths)
        {
            return new MonthlyForecast { Silence = ForecastSilence.TooFewMonths };
        }

        double[] known = [.. values];
        var hasSeason = known.Length >= SeasonMonths && SeasonHelps(known);
        var (errors, naive) = BackTest(known, hasSeason);
        var tested = new MonthlyForecast { Silence = ForecastSilence.NoBetterThanNaive, BackTests = errors.Count, Error = errors.Average(Math.Abs), NaiveError = naive.Average(Math.Abs), HasSeason = hasSeason };
        return tested.Error < tested.NaiveError * 0.98 ? tested with { Silence = ForecastSilence.None, Months = Months(known, firstMonth, ahead, hasSeason, errors, least, most) } : tested;
    }

    private static bool SeasonHelps(double[] known)
    {
        var with = BackTest(known, hasSeason: true, from: SeasonMonths);
        var without = BackTest(known, hasSeason: false, from: SeasonMonths);
        return with.Errors.Count >= 6 && with.Errors.Average(Math.Abs) < without.Errors.Average(Math.Abs);
    }

    private static (List<double> Errors, List<double> Naive) BackTest(double[] known, bool hasSeason, int from = FirstKnown)
    {
        var errors = new List<double>();
        var naive = new List<double>();
        for (var t = Math.Max(from, known.Length - MostBackTests); t < known.Length; t++)
        {
            errors.Add(known[t] - DampedTrend.Forecast(known.AsSpan(0, t), 1, hasSeason && t >= SeasonMonths)[0]);
            naive.Add(known[t] - known[t - 1]);
        }

        return (errors, naive);
    }

    private static List<ForecastMonth> Months(double[] known, DateOnly firstMonth, int ahead, bool hasSeason, List<double> errors, double? least, double? most)
    {
        var forecast = DampedTrend.Forecast(known, ahead, hasSeason);
        var spread = Math.Sqrt(errors.Average(e => e * e));
        var months = new List<ForecastMonth>();
        for (var h = 0; h < ahead; h++)
        {
            // Errors of one month ahead add up as those of a random walk do: a wide interval rather than a false one.
            var reach = Normal95 * spread * Math.Sqrt(h + 1);
            months.Add(new ForecastMonth(firstMonth.AddMonths(known.Length + h), Within(forecast[h], least, most), Within(forecast[h] - reach, least, most), Within(forecast[h] + reach, least, most)));
        }

        return months;
    }

    private static double Within(double value, double? least, double? most) => Math.Min(Math.Max(value, least ?? double.NegativeInfinity), most ?? double.PositiveInfinity);
}
