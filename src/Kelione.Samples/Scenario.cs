using System.Runtime.InteropServices;
using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>
/// A world of made-up customers, the same for the same seed on every machine, in which certain truths were planted. Immutable and safe for several threads.
/// Sizes have no limit but time: events are streamed by rising time, and memory holds only the customers who are in the middle of their journey.
/// The first customers of a large sample are exactly the customers of a small one with the same seed.
/// </summary>
public sealed class Scenario
{
    private readonly SampleStream _stream;

    internal Scenario(ScenarioScript script)
    {
        Script = script;
        _stream = new SampleStream(script);
    }

    /// <summary>The name by which it is asked for: <c>phone</c>.</summary>
    public string Name => Script.Name;

    /// <summary>The title for people.</summary>
    public string Title => Script.Title;

    /// <summary>What happens in it, in two or three sentences.</summary>
    public string Description => Script.Description;

    /// <summary>The number of customers unless told.</summary>
    public int DefaultCustomers => Script.DefaultCustomers;

    /// <summary>What was planted.</summary>
    public IReadOnlyList<PlantedTruth> Truths => Script.Truths;

    /// <summary>The columns of its event files, in order.</summary>
    public IReadOnlyList<string> EventColumns => [.. Script.Schema.Columns.Select(c => c.Header)];

    internal ScenarioScript Script { get; }

    /// <summary>The events of so many customers by rising time. Lazily; every enumeration starts anew.</summary>
    /// <param name="customers">From 0.</param>
    /// <param name="seed">Any number; another seed is another world with the same truths.</param>
    /// <param name="options">Null for <see cref="SampleOptions.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public IEnumerable<JourneyEvent> Generate(int customers, long seed, SampleOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        return _stream.Events(customers, seed, options ?? SampleOptions.Default)
            .SelectMany(slice => ReadableEvents.Of(slice, Script.Schema, Script.Words));
    }

    /// <summary>The same events in batches, ready for an appender; several times faster than one by one.</summary>
    /// <param name="customers">From 0.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="options">Null for <see cref="SampleOptions.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public IEnumerable<EventBatch> Batches(int customers, long seed, SampleOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        return new BatchedEvents(Script.Schema, Script.Words).Of(_stream.Events(customers, seed, options ?? SampleOptions.Default));
    }

    /// <summary>What the customers said, by rising time. Lazily.</summary>
    /// <param name="customers">From 0; the same number as for the events.</param>
    /// <param name="seed">The same seed as for the events.</param>
    /// <param name="options">Null for <see cref="SampleOptions.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public IEnumerable<SampleFeedback> Feedback(int customers, long seed, SampleOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        var composer = new FeedbackComposer(seed);
        return _stream.Feedback(customers, seed, options ?? SampleOptions.Default).SelectMany(slice => MemoryMarshal.ToEnumerable(slice).Select(composer.Compose));
    }

    /// <summary>Which anonymous ids turned out to be which customers, by rising time; none in scenarios without anonymous visitors. Lazily.</summary>
    /// <param name="customers">From 0; the same number as for the events.</param>
    /// <param name="seed">The same seed as for the events.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public IEnumerable<SampleIdentity> Identities(int customers, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        return _stream.Identities(customers, seed, SampleOptions.Default).SelectMany(slice => MemoryMarshal.ToEnumerable(slice).Select(note =>
            new SampleIdentity(SampleIds.Customer(note.Customer, note.Device), SampleIds.Customer(note.Customer), note.TimeMillis * 1000)));
    }

    /// <summary>What advertising cost, by month, channel and campaign, in that order; none in scenarios without advertising. Goes through all events once.</summary>
    /// <param name="customers">From 0; the same number as for the events.</param>
    /// <param name="seed">The same seed as for the events.</param>
    /// <param name="options">Null for <see cref="SampleOptions.Default"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of customers is negative.</exception>
    public IReadOnlyList<ChannelCost> Costs(int customers, long seed, SampleOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        return Script.ClickCosts.Count == 0 ? [] : AdvertisingCosts.Of(Script, _stream.Events(customers, seed, options ?? SampleOptions.Default));
    }

    /// <summary>The compact events, slice after slice by rising time; a slice is overwritten by the next.</summary>
    internal IEnumerable<ReadOnlyMemory<SampleEvent>> Slices(int customers, long seed, SampleOptions options) => _stream.Events(customers, seed, options);
}
