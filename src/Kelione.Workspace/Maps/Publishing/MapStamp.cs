using System.Globalization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What every published output says of itself: which version of the map, of which period, with which filters, measured or not.</summary>
public static class MapStamp
{
    /// <summary>The lines: name and value in the reader's language.</summary>
    internal static IReadOnlyList<KeyValuePair<string, string>> Lines(JourneyMap map, int version, MapMeasurement? measurement, TableWords words)
    {
        var lines = new List<KeyValuePair<string, string>> { new(words["Version"], version.ToString(words.Culture)) };
        if (map.Owner.Length > 0)
        {
            lines.Add(new(words["Owner"], map.Owner));
        }

        if (measurement is null)
        {
            lines.Add(new(words["MeasuredAt"], words["NotMeasured"]));
            return lines;
        }

        lines.Add(new(words["Period"], Period(measurement.Period, words)));
        lines.Add(new(words["Filters"], measurement.Filters.Length > 0 ? measurement.Filters : words["None"]));
        lines.Add(new(words["CustomersOnMap"], measurement.Customers.ToString("N0", words.Culture)));
        if (measurement.Coverage is { } coverage)
        {
            lines.Add(new(words["Coverage"], coverage.ToString("P0", words.Culture)));
        }

        lines.Add(new(words["MeasuredAt"], measurement.MeasuredAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC"));
        if (measurement.Snapshot.Length > 0)
        {
            lines.Add(new(words["Snapshot"], measurement.Snapshot));
        }

        if (measurement.MapVersion != version)
        {
            lines.Add(new(words["Measured"], string.Create(CultureInfo.InvariantCulture, $"{words["Version"]} {measurement.MapVersion}")));
        }

        return lines;
    }

    /// <summary>The period that was measured, first and last day of it as <c>2026-01-31</c> in UTC; of data without a limit the days that it has.</summary>
    /// <param name="period">The period; its end is no longer inside.</param>
    /// <param name="words">The words of the reader's language.</param>
    public static string Period(MeasuredPeriod period, TableWords words)
    {
        var from = period.From ?? period.DataFrom;
        var to = period.To?.AddTicks(-1) ?? period.DataTo;
        return from is null || to is null
            ? words["AllData"]
            : $"{Day(from.Value)} – {Day(to.Value)}";
    }

    // Days stand as ISO 8601 writes them: a file is read in other countries than the one where it was written.
    private static string Day(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
