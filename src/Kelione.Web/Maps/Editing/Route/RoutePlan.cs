using Kelione.Maps;
using Kelione.Web.Maps.Editing.Grid;

namespace Kelione.Web.Maps.Editing.Route;

/// <summary>The route over the columns: stations, the ways between them, the widths of the band. All lengths in px at 100 %.</summary>
/// <param name="Stations">One for each column that is a step.</param>
/// <param name="Ways">From station to station, from left to right.</param>
public sealed record RoutePlan(ValueList<Station> Stations, ValueList<Way> Ways)
{
    /// <summary>The width of a column.</summary>
    public const double Column = 148;

    /// <summary>Where a station stands in its column.</summary>
    public const double StationX = 20;

    /// <summary>Where stations stand under the upper edge.</summary>
    public const double StationY = 34;

    /// <summary>The line of ways that pass stations by.</summary>
    public const double ArcY = 11;

    private const double Widest = 28;
    private const double WidestArc = 9;

    /// <summary>Plans the route.</summary>
    public static RoutePlan Of(ValueList<GridColumn> columns, MapMeasurement? measured)
    {
        var most = columns.Select(c => c.Measure?.Customers ?? 0).DefaultIfEmpty(0).Max();
        double Width(long? customers) => most == 0 ? 0 : Math.Max(0.6, Widest * (customers ?? 0) / most);
        var barred = (measured?.Barriers ?? []).Where(b => b.To is not null).Select(b => (b.Step, b.To!)).ToHashSet();
        var aha = (measured?.Aha ?? []).Where(a => a.Clear && a.Step is not null).Select(a => a.Step!).ToHashSet(StringComparer.Ordinal);
        var steps = columns.Where(c => c.Step is not null).ToList();
        var stations = steps.Select(c => new Station(c.Step!.Id, c.Number, X(c), c.IsMeasured, c.Step.Optional, Width(c.Measure?.Customers), c.Measure, aha.Contains(c.Step.Id), c.Step.OpensMap)).ToValueList();
        var ways = new List<Way>();
        for (var i = 0; i + 1 < steps.Count; i++)
        {
            var (from, to) = (steps[i], steps[i + 1]);
            var isMeasured = from.IsMeasured && to.IsMeasured;
            ways.Add(new(from.Step!.Id, to.Step!.Id, X(from), X(to), isMeasured ? WayKind.Line : WayKind.Unmeasured, isMeasured ? Width(from.Measure!.Customers) : 0, isMeasured ? Width(to.Measure!.Customers) : 0, barred.Contains((from.Step.Id, to.Step.Id))));
        }

        ways.AddRange(Over(steps, c => !c.IsMeasured, (from, to, _) => Math.Min(Width(from.Measure!.Customers), Width(to.Measure!.Customers)), barred));

        // At least those who came to the required step beyond what the emptiest optional one between had passed the optional ones by.
        ways.AddRange(Over(steps, c => c is { IsMeasured: true, Step.Optional: true }, (_, to, between) => Width(Math.Max(0, to.Measure!.Customers!.Value - between.Min(b => b.Measure!.Customers!.Value))), barred));
        return new(stations, ways.ToValueList());
    }

    private static double X(GridColumn column) => StationX + (column.Index * Column);

    /// <summary>Ways over runs of stations between two measured ones.</summary>
    private static IEnumerable<Way> Over(List<GridColumn> steps, Func<GridColumn, bool> isPassed, Func<GridColumn, GridColumn, IReadOnlyList<GridColumn>, double> width, HashSet<(string, string)> barred)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (isPassed(steps[i]) || !steps[i].IsMeasured)
            {
                continue;
            }

            var end = i + 1;
            while (end < steps.Count && isPassed(steps[end]))
            {
                end++;
            }

            if (end > i + 1 && end < steps.Count && steps[end].IsMeasured)
            {
                var wide = Math.Min(WidestArc, width(steps[i], steps[end], steps[(i + 1)..end]));
                yield return new(steps[i].Step!.Id, steps[end].Step!.Id, X(steps[i]), X(steps[end]), WayKind.Arc, wide, wide, barred.Contains((steps[i].Step!.Id, steps[end].Step!.Id)));
            }
        }
    }
}

/// <summary>A step on the route.</summary>
/// <param name="Step">The step's id.</param>
/// <param name="Number">Its number.</param>
/// <param name="X">Where it stands.</param>
/// <param name="IsMeasured">Whether events say anything about it.</param>
/// <param name="IsOptional">Whether it may be passed by.</param>
/// <param name="Width">The width of the band there; 0 where not measured.</param>
/// <param name="Measure">Its numbers; null where there are none.</param>
/// <param name="IsAha">Whether an aha moment was found there.</param>
/// <param name="OpensMap">The map that shows it closer; null for none.</param>
public sealed record Station(string Step, int Number, double X, bool IsMeasured, bool IsOptional, double Width, StepMeasure? Measure, bool IsAha, string? OpensMap);

/// <summary>A way between two stations.</summary>
/// <param name="From">The step left.</param>
/// <param name="To">The step come to.</param>
/// <param name="X1">Where it begins.</param>
/// <param name="X2">Where it ends.</param>
/// <param name="Kind">How it is drawn.</param>
/// <param name="Width1">The width of the band at its beginning.</param>
/// <param name="Width2">The width of the band at its end.</param>
/// <param name="IsBarred">Whether data found a barrier on it.</param>
public sealed record Way(string From, string To, double X1, double X2, WayKind Kind, double Width1, double Width2, bool IsBarred);

/// <summary>How a way is drawn.</summary>
public enum WayKind
{
    /// <summary>Straight, with its band.</summary>
    Line,

    /// <summary>Dashed: nothing is known of it.</summary>
    Unmeasured,

    /// <summary>Over stations that are passed by.</summary>
    Arc,
}
