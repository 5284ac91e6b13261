namespace Kelione.Voice.Forecasts;

/// <summary>Holt's linear trend, damped, with an additive season of twelve months where asked (Gardner and McKenzie 1985). Fitted by trying a small grid of constants.</summary>
internal static class DampedTrend
{
    private static readonly double[] Levels = [0.05, 0.15, 0.3, 0.5, 0.7, 0.9];
    private static readonly double[] Trends = [0, 0.05, 0.15, 0.3];
    private static readonly double[] Dampings = [0.8, 0.9, 0.98];
    private static readonly double[] Seasons = [0.05, 0.2];

    /// <summary>Forecasts.</summary>
    /// <param name="values">The months so far.</param>
    /// <param name="ahead">How many months ahead.</param>
    /// <param name="hasSeason">Whether a yearly season is fitted; needs 24 months.</param>
    /// <returns>The expected values.</returns>
    public static double[] Forecast(ReadOnlySpan<double> values, int ahead, bool hasSeason)
    {
        double[]? best = null;
        var least = double.PositiveInfinity;
        foreach (var level in Levels)
        {
            foreach (var trend in Trends)
            {
                foreach (var damping in Dampings)
                {
                    foreach (var season in hasSeason ? Seasons : [0.0])
                    {
                        var (errors, forecast) = Run(values, ahead, level, trend, damping, season, hasSeason);
                        if (errors < least)
                        {
                            least = errors;
                            best = forecast;
                        }
                    }
                }
            }
        }

        return best!;
    }

    private static (double Errors, double[] Forecast) Run(ReadOnlySpan<double> values, int ahead, double alpha, double beta, double phi, double gamma, bool hasSeason)
    {
        var season = hasSeason ? FirstSeason(values) : new double[12];
        double level = values[0] - season[0], trend = 0, errors = 0;
        for (var t = 1; t < values.Length; t++)
        {
            var expected = level + (phi * trend) + season[t % 12];
            var error = values[t] - expected;
            errors += error * error;
            var before = level;
            level = level + (phi * trend) + (alpha * error);
            trend = (phi * trend) + (beta * (level - before - (phi * trend)));
            season[t % 12] += gamma * (1 - alpha) * error;
        }

        var forecast = new double[ahead];
        var (sum, power) = (0.0, 1.0);
        for (var h = 0; h < ahead; h++)
        {
            power *= phi;
            sum += power;
            forecast[h] = level + (sum * trend) + season[(values.Length + h) % 12];
        }

        return (errors, forecast);
    }

    private static double[] FirstSeason(ReadOnlySpan<double> values)
    {
        var mean = 0.0;
        for (var i = 0; i < 24; i++)
        {
            mean += values[i] / 24;
        }

        var season = new double[12];
        for (var i = 0; i < 24; i++)
        {
            // Half of what stands out in two years is taken for season: two observations are no certainty.
            season[i % 12] += (values[i] - mean) / 4;
        }

        return season;
    }
}
