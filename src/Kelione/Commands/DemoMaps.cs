using System.Globalization;
using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary>The maps of the demo: each sample's own, bound and measured for two periods, so that what moved shows.</summary>
internal static class DemoMaps
{
    private const int MonthsInPeriod = 6;

    /// <summary>Adds the map of a world.</summary>
    /// <param name="served">The world's workspace.</param>
    /// <param name="template">The template that is bound to its events.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task AddAsync(ServedWorkspace served, string template, CancellationToken cancellationToken)
    {
        var now = served.Journeys.Time.GetUtcNow();
        var map = MapTemplates.Find(template)!.Create(CultureInfo.CurrentUICulture.Name) with { ReviewDate = DateOnly.FromDateTime(now.UtcDateTime).AddDays(30) };
        var stored = await served.Maps.CreateAsync(map, map.Owner, cancellationToken: cancellationToken);
        var status = await served.Journeys.AskAsync(new StatusQuestion(), cancellationToken);
        foreach (var period in await PeriodsAsync(served.Journeys, status, cancellationToken))
        {
            var measured = await MapMeasurer.MeasureAsync(served.Journeys, stored.Map, new MeasureOptions { MapVersion = stored.Version, Period = period }, progress: null, cancellationToken);
            await served.Maps.SaveMeasurementAsync(measured, cancellationToken);
        }
    }

    // The last two half-years in which customers still came, the earlier first: long enough for barriers to stand out from chance. At the end of the data only stragglers are left, who would make every step look lost.
    private static async Task<IReadOnlyList<Period?>> PeriodsAsync(JourneyWorkspace journeys, StatusAnswer status, CancellationToken cancellationToken)
    {
        if (status.FirstMicros is not { } first || status.LastMicros is not { } last)
        {
            return [];
        }

        var (begin, month) = (UtcTime.ToDateTime(first), UtcTime.ToDateTime(last));
        month = new DateTime(month.Year, month.Month, 1, 0, 0, 0, DateTimeKind.Utc);
        var usual = status.Events / Math.Max(1, ((month.Year - begin.Year) * 12) + month.Month - begin.Month + 1);
        while (month > begin && (await journeys.AskAsync(new StatusQuestion { Scope = new Scope { Period = Months(month, 1) } }, cancellationToken)).Events < usual / 2)
        {
            month = month.AddMonths(-1);
        }

        var end = month.AddMonths(1);
        return end.AddMonths(-2 * MonthsInPeriod) < begin.AddMonths(-1) ? [null] : [Months(end.AddMonths(-2 * MonthsInPeriod), MonthsInPeriod), Months(end.AddMonths(-MonthsInPeriod), MonthsInPeriod)];
    }

    private static Period Months(DateTime from, int months) => new(Micros(from), Micros(from.AddMonths(months)));

    private static long Micros(DateTime day) => UtcTime.FromDateTime(day);
}
