using Kelione.Journeys;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Together;

/// <summary>A side of a comparison, read.</summary>
/// <param name="Stored">The map.</param>
/// <param name="Measurement">Its numbers, of the group where one was asked for; null for none.</param>
/// <param name="Title">What stands beside its row.</param>
/// <param name="Opens">Whether its numbers open to customers: those of a group were asked within the whole measurement, whose question is not theirs.</param>
public sealed record ComparedSide(StoredMap Stored, MapMeasurement? Measurement, string Title, bool Opens = true);

/// <summary>Two maps, versions, snapshots or groups side by side: the steps in one row of columns, what became of each, and which transitions measure differently. Immutable.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Changes">All that differs in the documents.</param>
/// <param name="Compared">How many transitions were compared, over which the correction goes.</param>
public sealed record ComparedMaps(IReadOnlyList<ComparedColumn> Columns, ValueList<ThingChange> Changes, int Compared)
{
    private const double LargestQ = 0.05;

    /// <summary>The transitions that differ clearly after the correction.</summary>
    public IEnumerable<ComparedColumn> Clear => Columns.Where(c => c.Difference is { IsClear: true });

    /// <summary>Compares.</summary>
    public static ComparedMaps Of(ComparedSide a, ComparedSide b)
    {
        var comparison = MapComparison.Compare(a.Stored.Map, b.Stored.Map);
        var oldIds = comparison.Changes.Where(c => c is { Sort: "step", OldId: not null }).ToDictionary(c => c.Id, c => c.OldId!, StringComparer.Ordinal);
        var (first, second) = (Steps(a), Steps(b));
        var pairs = Align(first, second, id => oldIds.GetValueOrDefault(id, id));
        var tests = pairs.Select(p => Test(p.A, p.B, id => oldIds.GetValueOrDefault(id, id))).ToList();
        var judged = tests.OfType<TransitionTest>().ToList();
        var q = Proportions.BenjaminiHochberg([.. judged.Select(t => t.P)]);
        var next = 0;
        return new ComparedMaps(
            [
                .. pairs.Zip(tests, (pair, test) => new ComparedColumn(
                    pair.A,
                    pair.B,
                    Became(pair, comparison.Changes, HasSameStage),
                    test is null ? null : new ComparedDifference(test.Difference, test.Interval, q[next], q[next++] < LargestQ && (test.Interval.Low > 0 || test.Interval.High < 0)))),
            ],
            comparison.Changes,
            judged.Count);

        // Of two steps that changed places either may be said to have moved: here it is the one that is not in one column. A step that stands in one column has moved only where its stage is another.
        bool HasSameStage(ComparedStep left, ComparedStep right) =>
            StageOf(a, left.Id) is { } stage && StageOf(b, right.Id) is { } other && (stage.Id == other.Id || stage.Name == other.Name);
    }

    private static Stage? StageOf(ComparedSide side, string step) => side.Stored.Map.Stages.FirstOrDefault(s => s.Steps.Any(t => t.Id == step));

    private static List<ComparedStep> Steps(ComparedSide side)
    {
        var measures = (side.Measurement?.Steps ?? []).DistinctBy(s => s.Id).ToDictionary(s => s.Id, StringComparer.Ordinal);
        var names = side.Stored.Map.Steps().DistinctBy(s => s.Id).ToDictionary(s => s.Id, s => s.Name, StringComparer.Ordinal);
        return [.. side.Stored.Map.Steps().Select((s, i) => new ComparedStep(s.Id, i + 1, s.Name, measures.GetValueOrDefault(s.Id), names.GetValueOrDefault(measures.GetValueOrDefault(s.Id)?.Next ?? "", "")))];
    }

