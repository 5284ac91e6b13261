using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What became of an import of search demand. <c>Read = Accepted + Updated + Duplicates + Rejected</c>, for each file and in all. Immutable.</summary>
/// <param name="Files">One for each file, in the order read.</param>
public sealed record DemandReport(IReadOnlyList<DemandFileReport> Files) : ImportOutcome<DemandFileReport>(Files)
{
    /// <summary>Numbers that a later export changed.</summary>
    public long Updated => Files.Sum(f => f.Updated);
}

/// <summary>What became of one file of search demand. Immutable.</summary>
public sealed record DemandFileReport : FileOutcome
{
    /// <summary>The system that it comes from.</summary>
    public required string System { get; init; }

    /// <summary>The topics in it, the first ones.</summary>
    public required IReadOnlyList<string> Topics { get; init; }

    /// <summary>Numbers that it changed.</summary>
    public long Updated { get; init; }
}

/// <summary>A line of demand beside a map's first stage: one topic as one source counts it in one region, by month. Immutable.</summary>
/// <param name="Topic">What was asked for.</param>
/// <param name="Source">Who counted.</param>
/// <param name="Region">Where; empty for everywhere.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="UnitText">The unit in the source's words, where it is another; else empty.</param>
/// <param name="Period">How long the source's own periods are.</param>
/// <param name="Periods">How many of them there are: the <c>n</c> of the line.</param>
/// <param name="Total">All of them together; null where the unit cannot be added.</param>
/// <param name="Months">The months in order; empty where the periods are longer than a month.</param>
public sealed record DemandLine(string Topic, string Source, string Region, DemandUnit Unit, string UnitText, DemandPeriod Period, int Periods, double? Total, IReadOnlyList<DemandMonth> Months)
{
    /// <summary>The first day.</summary>
    public required DateTime From { get; init; }

    /// <summary>The day after the last.</summary>
    public required DateTime To { get; init; }

    /// <summary>
    /// A series as a line. Counts of hours, days and weeks are added to the month in which they begin; an index is averaged over it, as parts of an index cannot be added.
    /// </summary>
    public static DemandLine Of(DemandSeries series)
    {
        var months = series.Period is DemandPeriod.Hour or DemandPeriod.Day or DemandPeriod.Week or DemandPeriod.Month
            ? series.Points.GroupBy(p => new DateTime(p.Start.Year, p.Start.Month, 1))
                .Select(m => new DemandMonth(DateOnly.FromDateTime(m.Key), series.Unit == DemandUnit.Count ? m.Sum(p => p.Value) : m.Average(p => p.Value), m.Count())).OrderBy(m => m.Month).ToList()
            : [];
        return new DemandLine(
            series.Topic, series.Source, series.Region, series.Unit, series.UnitText, series.Period, series.Points.Count, series.Unit == DemandUnit.Count ? series.Points.Sum(p => p.Value) : null, months)
        {
            From = series.Points.Min(p => p.Start),
            To = series.Points.Max(p => p.End),
        };
    }
}

/// <summary>A month of a line of demand.</summary>
/// <param name="Month">Its first day, by the calendar of the source.</param>
/// <param name="Value">The sum of a count, the mean of anything else.</param>
/// <param name="Periods">How many of the source's periods begin in it.</param>
public sealed record DemandMonth(DateOnly Month, double Value, int Periods);

/// <summary>The demand beside a map's first stage. Immutable.</summary>
/// <param name="Map">The map.</param>
/// <param name="Stage">The id of its first stage; null for a map without stages.</param>
/// <param name="StageName">Its name; empty without one.</param>
/// <param name="Topics">The topics that were bound, by name.</param>
/// <param name="Lines">What is known of them, by topic and source; a topic of which nothing is known has none.</param>
public sealed record MapDemand(string Map, string? Stage, string StageName, IReadOnlyList<string> Topics, IReadOnlyList<DemandLine> Lines);
