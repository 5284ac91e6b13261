using System.Globalization;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>What a reader must know before two measurements are compared.</summary>
internal static class ComparisonNotes
{
    // They follow the data or the moment, so that they differ always and say nothing of how numbers were made.
    private static readonly HashSet<string> Passing = new(["period", "question", "barriers against"], StringComparer.Ordinal);

    /// <summary>The notes.</summary>
    public static IEnumerable<PolicyNote> Of(MapMeasurement before, MapMeasurement after, int compared)
    {
        if (before.MapVersion != after.MapVersion)
        {
            yield return new PolicyNote("another version", FormattableString.Invariant($"the map was changed between: version {before.MapVersion}, then {after.MapVersion}; steps are matched by their ids"));
        }

        if (before.Filters != after.Filters)
        {
            yield return new PolicyNote("other customers", $"filters before: {Text(before.Filters)}; after: {Text(after.Filters)}");
        }

        foreach (var name in before.Policy.Concat(after.Policy).Select(p => p.Name).Distinct(StringComparer.Ordinal).Where(n => !Passing.Contains(n)))
        {
            var (then, now) = (Lines(before, name), Lines(after, name));
            if (then != now)
            {
                yield return new PolicyNote("other policy", $"{name}, before: {Text(then)}; after: {Text(now)}");
            }
        }

        if (before.Period.Overlaps(after.Period))
        {
            yield return new PolicyNote("overlap", "the two periods share events, so that the same customers may count on both sides; the intervals, made for different customers, are then rough");
        }

        yield return new PolicyNote("interval", "difference of shares, Newcombe, 95 %; times are shown side by side without a verdict");
        yield return new PolicyNote("correction", string.Create(CultureInfo.InvariantCulture, $"Benjamini–Hochberg over the {compared} shares compared; clear where q ≤ {MeasurementComparison.LargestQ} and the interval leaves out 0"));
    }

    private static string Lines(MapMeasurement measurement, string name) => string.Join(" · ", measurement.Policy.Where(p => p.Name == name).Select(p => p.Value));

    private static string Text(string text) => text.Length == 0 ? "none" : text;
}
