using System.Globalization;
using CsCheck;
using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

/// <summary>Journeys that tests write down or make up, and an engine over them.</summary>
internal static class WrittenJourneys
{
    public const long Minute = 60 * UtcTime.MicrosPerSecond;
    public const long Hour = 60 * Minute;
    public const long Day = UtcTime.MicrosPerDay;

    /// <summary>2026-01-05T00:00:00Z, a Monday.</summary>
    public static readonly long Monday = UtcTime.FromDateTime(new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc));

    /// <summary>One customer's events in a short form: <c>cart@2d3h[channel=web,value=5] pay@3d</c>, times from <see cref="Monday"/>; an event without a time comes a minute after the one before.</summary>
    public static IEnumerable<JourneyEvent> Of(string customer, string events)
    {
        var time = Monday;
        foreach (var part in events.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = part.IndexOf('[', StringComparison.Ordinal) is >= 0 and var at ? part[(at + 1)..^1].Split(',').Select(f => f.Split('=')).ToDictionary(f => f[0], f => f[1]) : [];
            var name = part.Split('[')[0].Split('@');
            time = name.Length > 1 ? Monday + Duration.Parse(name[1]).Micros : time + Minute;
            double? value = fields.Remove("value", out var amount) ? double.Parse(amount, CultureInfo.InvariantCulture) : null;
            yield return new JourneyEvent { Customer = customer, Activity = name[0], TimeMicros = time, Fields = fields, Value = value };
        }
    }

    public static JourneyEngine EngineOver(IEnumerable<JourneyEvent> events, int segments = 2, int threads = 2, int eventsPerChunk = 3, bool scalar = false) =>
        new(new FixedSnapshotSource(MemorySnapshot.FromEvents(events, segments)), new SegmentEvaluator(), threads) { EventsPerChunk = eventsPerChunk, Scalar = scalar };

    public static JourneyEngine EngineOver(params (string Customer, string Events)[] journeys) => EngineOver(journeys.SelectMany(j => Of(j.Customer, j.Events)));

    /// <summary>Small random sets of events: few customers and activities, equal times, missing fields.</summary>
    public static Gen<List<JourneyEvent>> Random { get; } =
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 4], Gen.Int[0, 30], Gen.Int[0, 3], Gen.Int[0, 4], Gen.Int[-20, 20].Nullable())
            .Select((customer, activity, time, channel, device, value) => new JourneyEvent
            {
                Customer = "c" + customer.ToString(CultureInfo.InvariantCulture),
                Activity = "abcde"[activity].ToString(),
                TimeMicros = Monday + time * 7 * Hour,
                Fields = new[] { ("channel", channel == 0 ? null : "web app store".Split(' ')[channel - 1]), ("device", device < 2 ? null : "phone pad till".Split(' ')[device - 2]) }
                    .Where(f => f.Item2 is not null).ToDictionary(f => f.Item1, f => f.Item2!),
                Value = value,
            })
            .List[0, 60];

    /// <summary>Scopes that leave everything, a period, some events, some customers.</summary>
    public static Gen<Scope> Scopes { get; } = Gen.OneOf(
        Scope.All,
        new Scope { Period = new Period(Monday + 2 * Day, Monday + 7 * Day) },
        new Scope { Where = StepSyntax.ParseConditions("channel=web|app") },
        new Scope { Segment = new NamedSegment("did a", SegmentRule.Parse("did a")) },
        new Scope { Customers = ["c1", "c2", "c3", "nobody"], Period = new Period(null, Monday + 6 * Day) });

    /// <summary>The same question asked of any cut of the same journeys over segments, pieces and threads, and by the plain twins, gives the same JSON; every address opens to as many customers as stated.</summary>
    public static void HoldsHoweverCut<TAnswer>(IReadOnlyList<JourneyEvent> events, Question<TAnswer> question, Func<TAnswer, IEnumerable<(string Address, long Customers)>> numbers)
        where TAnswer : Answer
    {
        var engine = EngineOver(events);
        var answer = Ask(engine, question);
        var json = JourneyJson.Write(answer);
        Assert.Equal(json, JourneyJson.Write(Ask(EngineOver(events, segments: 1, threads: 1, eventsPerChunk: 1 << 20), question)));
        Assert.Equal(json, JourneyJson.Write(Ask(EngineOver(events, segments: 3, threads: 3, eventsPerChunk: 1), question)));
        Assert.Equal(json, JourneyJson.Write(Ask(EngineOver(events, scalar: true), question)));
        foreach (var (address, customers) in numbers(answer))
        {
            Assert.True(customers == Open(engine, question, address).Count, $"{address} says {customers.ToString(CultureInfo.InvariantCulture)}, in {json}");
        }
    }

    public static TAnswer Ask<TAnswer>(IJourneyEngine engine, Question<TAnswer> question)
        where TAnswer : Answer => (TAnswer)engine.AskAsync(question).GetAwaiter().GetResult();

    /// <summary>The customers behind a number.</summary>
    public static IReadOnlyList<string> Open(IJourneyEngine engine, Question question, string address)
    {
        var page = engine.OpenAsync(question, address, new PageRequest(10_000)).GetAwaiter().GetResult();
        Assert.Equal(page.Total, page.Customers.Count);
        return [.. page.Customers.Select(c => c.Customer)];
    }
}
