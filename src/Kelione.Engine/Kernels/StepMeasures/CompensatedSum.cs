namespace Kelione.Engine.Kernels;

/// <summary>
/// A sum that keeps what rounding takes away, so that the order of adding does not show in the result (A. Neumaier, 1974, Zeitschrift für Angewandte Mathematik und Mechanik 54, 39–51):
/// threads may add in any order.
/// </summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;
    private bool _any;

    /// <summary>null where nothing was added.</summary>
    public readonly double? Value => !_any ? null : double.IsFinite(_sum) ? _sum + _lost : _sum;

    public void Add(double value)
    {
        _any = true;
        var sum = _sum + value;
        _lost += Math.Abs(_sum) >= Math.Abs(value) ? _sum - sum + value : value - sum + _sum;
        _sum = sum;
    }

    public void Add(in CompensatedSum other)
    {
        if (other._any)
        {
            Add(other._sum);
            _lost += other._lost;
        }
    }
}
