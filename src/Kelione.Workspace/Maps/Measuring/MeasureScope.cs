using System.Globalization;
using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>Which events and customers a measurement looks at: the map's own limits and those asked for, together.</summary>
internal static class MeasureScope
{
    /// <summary>The scope.</summary>
    /// <exception cref="MendableException">The period is empty, conditions cannot be read, or a segment is unknown.</exception>
    public static Scope Of(JourneyMap map, MeasureOptions options, SegmentShelf segments)
    {
        var period = options.Period ?? PeriodOf(map);
        // Open at both ends it was asked for on purpose: all time, whatever days the map states.
        period = period is { FromMicros: null, ToMicros: null } ? null : period;
        if (period is { FromMicros: { } from, ToMicros: { } to } && from >= to)
        {
            throw new MendableException($"The period is empty: {UtcTime.Format(from)} must lie before {UtcTime.Format(to)}, which is no longer inside.");
        }

        IReadOnlyList<NamedSegment> named = [.. new[] { map.Measure.Segment, options.Segment }.Where(s => !string.IsNullOrWhiteSpace(s)).Select(s => segments.Resolve(s!))];
        return new Scope { Period = period, Where = [.. Conditions(map), .. options.Where], Segment = named.Count == 0 ? null : named.Aggregate(Both) };
    }

    /// <summary>The same scope with customers of a segment only.</summary>
    public static Scope Within(Scope scope, NamedSegment segment) => scope with { Segment = scope.Segment is { } own ? Both(own, segment) : segment };

    /// <summary>Conditions and segment in words; empty where there are none.</summary>
    public static string InWords(Scope scope) => string.Join(" · ", new[]
    {
        string.Join(", ", scope.Where), scope.Segment is { } segment ? "segment " + segment.Name : "",
    }.Where(t => t.Length > 0));

    private static NamedSegment Both(NamedSegment one, NamedSegment other) =>
        one.Rule.Equals(other.Rule) ? one : new NamedSegment($"{one.Name} and {other.Name}", new AndRule([one.Rule, other.Rule]));

    // After the last day that there is comes nothing that could be left out.
    private static Period? PeriodOf(JourneyMap map) => map.From is null && map.To is null ? null : new Period(Micros(map.From), map.To == DateOnly.MaxValue ? null : Micros(map.To?.AddDays(1)));

    private static long? Micros(DateOnly? day) => day is { } d ? UtcTime.FromDateTime(d.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)) : null;

    private static IReadOnlyList<Condition> Conditions(JourneyMap map)
    {
        try
        {
            return string.IsNullOrWhiteSpace(map.Measure.Where) ? [] : StepSyntax.ParseConditions(map.Measure.Where);
        }
        catch (FormatException e)
        {
            throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"The conditions under which the map is measured cannot be read. {e.Message}"), e);
        }
    }
}
