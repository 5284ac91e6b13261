using Kelione.ClickHouse.Http;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Moves between steps by channel and device.</summary>
internal static class PushedStepCrossings
{
    /// <summary>The crossings, in the answer's order.</summary>
    public static IReadOnlyList<StepCrossing> Of(StepMeasuresQuestion question, StepSql sql, PushedRun run)
    {
        var customers = new Dictionary<(Place From, Place To), long>();
        var times = new TimeSums<(Place From, Place To)>(0.5);
        var columns = $"{sql.Step}, {run.Snapshot.ColumnOf(EventFields.Channel) ?? "''"}, {run.Snapshot.ColumnOf(EventFields.Device) ?? "''"}";

        // Of the events at steps each two that follow one another and are not at the same step.
        string Moves(string journeys) =>
            $"(SELECT arrayFilter(m -> m.1 != m.4, arrayMap((b, x) -> (b.3, b.4, b.5, x.3, x.4, x.5, toUInt64(x.1 - b.1)), arrayPopBack(o), arrayPopFront(o))) AS moves FROM (SELECT arrayFilter(x -> x.3 > 0, s) AS o FROM {journeys}))";
        string Select(string what, string inner) => $"SELECT toInt64(f.1), f.2, f.3, toInt64(f.4), f.5, f.6, {what}, toInt64(count()) FROM {inner} GROUP BY f.1, f.2, f.3, f.4, f.5, f.6, {what}";
        string Times(string journeys, string what) => Select(what, $"(SELECT arrayJoin(moves) AS f FROM {Moves(journeys)})");

        run.AskJourneys(
            columns,
            journeys => Select("toInt64(0)", $"(SELECT arrayJoin(arrayDistinct(arrayMap(m -> (m.1, m.2, m.3, m.4, m.5, m.6), moves))) AS f FROM {Moves(journeys)})"),
            rows => Read(rows, (key, _, count) => customers[key] = customers.GetValueOrDefault(key) + count));
        run.AskJourneys(columns, journeys => Times(journeys, JourneySql.Stretch("f.7")), rows => Read(rows, times.AddStretch));
        var least = string.Join(',', times.Wanted().Select(w => w.Least).Distinct().Select(Sql.Number));
        if (least.Length > 0)
        {
            run.AskJourneys(
                columns,
                journeys => Select("toInt64(f.7)", $"(SELECT arrayJoin(moves) AS f FROM {Moves(journeys)}) WHERE {JourneySql.Stretch("f.7")} IN ({least})"),
                rows => Read(rows, times.AddTime));
        }

        return StepCrossings.InOrder(customers.Select(c => Crossing(question, c.Key, c.Value, times)), question);
    }

    private static void Read(RowReader rows, Action<(Place, Place), long, long> see)
    {
        Place Place() => new((int)rows.Int64() - 1, rows.Text(), rows.Text());
        var key = (Place(), Place());
        see(key, rows.Int64(), rows.Int64());
    }

    private static StepCrossing Crossing(StepMeasuresQuestion question, (Place From, Place To) key, long customers, TimeSums<(Place, Place)> times)
    {
        static string? Text(string text) => text.Length == 0 ? null : text;
        return new StepCrossing(
            question.Steps[key.From.Step].Id, Text(key.From.Channel), Text(key.From.Device), question.Steps[key.To.Step].Id, Text(key.To.Channel), Text(key.To.Device), customers, times.Seconds(key, 0.5)!.Value);
    }

    /// <summary>A step from 0, channel and device; empty for none.</summary>
    private readonly record struct Place(int Step, string Channel, string Device);
}
