namespace Kelione.Workspace;

/// <summary>
/// Chooses the measurement with which another is compared unasked. Only one of an earlier time says what moved: two periods that share days count the same customers twice, and a later one turns the change round.
/// Where there is none, nothing is said.
/// </summary>
public static class EarlierMeasurement
{
    /// <summary>The measurement before one: with the same filters, of a period that ended before this one's began; the nearest in time, and of two of one period the one made last.</summary>
    /// <param name="kept">The kept measurements of a map, newest first.</param>
    /// <param name="shown">The measurement that is looked at.</param>
    /// <returns>The summary; null where no measurement is comparable.</returns>
    public static MeasurementSummary? Of(IReadOnlyList<MeasurementSummary> kept, MeasurementSummary shown) =>
        kept.Where(k => k.Filters == shown.Filters && k.Period.EndsBefore(shown.Period)).MaxBy(k => k.Period.Last);
}
