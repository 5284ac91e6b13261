namespace Kelione.Samples;

/// <summary>Runs a script for all units in order of their arrival and lets what they do out by rising time.</summary>
internal sealed class SampleStream(ScenarioScript script)
{
    /// <summary>Takes out of a unit's life what a stream consists of.</summary>
    private delegate ReadOnlySpan<T> Part<T>(Journey journey);

    /// <summary>The events, slice after slice; a slice is overwritten by the next.</summary>
    public IEnumerable<ReadOnlyMemory<SampleEvent>> Events(int customers, long seed, SampleOptions options) =>
        InOrder<SampleEvent>(customers, seed, options, journey => journey.Events);

    /// <summary>The feedback, slice after slice; a slice is overwritten by the next.</summary>
    public IEnumerable<ReadOnlyMemory<FeedbackNote>> Feedback(int customers, long seed, SampleOptions options) =>
        InOrder<FeedbackNote>(customers, seed, options, journey => journey.Feedback);

    /// <summary>The identities, slice after slice; a slice is overwritten by the next.</summary>
    public IEnumerable<ReadOnlyMemory<IdentityNote>> Identities(int customers, long seed, SampleOptions options) =>
        InOrder<IdentityNote>(customers, seed, options, journey => journey.Identities);

    private IEnumerable<ReadOnlyMemory<T>> InOrder<T>(int customers, long seed, SampleOptions options, Part<T> part)
        where T : struct, ITimed
    {
        var order = new TimeOrder<T>(script.Arrivals.Start);
        var journey = new Journey();
        foreach (var unit in script.Arrivals.InOrder(script.UnitsFor(customers)))
        {
            while (order.TryRelease(script.Arrivals.Of(unit), out var slice))
            {
                yield return slice;
            }

            journey.Reset(seed, unit, options.AnonymousIds);
            script.Live(unit, journey, options.Planted);
            foreach (ref readonly var happened in part(journey))
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
}

/// <summary>Something a customer did or said at a time.</summary>
internal interface ITimed
{
    /// <summary>Milliseconds since 1970 UTC.</summary>
    long TimeMillis { get; }

    /// <summary>The customer's number, from 0.</summary>
    int Customer { get; }
}
