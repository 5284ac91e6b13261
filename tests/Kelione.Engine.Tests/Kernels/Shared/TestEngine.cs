using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

/// <summary>Engines over events in memory, and a short way to write journeys down.</summary>
internal static class TestEngine
{
    public static JourneyEngine Over(IEnumerable<JourneyEvent> events, int segments = 2, int threads = 2, int eventsPerChunk = 7, bool scalar = false, bool wide = true) =>
        new(new FixedSnapshotSource(MemorySnapshot.FromEvents(events, segments)), new PlainSegments(), threads) { EventsPerChunk = eventsPerChunk, Scalar = scalar, Wide = wide };

    /// <summary>One customer's events at hours: <c>Journey("ann", "0 search", "1 cart", "1.5 pay[channel=web]")</c>; conditions with = become fields, <c>value</c> the amount.</summary>
    public static IEnumerable<JourneyEvent> Journey(string customer, params string[] events) => events.Select(text =>
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var step = StepPattern.Parse(text[(space + 1)..]);
        Assert.True(Condition.TryNumber(text[..space], out var hour));
        var value = step.Conditions.SingleOrDefault(c => c.Field == EventFields.Value);
        return new JourneyEvent
        {
            Customer = customer,
            Activity = step.Activities[0],
            TimeMicros = (long)(hour * 3600 * UtcTime.MicrosPerSecond),
            Fields = step.Conditions.Where(c => c != value).ToDictionary(c => c.Field, c => c.Values[0]),
            Value = value is not null && Condition.TryNumber(value.Values[0], out var amount) ? amount : null,
        };
    });

    /// <summary>Asks and waits: property tests run outside the runner's own context.</summary>
    public static TAnswer Ask<TAnswer>(this JourneyEngine engine, Question<TAnswer> question)
        where TAnswer : Answer => engine.AskForAsync(question).GetAwaiter().GetResult();

    /// <summary>Every customer id behind a number, page by page.</summary>
    public static List<string> OpenAll(this JourneyEngine engine, Question question, string address, int pageSize = 3)
    {
        var customers = new List<string>();
        for (string? after = null; ;)
        {
            var page = engine.OpenAsync(question, address, new PageRequest(pageSize, after)).GetAwaiter().GetResult();
            customers.AddRange(page.Customers.Select(c => c.Customer));
            if (page.Next is null)
            {
                Assert.Equal(page.Total, customers.Count);
                Assert.Equal(customers.Order(StringComparer.Ordinal), customers);
                return customers;
            }

            after = page.Next;
        }
    }

    /// <summary>Knows "did STEP" only, which is enough to test what surrounds it.</summary>
    private sealed class PlainSegments : ISegmentEvaluator
    {
        public PersonSet Evaluate(SegmentRule rule, JourneySnapshot snapshot, int threads, CancellationToken cancellation)
        {
            var matcher = StepMatcher.Compile(snapshot, ((DidRule)rule).Step);
            var persons = new PersonSet(snapshot.Persons.Count);
            foreach (var segment in snapshot.Segments)
            {
                var bound = matcher.Bind(segment);
                for (var j = 0; j < segment.JourneyCount; j++)
                {
                    if (bound.First(segment.Offsets[j], segment.Offsets[j + 1], segment.Persons[j]) < segment.Offsets[j + 1])
                    {
                        persons.Add(segment.Persons[j]);
                    }
                }
            }

            return persons;
        }
    }
}
