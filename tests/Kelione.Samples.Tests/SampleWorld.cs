using System.Collections.Concurrent;
using Kelione.Journeys;

namespace Kelione.Samples.Tests;

/// <summary>One event as the counting in these tests needs it.</summary>
public sealed record Seen(string Activity, long TimeMicros, string? Channel, string? Role, double? Value)
{
    public bool Is(StepPattern step) =>
        step.Activities.Contains(Activity)
        && step.Conditions.All(c => c.Matches(c.Field switch { EventFields.Channel => Channel, EventFields.Role => Role, _ => throw new NotSupportedException(c.Field) }));
}

/// <summary>The whole journeys of a scenario, anonymous ids merged, by customer or by account. Generated once for each scenario and world.</summary>
public static class SampleWorld
{
    public const long Seed = 7;

    private static readonly ConcurrentDictionary<(string Name, bool Planted, bool ByAccount), Lazy<IReadOnlyList<Seen[]>>> Worlds = new();

    public static IReadOnlyList<Seen[]> Of(string name, bool planted = true, bool byAccount = false) =>
        Worlds.GetOrAdd((name, planted, byAccount), key => new Lazy<IReadOnlyList<Seen[]>>(() => Load(key.Name, key.Planted, key.ByAccount))).Value;

    private static List<Seen[]> Load(string name, bool planted, bool byAccount)
    {
        var scenario = Scenarios.Find(name)!;
        var known = scenario.Identities(scenario.DefaultCustomers, Seed).ToDictionary(i => i.Anonymous, i => i.Known);
        var options = new SampleOptions { Planted = planted, AnonymousIds = planted };
        return
        [
            .. scenario.Generate(scenario.DefaultCustomers, Seed, options)
                .GroupBy(e => byAccount ? e.Fields[EventFields.Account] : known.GetValueOrDefault(e.Customer, e.Customer))
                .Select(journey => journey.Select(e => new Seen(e.Activity, e.TimeMicros, e.Field(EventFields.Channel), e.Field(EventFields.Role), e.Value)).ToArray()),
        ];
    }
}
