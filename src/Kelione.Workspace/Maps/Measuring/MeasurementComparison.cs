using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// Two measurements of a map held against each other, step by step and number by number: both values, the difference with its interval, and whether the later one is better, worse, or not clearly changed.
/// Corrected for the number of comparisons. Immutable.
/// </summary>
public sealed record MeasurementComparison
{
    /// <summary>From which q on a difference is put down to chance (Benjamini–Hochberg over all shares compared).</summary>
    public const double LargestQ = 0.05;

    /// <summary>Steps in the order of the later measurement, then those that it no longer has.</summary>
    public required ValueList<StepComparison> Steps { get; init; }

    /// <summary>The numbers of the map as a whole.</summary>
    public required ValueList<NumberComparison> Whole { get; init; }

    /// <summary>What makes the two differ beside the customers (another version, other policies, overlapping periods), and how the comparison is made.</summary>
    public required ValueList<PolicyNote> Notes { get; init; }

    /// <summary>Compares two measurements.</summary>
    /// <param name="before">The earlier one.</param>
    /// <param name="after">The later one; differences are after − before.</param>
    /// <exception cref="MendableException">They are of different maps.</exception>
    public static MeasurementComparison Compare(MapMeasurement before, MapMeasurement after)
    {
        if (before.Map != after.Map)
        {
            throw new MendableException($"These are measurements of two maps, '{before.Map}' and '{after.Map}'. Compare two snapshots of one map.") { CommandHint = "Two maps are compared with 'kelione map diff'." };
        }

        var steps = after.Steps.Select(s => s.Id).Concat(before.Steps.Select(s => s.Id)).Distinct(StringComparer.Ordinal)
            .Select(id => (Id: id, Before: before.Steps.FirstOrDefault(s => s.Id == id), After: after.Steps.FirstOrDefault(s => s.Id == id)))
            .Select(p => (p.Id, (p.After ?? p.Before)!.Name, Numbers: StepNumbers.Of(p.Before, before, p.After, after).ToList())).ToList();
        var whole = StepNumbers.OfWhole(before, after).ToList();
        var q = Proportions.BenjaminiHochberg([.. steps.SelectMany(s => s.Numbers).Concat(whole).Where(n => n.IsShare).Select(n => n.P)]);
        var next = 0;
        NumberComparison Judged(NumberPair pair) => pair.Judge(pair.IsShare ? q[next++] : null);
        return new MeasurementComparison
        {
            Steps = steps.Select(s => new StepComparison(s.Id, s.Name, s.Numbers.Select(Judged).ToValueList())).ToValueList(),
            Whole = whole.Select(Judged).ToValueList(),
            Notes = ComparisonNotes.Of(before, after, q.Length).ToValueList(),
        };
    }
}

/// <summary>The numbers of one step on both sides.</summary>
/// <param name="Id">The step's id.</param>
/// <param name="Name">Its name, the later one where it changed.</param>
/// <param name="Numbers">Its numbers; those that neither side has are left out.</param>
public sealed record StepComparison(string Id, string Name, ValueList<NumberComparison> Numbers);

/// <summary>One number on both sides.</summary>
/// <param name="Number">Which: <c>conversionToNext</c>, <c>share</c> and so on, as the measurement names it.</param>
/// <param name="Unit">share or seconds.</param>
/// <param name="Before">The earlier value; null where there is none.</param>
/// <param name="After">The later value; null where there is none.</param>
/// <param name="Difference">After − before; null where a side has none.</param>
/// <param name="Interval">The interval (95 %, Newcombe) of the difference; null for what is no share.</param>
/// <param name="Q">p (pooled two-proportion z) after the correction; null for what is no share.</param>
/// <param name="Verdict">What it comes to.</param>
public sealed record NumberComparison(string Number, string Unit, double? Before, double? After, double? Difference, Bounds? Interval, double? Q, ChangeVerdict Verdict);
