using Kelione.Maps;

namespace Kelione.Web.Maps.Inspecting;

/// <summary>Something to know before the numbers of a map are believed.</summary>
/// <param name="Key">Which: the last part of its texts <c>Notice.KEY</c>.</param>
/// <param name="IsWarning">Whether something should be done about it.</param>
/// <param name="Count">How many steps it is about; 0 where it is about none.</param>
/// <param name="Share">The share that it states, 0–1; null for none.</param>
/// <param name="Text">The measuring's own words; null for ours.</param>
public sealed record MeasureNotice(string Key, bool IsWarning, int Count = 0, double? Share = null, string? Text = null);

/// <summary>Finds what is to be known.</summary>
public static class MeasureNotices
{
    /// <summary>The notices, warnings first; empty where there is nothing to say.</summary>
    /// <param name="map">The map as it is now.</param>
    /// <param name="version">Its version.</param>
    /// <param name="measurement">What is shown; null where it was never measured.</param>
    public static IReadOnlyList<MeasureNotice> Of(JourneyMap map, int version, MapMeasurement? measurement)
    {
        var notices = new List<MeasureNotice>();
        if (map.Steps().Count(s => s.Binding is null) is > 0 and var unbound)
        {
            notices.Add(new MeasureNotice("unbound", IsWarning: true, unbound));
        }

        if (measurement is null)
        {
            if (map.Steps().Any(s => s.Binding is not null))
            {
                notices.Add(new MeasureNotice("never", IsWarning: true));
            }

            return notices;
        }

        if (measurement.MapVersion is > 0 && measurement.MapVersion < version)
        {
            notices.Add(new MeasureNotice("stale", IsWarning: true));
        }

        notices.AddRange(measurement.Policy.Where(p => p.Name == "not measured").Select(p => new MeasureNotice("remark", IsWarning: true, Text: SentenceBook.Say(p.Value))));
        if (measurement.Coverage is { } coverage)
        {
            notices.Add(new MeasureNotice("coverage", IsWarning: false, Share: coverage));
        }

        return notices;
    }
}
