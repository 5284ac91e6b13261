using System.Globalization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What every published output says of itself: which version of the map, of which period, with which filters, measured or not.</summary>
internal static class MapStamp
{
    /// <summary>The lines: name and value in the reader's language.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Lines(JourneyMap map, int version, MapMeasurement? measurement, TableWords words)
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

        lines.Add(new(words["MeasuredAt"], measurement.MeasuredAt.UtcDateTime.ToString("g", words.Culture) + " UTC"));
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

    /// <summary>The period in words.</summary>
    public static string Period(MeasuredPeriod period, TableWords words)
    {
        var from = period.From ?? period.DataFrom;
        var to = period.To?.AddTicks(-1) ?? period.DataTo;
        return from is null || to is null
            ? words["AllData"]
            : $"{from.Value.UtcDateTime.ToString("d", words.Culture)} – {to.Value.UtcDateTime.ToString("d", words.Culture)}";
    }
}
