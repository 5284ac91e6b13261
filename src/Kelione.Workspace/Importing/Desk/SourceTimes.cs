using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>Reads single times as an import would, to show what becomes of them.</summary>
public static class SourceTimes
{
    /// <summary>The moment of a text, microseconds since 1970 UTC; null where it is none, or where date and time of day stand apart.</summary>
    /// <param name="text">The text as it stands in the file.</param>
    /// <param name="time">How times are read.</param>
    public static long? Read(string text, TimePlan time) =>
        time.TimeOfDay is null && new TimeParser(time.Format ?? TimeFormat.YearFirst, ZoneRule.Of(time.Zone)).TryParse(text, out var micros) ? micros : null;
}
