using Kelione.Voice.Forecasts;

namespace Kelione.Voice.Tests.Forecasts;

/// <summary>The forecast speaks where it has proved better than "as last month", and else keeps silent.</summary>
public sealed class MonthlyForecasterTests
{
    private static readonly DateOnly January = new(2024, 1, 1);

    // A small generator with a fixed seed, so that the series are the same for ever.
    private static IEnumerable<double> Noise(int count, int seed)
    {
        var state = (uint)seed;
        for (var i = 0; i < count; i++)
        {
            state = (state * 1664525) + 1013904223;
            yield return ((state >> 8) / (double)(1 << 24) * 2) - 1;
        }
    }

    [Fact]
    public void Too_few_months_give_none() =>
        Assert.Equal(ForecastSilence.TooFewMonths, MonthlyForecaster.Forecast([.. Enumerable.Repeat(1.0, 11)], January).Silence);

    [Fact]
    public void A_clear_trend_is_carried_on_within_its_interval()
    {
        var values = Noise(24, 7).Select((n, i) => 10 + (2.0 * i) + (n * 0.5)).ToList();
        var forecast = MonthlyForecaster.Forecast(values, January, 3);
        Assert.Equal(ForecastSilence.None, forecast.Silence);
        Assert.Equal([new DateOnly(2026, 1, 1), new DateOnly(2026, 2, 1), new DateOnly(2026, 3, 1)], forecast.Months.Select(m => m.Month));
        Assert.All(forecast.Months.Select((m, i) => (m, Truth: 10 + (2.0 * (24 + i)))), x => Assert.InRange(x.Truth, x.m.Low, x.m.High));
        Assert.True(forecast.Error < forecast.NaiveError);
    }

    [Fact]
    public void A_random_walk_is_not_foretold()
    {
        var level = 0.0;
        var silent = 0;
        for (var seed = 1; seed <= 20; seed++)
        {
            silent += MonthlyForecaster.Forecast([.. Noise(36, seed * 7919).Select(n => level += n)], January).Silence == ForecastSilence.NoBetterThanNaive ? 1 : 0;
        }

        Assert.True(silent >= 14, $"{silent} of 20 were silent");
    }

    [Fact]
    public void A_season_is_seen_from_two_years_on()
    {
        var values = Noise(48, 3).Select((n, i) => 50 + (10 * Math.Sin(i * Math.PI / 6)) + n).ToList();
        var forecast = MonthlyForecaster.Forecast(values, January, 6);
        Assert.True(forecast.HasSeason);
        Assert.All(forecast.Months.Select((m, i) => (m, Truth: 50 + (10 * Math.Sin((48 + i) * Math.PI / 6)))), x => Assert.InRange(x.Truth, x.m.Low, x.m.High));
    }

    [Fact]
    public void A_measure_does_not_leave_its_scale()
    {
        var forecast = MonthlyForecaster.Forecast([.. Noise(24, 5).Select((n, i) => Math.Min(100, 60 + (2 * i) + n))], January, 12, -100, 100);
        Assert.All(forecast.Months, m => Assert.True(m.High <= 100 && m.Low >= -100));
    }

    [Fact]
    public void What_is_no_number_is_refused() => Assert.Throws<ArgumentException>(() => MonthlyForecaster.Forecast([.. Enumerable.Repeat(1.0, 12), double.NaN], January));

    [Fact]
    public void A_constant_series_is_as_last_month() => Assert.Equal(ForecastSilence.NoBetterThanNaive, MonthlyForecaster.Forecast([.. Enumerable.Repeat(4.2, 30)], January).Silence);
}
