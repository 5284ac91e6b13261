namespace Kelione.Voice.Forecasts;

/// <summary>Why there is no forecast.</summary>
public enum ForecastSilence
{
    /// <summary>There is one.</summary>
    None,

    /// <summary>Fewer than <see cref="MonthlyForecaster.LeastMonths"/> months in a row.</summary>
    TooFewMonths,

    /// <summary>Back-tested, it was no better than saying "as last month".</summary>
    NoBetterThanNaive,
}

/// <summary>A month to come. Immutable.</summary>
/// <param name="Month">The first day of the month.</param>
/// <param name="Value">What is expected, in the measure's own unit.</param>
/// <param name="Low">The lower end of the interval in which 95 of 100 such months would lie.</param>
/// <param name="High">The upper end.</param>
public sealed record ForecastMonth(DateOnly Month, double Value, double Low, double High);

/// <summary>What is expected of a monthly measure. Immutable.</summary>
public sealed record MonthlyForecast
{
    /// <summary>Why it is silent; <see cref="ForecastSilence.None"/> where it speaks.</summary>
    public required ForecastSilence Silence { get; init; }

    /// <summary>The months to come; empty where it is silent.</summary>
    public IReadOnlyList<ForecastMonth> Months { get; init; } = [];

    /// <summary>The first day of the first month that it was learnt from; null where no month in a row was known.</summary>
    public DateOnly? KnownFrom { get; init; }

    /// <summary>The first day of the last month that it was learnt from; null where no month in a row was known.</summary>
    public DateOnly? KnownTo { get; init; }

    /// <summary>How many answers those months have.</summary>
    public long KnownEntries { get; init; }

    /// <summary>Months at the end, by their first day, that were left out: they are not whole yet, or have too few answers so far.</summary>
    public IReadOnlyList<DateOnly> LeftOut { get; init; } = [];

    /// <summary>How many forecasts of one month ahead were compared with what came.</summary>
    public int BackTests { get; init; }

    /// <summary>How far the forecasts were off on average (mean absolute error); null where nothing was compared.</summary>
    public double? Error { get; init; }

    /// <summary>How far "as last month" was off on average; null where nothing was compared.</summary>
    public double? NaiveError { get; init; }

    /// <summary>Whether a yearly season is part of it (from 24 months on).</summary>
    public bool HasSeason { get; init; }
}
