namespace Kelione.Journeys;

/// <summary>A two-sided interval, 95 % unless said otherwise; both ends included.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end; not below the lower.</param>
public sealed record Interval(double Low, double High)
{
    /// <summary>Whether a number lies inside.</summary>
    public bool Contains(double number) => number >= Low && number <= High;
}
