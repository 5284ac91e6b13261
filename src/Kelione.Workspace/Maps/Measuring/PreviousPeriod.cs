using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>The period with which a period is compared: as long as what the data has of it, and ending where it begins.</summary>
internal static class PreviousPeriod
{
    /// <summary>
    /// The period before; null where the period's beginning is open or the data does not reach back so far (a day's grace). A period that runs on beyond the last event is compared as far as it came:
    /// otherwise customers of an unfinished month, who had less time, would look slower than those of the month before.
    /// </summary>
    public static Period? Of(Period? period, StatusAnswer known)
    {
        if (period?.FromMicros is not { } from || known is not { FirstMicros: { } first, LastMicros: { } last })
        {
            return null;
        }

        var to = Math.Min(period.ToMicros ?? long.MaxValue, last + 1);
        var previous = new Period(from - (to - from), from);
        return to > from && first <= previous.FromMicros + UtcTime.MicrosPerDay ? previous : null;
    }
}
