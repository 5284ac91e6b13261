using System.Globalization;
using Kelione.ClickHouse.Http;
using Kelione.ClickHouse.Reading;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Rules on whole journeys as SQL: what a rule looks at is gathered for each customer, and judged then. Journeys are never split between the servers' tables.</summary>
internal sealed class SegmentSql
{
    private readonly JourneySnapshotOfShards _snapshot;
    private readonly List<string> _gathered = ["min(time) AS t0"];
    private readonly List<string> _arrays = [];

    private SegmentSql(JourneySnapshotOfShards snapshot) => _snapshot = snapshot;

    /// <summary>From the table and condition of all events of some customers to the customers of a segment; null where a condition of it cannot be said.</summary>
    public static Func<string, string>? Of(SegmentRule rule, JourneySnapshotOfShards snapshot)
    {
        var sql = new SegmentSql(snapshot);
        return sql.Judge(rule) is not { } holds ? null
            : from => $"SELECT customer FROM (SELECT customer, {string.Join(", ", sql._gathered)} FROM {from} GROUP BY customer) WHERE {holds} AND t0 = t0{string.Concat(sql._arrays.Select(a => $" AND {JourneySql.Naming(a)}"))}";
    }

    private string? Judge(SegmentRule rule) => rule switch
    {
        AndRule and => Many(and.Rules, " AND "),
        OrRule or => Many(or.Rules, " OR "),
        NotRule not => Judge(not.Rule) is { } inner ? $"NOT ({inner})" : null,
        AttributeRule attribute => Attribute(attribute.Condition),
        DidRule did => Did(did),
        SequenceRule sequence => Sequence(sequence),
        _ => null,
    };

    private string? Many(IReadOnlyList<SegmentRule> rules, string by)
    {
        var parts = rules.Select(Judge).ToList();
        return parts.Contains(null) ? null : $"({string.Join(by, parts)})";
    }

    private string? Attribute(Condition condition)
    {
        var positive = condition.Comparison switch
        {
            Comparison.IsNot => condition with { Comparison = Comparison.Is },
            Comparison.Absent => condition with { Comparison = Comparison.Present },
            _ => condition,
        };
        return ScopeSql.Of(new StepPattern { Conditions = [positive] }, _snapshot) is { } holds ? $"{Gather($"countIf({holds})")} {(positive == condition ? "> 0" : "= 0")}" : null;
    }

    private string? Did(DidRule rule)
    {
        if (ScopeSql.Of(rule.Step, _snapshot) is not { } holds)
        {
            return null;
        }

        holds += rule.During?.FromMicros is { } from ? $" AND time >= {Sql.Number(from)}" : "";
        holds += rule.During?.ToMicros is { } to ? $" AND time < {Sql.Number(to)}" : "";
        if (rule.InFirst is null && rule.Within is null)
        {
            return Between(rule, Gather($"countIf({holds})"));
        }

        var times = GatherArray($"arraySort(groupArrayIf(time, {holds}))");
        times = rule.InFirst is { } length ? $"arrayFilter(x -> x - t0 < {Sql.Number(length.Micros)}, {times})" : times;
        if (rule.Within is not { } within || rule.AtLeast == 0)
        {
            return Between(rule, $"length({times})");
        }

        var last = $"arraySlice({times}, {Number(rule.AtLeast)})";
        return $"arrayExists((x, y) -> y - x <= {Sql.Number(within.Micros)}, arrayResize({times}, length({last})), {last})";
    }

    private static string Between(DidRule rule, string count) => rule.AtMost is { } most ? $"({count} >= {Number(rule.AtLeast)} AND {count} <= {Number(most)})" : $"{count} >= {Number(rule.AtLeast)}";

    /// <summary>From each event of the first step the earliest event of the next one, and so on; the first such way is enough where time does not matter.</summary>
    private string? Sequence(SequenceRule rule)
    {
        var steps = rule.Steps.Select(s => ScopeSql.Of(s, _snapshot)).ToList();
        if (steps.Contains(null) || steps.Count > Engine.Kernels.StepMatcher.MaxSteps)
        {
            return null;
        }

        var places = steps.ConvertAll(s => GatherArray($"arraySort(groupArrayIf((time, seq), {s}))"));
        var ways = $"arrayMap(x -> (x, x.1), {(rule.Within is null ? $"arraySlice({places[0]}, 1, 1)" : places[0])})";
        foreach (var next in places.Skip(1))
        {
            ways = $"arrayMap(p -> (arrayFirst(x -> x > p.1, {next}), p.2), arrayFilter(p -> arrayExists(x -> x > p.1, {next}), {ways}))";
        }

        return rule.Within is { } within ? $"arrayExists(p -> tupleElement(p.1, 1) - p.2 <= {Sql.Number(within.Micros)}, {ways})" : $"notEmpty({ways})";
    }

    private string Gather(string what)
    {
        var name = $"g{Number(_gathered.Count)}";
        _gathered.Add($"{what} AS {name}");
        return name;
    }

    private string GatherArray(string what)
    {
        var name = Gather(what);
        _arrays.Add(name);
        return name;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
