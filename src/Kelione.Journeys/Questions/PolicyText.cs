namespace Kelione.Journeys;

/// <summary>The lines of a policy that all questions share, so that they read the same everywhere.</summary>
internal static class PolicyText
{
    /// <summary>Period, filters, segment, customers, order and ties.</summary>
    public static IEnumerable<PolicyLine> Scope(Scope scope)
    {
        yield return new PolicyLine("period", scope.Period?.ToString() ?? "all time");
        yield return new PolicyLine(
            "filters", scope.Where.Count == 0 ? "none" : $"only events with {string.Join(", ", scope.Where)}; dropped before journeys are formed");
        if (scope.Segment is { } segment)
        {
            yield return new PolicyLine("segment", $"{segment.Name}: {segment.Rule}");
        }

        if (scope.Customers is { } customers)
        {
            yield return new PolicyLine("customers", FormattableString.Invariant($"{customers.Count} named"));
        }

        yield return new PolicyLine("ties", "time in microseconds UTC, then import order");
    }
}
