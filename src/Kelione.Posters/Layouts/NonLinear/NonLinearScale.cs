using Kelione.Maps;
using Kelione.Posters.Layouts.Frame;

namespace Kelione.Posters.Layouts.NonLinear;

/// <summary>One scale for the band and all arcs, so that widths can be compared. Immutable.</summary>
internal sealed class NonLinearScale
{
    private const double WidestBand = 46;
    private const double WidestArc = 22;
    private const double Even = 22;
    private readonly double _unit;

    /// <param name="reading">The map.</param>
    /// <param name="moves">Its jumps and returns.</param>
    /// <param name="column">The width of the narrowest column: arcs are never so wide that a few of them fill it.</param>
    public NonLinearScale(MapReading reading, JourneyMoves moves, double column)
    {
        var band = reading.Steps.Select(s => s.Measure?.WentOn ?? 0).DefaultIfEmpty(0).Max();
        var arc = moves.Shown.Select(m => m.Customers ?? 0).Concat((reading.Measurement?.OffMap ?? []).Select(o => o.Customers)).DefaultIfEmpty(0).Max();
        _unit = Math.Min(band > 0 ? WidestBand / band : double.PositiveInfinity, arc > 0 ? Math.Min(WidestArc, column * 0.17) / arc : double.PositiveInfinity);
        IsMeasured = double.IsFinite(_unit);
    }

    /// <summary>Whether any number stands behind the widths.</summary>
    public bool IsMeasured { get; }

    /// <summary>How many customers one unit of width is; 0 where nothing was measured.</summary>
    public double CustomersPerUnit => IsMeasured ? 1 / _unit : 0;

    /// <summary>The width of an arc.</summary>
    public double Arc(long? customers) => customers is { } n && IsMeasured ? Math.Max(1.1, n * _unit) : 1.8;

    /// <summary>The width of the band where a number of customers go on; a map without numbers has an even one.</summary>
    public double Band(long? customers) => !IsMeasured ? Even : customers is { } n ? Math.Max(1.1, n * _unit) : 1.1;

    /// <summary>Half of the widest part of the band, that of a station at least.</summary>
    public double HalfLine(MapReading reading) =>
        Math.Max(NonLinearGrid.Station + 2, reading.Steps.Select(s => Band(s.Measure?.WentOn)).DefaultIfEmpty(Even).Max() / 2);
}
