using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Reading;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Scopes, steps and conditions as SQL over the columns of an event, exactly as they are defined; what cannot be said exactly is null, and is then judged here.</summary>
internal static class ScopeSql
{
    /// <summary>The condition that a scope puts on each event: period, conditions, customers, segment. Null where it cannot be said.</summary>
    public static ScopeCondition? Of(Scope scope, JourneySnapshotOfShards snapshot)
    {
        var segment = scope.Segment is null ? null : SegmentSql.Of(scope.Segment.Rule, snapshot);
        if (scope.Segment is not null && segment is null)
        {
            return null;
        }

        var parts = new List<string?>();
        if (scope.Period?.FromMicros is { } from)
        {
            parts.Add($"time >= {Sql.Number(from)}");
        }

        if (scope.Period?.ToMicros is { } to)
        {
            parts.Add($"time < {Sql.Number(to)}");
        }

        parts.AddRange(scope.Where.Select(c => Of(c, snapshot)));
        if (scope.Customers is { } customers)
        {
            parts.Add(Sql.IsIn("customer", [.. customers.Distinct(StringComparer.Ordinal)]));
        }

        return All(parts) is { } events ? new ScopeCondition(events, segment) : null;
    }

    /// <summary>Whether an event is one of a step; null where that cannot be said.</summary>
    public static string? Of(StepPattern step, JourneySnapshotOfShards snapshot) =>
        All([step.Activities.Count == 0 ? "1" : Sql.IsIn("activity", [.. step.Activities.Distinct(StringComparer.Ordinal)]), .. step.Conditions.Select(c => Of(c, snapshot))]);

    private static string? All(List<string?> parts) => parts.Contains(null) ? null : parts.Count == 0 ? "1" : $"({string.Join(" AND ", parts)})";

    private static string? Of(Condition condition, JourneySnapshotOfShards snapshot)
    {
        if (condition.Field == EventFields.Value)
        {
            return OfValue(condition);
        }

        var column = condition.Field is EventFields.Customer or EventFields.Activity ? condition.Field : snapshot.ColumnOf(condition.Field);
        var values = condition.Values.Where(v => v.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return (condition.Comparison, column) switch
        {
            // An event without the field: its column is empty, or there is none.
            (Comparison.Is, null) or (Comparison.Present, null) => "0",
            (Comparison.IsNot, null) or (Comparison.Absent, null) => "1",
            (Comparison.Is, _) => Sql.IsIn(column, values),
            (Comparison.IsNot, _) => $"NOT ({Sql.IsIn(column, values)})",
            (Comparison.Present, _) => $"notEmpty({column})",
            (Comparison.Absent, _) => $"empty({column})",
            _ => null,
        };
    }

    private static string? OfValue(Condition condition)
    {
        if (condition.Comparison is Comparison.Present or Comparison.Absent)
        {
            return condition.Comparison == Comparison.Present ? "NOT isNaN(value)" : "isNaN(value)";
        }

        var sign = condition.Comparison switch { Comparison.Above => ">", Comparison.AtLeast => ">=", Comparison.Below => "<", Comparison.AtMost => "<=", _ => null };
        return sign is not null && condition.Values.Count > 0 && Condition.TryNumber(condition.Values[0], out var number) && double.IsFinite(number)
            ? $"(NOT isNaN(value) AND value {sign} toFloat64('{number.ToString("R", CultureInfo.InvariantCulture)}'))" : null;
    }
}

/// <summary>A scope as SQL.</summary>
/// <param name="Events">What each event must satisfy.</param>
/// <param name="Customers">From the table and condition of whole journeys to the customers of the segment; null for all.</param>
internal sealed record ScopeCondition(string Events, Func<string, string>? Customers)
{
    /// <summary>Everything.</summary>
    public static ScopeCondition All { get; } = new("1", null);

    /// <summary>The table and conditions of the events that are left of some whole journeys.</summary>
    /// <param name="from">The table and condition of those journeys.</param>
    public string Of(string from) => $"{from} AND {Where(from)}";

    /// <summary>Whether an event of some whole journeys is left.</summary>
    /// <param name="from">The table and condition of those journeys.</param>
    /// <remarks>Not the column itself is looked for, which the tables are ordered by: servers of 2018 would gather the customers anew at each level of a nested statement, to see whether the order helps.</remarks>
    public string Where(string from) => $"({Events}{(Customers is null ? "" : $" AND concat(customer, '') IN ({Customers(from)})")})";
}
