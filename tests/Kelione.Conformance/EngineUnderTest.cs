using Kelione.ClickHouse.Support;
using Kelione.Engine;
using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;
using Kelione.Oracle;

namespace Kelione.Conformance;

/// <summary>A way to get an engine over some events. A new engine, or a new way of storing events, is one more line in <see cref="All"/>: it inherits every test of this suite.</summary>
/// <param name="Name">Shown in the tests' names.</param>
/// <param name="Open">Gives an engine over events, whose order is the import order; whoever asked for it lets it go.</param>
public sealed record EngineUnderTest(string Name, Func<IReadOnlyList<JourneyEvent>, OpenedEngine> Open)
{
    /// <summary>The plain oracle: proved by the golden cases alone, and the measure of all others.</summary>
    public static EngineUnderTest Plain { get; } = new("plain", events => new OpenedEngine(new PlainEngine(events)));

    /// <summary>The engines that must agree with the oracle, the most used first.</summary>
    public static IReadOnlyList<EngineUnderTest> All { get; } =
    [
        new("embedded", events => Embedded(events, segments: 1)),
        new("embedded, plain twins of the fast kernels", events => Embedded(events, segments: 1, scalar: true)),
        new("embedded, three segments, tiny chunks", events => Embedded(events, segments: 3, threads: 2, eventsPerChunk: 5)),
        new("ClickHouse", events => ClickHouseStores.Open(events, shards: 1)) { NeedsServers = true },
        new("ClickHouse, two shards", events => ClickHouseStores.Open(events, shards: 2)) { NeedsServers = true },
    ];

    /// <summary>Whether it stands on servers, which not every machine has.</summary>
    public bool NeedsServers { get; init; }

    /// <summary>The engine of that name; the test is skipped, aloud, where the machine lacks what it stands on.</summary>
    public static EngineUnderTest Named(string name)
    {
        var named = All.Prepend(Plain).Single(e => e.Name == name);
        Assert.SkipWhen(named.NeedsServers && LocalServer.WhyNot is not null, LocalServer.WhyNot ?? "");
        return named;
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    private static OpenedEngine Embedded(IReadOnlyList<JourneyEvent> events, int segments, int threads = 1, int? eventsPerChunk = null, bool scalar = false) =>
        new(new JourneyEngine(new FixedSnapshotSource(MemorySnapshot.FromEvents(events, segments)), new SegmentEvaluator(), threads) { EventsPerChunk = eventsPerChunk, Scalar = scalar });
}
