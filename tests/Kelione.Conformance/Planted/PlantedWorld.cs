using System.Collections.Concurrent;
using Kelione.Engine;
using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;
using Kelione.Samples;

namespace Kelione.Conformance.Planted;

/// <summary>The embedded engine over a sample of the size people get by default; each world is made once.</summary>
internal static class PlantedWorld
{
    public const long Seed = 7;

    private static readonly ConcurrentDictionary<(string Scenario, bool Planted, bool ByAccount), Lazy<IJourneyEngine>> Engines = new();

    /// <summary>An engine over a scenario, with what is planted or without, a journey for each customer or each account.</summary>
    public static IJourneyEngine Engine(string scenario, bool planted = true, bool byAccount = false) =>
        Engines.GetOrAdd((scenario, planted, byAccount), key => new Lazy<IJourneyEngine>(() => Load(key.Scenario, key.Planted, key.ByAccount))).Value;

    /// <summary>Asks, and gives the answer with its type.</summary>
    public static TAnswer Ask<TAnswer>(this IJourneyEngine engine, Question<TAnswer> question)
        where TAnswer : Answer => (TAnswer)engine.AskAsync((Question)question).GetAwaiter().GetResult();

    private static JourneyEngine Load(string name, bool planted, bool byAccount)
    {
        var scenario = Scenarios.Find(name)!;
        var events = scenario.Generate(scenario.DefaultCustomers, Seed, new SampleOptions { Planted = planted, AnonymousIds = false })
            .Select(e => byAccount ? e with { Customer = e.Fields[EventFields.Account] } : e);
        return new JourneyEngine(new FixedSnapshotSource(MemorySnapshot.FromEvents(events)), new SegmentEvaluator());
    }
}
