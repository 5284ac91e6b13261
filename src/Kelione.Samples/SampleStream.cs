namespace Kelione.Samples;

/// <summary>Runs a script for all units in order of their arrival and lets what they do out by rising time.</summary>
internal sealed class SampleStream(ScenarioScript script)
{
    /// <summary>The events, slice after slice; a slice is overwritten by the next.</summary>
    public IEnumerable<ReadOnlyMemory<SampleEvent>> Events(int customers, long seed, SampleOptions options)
    {
        var order = new TimeOrder<SampleEvent>(script.Arrivals.Start);
        foreach (var (bound, journey) in Lives(customers, seed, options))
        {
            while (order.TryRelease(bound, out var slice))
            {
                yield return slice;
            }

            foreach (ref readonly var happened in journey.Events)
            {
                if (happened.Customer < customers)
                {
                    order.Add(happened.TimeMillis, happened);
                }
            }
        }

        while (order.TryRelease(long.MaxValue, out var slice))
        {
            yield return slice;
        }
    }

    /// <summary>The lives of all units by rising arrival, each with the moment before which it and all that follow do nothing.</summary>
    private IEnumerable<(long Bound, Journey Journey)> Lives(int customers, long seed, SampleOptions options)
    {
        var journey = new Journey();
        foreach (var unit in script.Arrivals.InOrder(script.UnitsFor(customers)))
        {
            journey.Reset(seed, unit, options.AnonymousIds);
            script.Live(unit, journey, options.Planted);
            yield return (script.Arrivals.Of(unit), journey);
        }
    }
}
