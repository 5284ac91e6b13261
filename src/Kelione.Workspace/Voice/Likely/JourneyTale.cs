namespace Kelione.Workspace;

/// <summary>What happened to a customer, event after event: only what is needed to compare journeys.</summary>
internal sealed class JourneyTale
{
    // Who has more events than this is a machine or a shop's own till.
    private const int MostEvents = 5_000;

    private readonly List<(long Time, string Activity)> _events = [];

    /// <summary>The events by time.</summary>
    public IReadOnlyList<(long Time, string Activity)> Events => _events;

    /// <summary>Adds an event; journeys of several ids of one person come one after the other.</summary>
    public void Add(long time, string activity)
    {
        if (_events.Count < MostEvents)
        {
            _events.Add((time, activity));
        }
    }

    /// <summary>Brings the events into the order of time; those of one moment stay in the order in which they came.</summary>
    public JourneyTale Ordered()
    {
        for (var i = 1; i < _events.Count; i++)
        {
            if (_events[i].Time < _events[i - 1].Time)
            {
                List<(long, string)> ordered = [.. _events.OrderBy(e => e.Time)];
                _events.Clear();
                _events.AddRange(ordered);
                break;
            }
        }

        return this;
    }
}