    // Steps that are in both stand in one column where their order allows it; what moved stands where each map has it.
    private static List<(ComparedStep? A, ComparedStep? B)> Align(List<ComparedStep> first, List<ComparedStep> second, Func<string, string> old)
    {
        var lengths = new int[first.Count + 1, second.Count + 1];
        for (var i = first.Count - 1; i >= 0; i--)
        {
            for (var j = second.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = first[i].Id == old(second[j].Id) ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var pairs = new List<(ComparedStep?, ComparedStep?)>();
        var (x, y) = (0, 0);
        while (x < first.Count || y < second.Count)
        {
            if (x < first.Count && y < second.Count && first[x].Id == old(second[y].Id))
            {
                pairs.Add((first[x++], second[y++]));
            }
            else if (y >= second.Count || (x < first.Count && lengths[x + 1, y] >= lengths[x, y + 1]))
            {
                pairs.Add((first[x++], null));
            }
            else
            {
                pairs.Add((null, second[y++]));
            }
        }

        return pairs;
    }

    private static TransitionTest? Test(ComparedStep? a, ComparedStep? b, Func<string, string> old)
    {
        if (a?.Measure is not { ConversionToNext: not null, Customers: > 0 and var n1, WentOn: { } went1 } before
            || b?.Measure is not { ConversionToNext: not null, Customers: > 0 and var n2, WentOn: { } went2 } after
            || before.Next is null || after.Next is null || before.Next != old(after.Next)
            || Proportions.Newcombe(went2, n2, went1, n1) is not { } interval)
        {
            return null;
        }

        return new TransitionTest((went2 / (double)n2) - (went1 / (double)n1), new Bounds(interval.Low, interval.High), Proportions.TwoProportionP(went2, n2, went1, n1));
    }

    private static ColumnChange Became((ComparedStep? A, ComparedStep? B) pair, ValueList<ThingChange> changes, Func<ComparedStep, ComparedStep, bool> hasSameStage)
    {
        var id = pair.B?.Id ?? pair.A!.Id;
        bool Is(ThingChangeKind kind, string step) => changes.Any(c => c.Sort == "step" && c.Kind == kind && c.Id == step);
        return pair switch
        {
            (null, _) => Is(ThingChangeKind.Added, id) ? ColumnChange.Added : ColumnChange.Moved,
            (_, null) => Is(ThingChangeKind.Removed, id) ? ColumnChange.Removed : ColumnChange.Moved,
            ({ } left, { } right) when Is(ThingChangeKind.Moved, id) && !hasSameStage(left, right) => ColumnChange.Moved,
            _ when Is(ThingChangeKind.Changed, id) => ColumnChange.Changed,
            _ => ColumnChange.Same,
        };
    }

    private sealed record TransitionTest(double Difference, Bounds Interval, double P);
}

/// <summary>A column of the comparison.</summary>
/// <param name="A">The step in the first; null where it has none here.</param>
/// <param name="B">The step in the second; null where it has none here.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Difference">How the transition to the next step differs; null where there is nothing to compare.</param>
public sealed record ComparedColumn(ComparedStep? A, ComparedStep? B, ColumnChange Change, ComparedDifference? Difference);

/// <summary>A step of one side.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number in its map, from 1.</param>
/// <param name="Name">Its name.</param>
/// <param name="Measure">What was measured; null for nothing.</param>
/// <param name="Next">The name of the step to which its conversion goes; empty for none.</param>
public sealed record ComparedStep(string Id, int Number, string Name, StepMeasure? Measure, string Next);

/// <summary>The difference of two shares of customers who went on, second less first.</summary>
/// <param name="Value">The difference, −1…1.</param>
/// <param name="Interval">Its interval (95 %, Newcombe).</param>
/// <param name="Q">p after the correction over the transitions shown.</param>
/// <param name="IsClear">Whether it is more than chance.</param>
public sealed record ComparedDifference(double Value, Bounds Interval, double Q, bool IsClear);

/// <summary>What became of a step.</summary>
public enum ColumnChange
{
    /// <summary>Nothing.</summary>
    Same,

    /// <summary>Only the second has it.</summary>
    Added,

    /// <summary>Only the first has it.</summary>
    Removed,

    /// <summary>It stands elsewhere.</summary>
    Moved,

    /// <summary>Fields of it differ.</summary>
    Changed,
}
