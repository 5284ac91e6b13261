using System.Globalization;
using CsCheck;
using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

public class ViewBuilderTests
{
    [Fact]
    public void A_view_holds_exactly_the_events_that_the_scope_leaves() =>
        Gen.Select(RandomJourneys.Events(), RandomJourneys.Scope, Gen.Int[1, 3]).Sample((events, scope, segmentCount) =>
        {
            var snapshot = MemorySnapshot.FromEvents(events, segmentCount);
            var view = new ViewBuilder(new Everybody(), 2).Of(snapshot, scope, CancellationToken.None);
            var expected = RandomJourneys.Journeys(events, scope);

            Assert.Equal(expected.Count, view.JourneyCount);
            Assert.Equal(expected.Sum(j => j.Value.Count), view.EventCount);
            Assert.Equal(
                expected.Select(j => $"{j.Key}: {string.Join(' ', j.Value.Select(Describe))}").Order(StringComparer.Ordinal),
                Read(view).Select(j => $"{j.Customer}: {string.Join(' ', j.Events.Select(Describe))}").Order(StringComparer.Ordinal));
        });

    [Fact]
    public void The_data_reaches_as_far_as_the_last_event_left_whoever_it_belongs_to() =>
        Gen.Select(RandomJourneys.Events(), RandomJourneys.Scope).Sample((events, scope) =>
        {
            var view = new ViewBuilder(new Everybody(), 2).Of(MemorySnapshot.FromEvents(events, 2), scope, CancellationToken.None);
            var left = events.Where(e => scope.Period?.Contains(e.TimeMicros) != false && scope.Where.All(c => c.Matches(e)));
            Assert.Equal(left.Max(e => (long?)e.TimeMicros), view.ObservedUntilMicros);
        });

    [Fact]
    public void A_segment_is_judged_once_and_leaves_whole_customers()
    {
        var snapshot = MemorySnapshot.FromEvents([.. TestEngine.Journey("ann", "0 a", "1 b"), .. TestEngine.Journey("bob", "0 a")]);
        var everybody = new Everybody();
        var views = new ViewBuilder(everybody, 1);
        var segment = new NamedSegment("s", new DidRule(StepPattern.Of("b")));

        var masked = views.Of(snapshot, new Scope { Segment = segment }, CancellationToken.None);
        var filtered = views.Of(snapshot, new Scope { Segment = segment, Where = StepSyntax.ParseConditions("activity=a") }, CancellationToken.None);

        Assert.Equal((2, 3L), (masked.JourneyCount, masked.EventCount));
        Assert.Equal((2, 2L), (filtered.JourneyCount, filtered.EventCount));
        Assert.Equal(1, everybody.Asked);
    }

    [Fact]
    public void The_same_scope_over_the_same_snapshot_is_the_same_view()
    {
        var snapshot = MemorySnapshot.FromEvents(TestEngine.Journey("ann", "0 a", "1 b"));
        var views = new ViewBuilder(new Everybody(), 1);
        static Scope Scope() => new() { Where = StepSyntax.ParseConditions("activity=a") };

        var first = views.Of(snapshot, Scope(), CancellationToken.None);

        Assert.Same(first, views.Of(snapshot, Scope(), CancellationToken.None));
        Assert.NotSame(first, views.Of(MemorySnapshot.FromEvents(TestEngine.Journey("ann", "0 a")), Scope(), CancellationToken.None));
    }

    [Fact]
    public void Chunks_cover_every_visible_journey_once() =>
        Gen.Select(RandomJourneys.Events(), RandomJourneys.Scope, Gen.Int[1, 20], Gen.Int[1, 3]).Sample((events, scope, eventsPerChunk, threads) =>
        {
            var view = new ViewBuilder(new Everybody(), 1).Of(MemorySnapshot.FromEvents(events, 2), scope, CancellationToken.None);
            var walked = JourneyChunks.Walk(view.Segments, threads, eventsPerChunk, () => new List<int>(), Gather, CancellationToken.None).SelectMany(p => p).ToList();
            Assert.Equal(view.JourneyCount, walked.Count);
            Assert.Equal(walked.Count, walked.Distinct().Count());
        });

    private static void Gather(JourneyRange range, List<int> persons)
    {
        for (var j = range.First; j < range.End; j++)
        {
            persons.Add(range.Segment.Persons[j]);
        }
    }

    private static IEnumerable<(string Customer, List<JourneyEvent> Events)> Read(JourneyView view)
    {
        var snapshot = view.Snapshot;
        foreach (var segment in view.Segments)
        {
            for (var j = 0; j < segment.JourneyCount; j++)
            {
                if (segment.Hidden?[j] != true)
                {
                    var customer = snapshot.Persons[segment.Persons[j]];
                    yield return (customer, [.. Enumerable.Range((int)segment.Offsets[j], (int)(segment.Offsets[j + 1] - segment.Offsets[j])).Select(row => EventAt(segment, row, customer, snapshot))]);
                }
            }
        }
    }

    private static JourneyEvent EventAt(JourneySegment segment, int row, string customer, JourneySnapshot snapshot)
    {
        var fields = new Dictionary<string, string>();
        foreach (var name in snapshot.FieldNames)
        {
            if (segment.TryField(name, out var codes) && codes[row] > 0)
            {
                fields.Add(name, snapshot.FieldTexts(name)![codes[row] - 1]);
            }
        }

        return new JourneyEvent
        {
            Customer = customer,
            Activity = snapshot.Activities[segment.Activities[row]],
            TimeMicros = segment.Times[row],
            Fields = fields,
            Value = segment.TryValues(out var values) && !double.IsNaN(values[row]) ? values[row] : null,
        };
    }

    private static string Describe(JourneyEvent e) => string.Create(
        CultureInfo.InvariantCulture, $"{e.Activity}@{e.TimeMicros}/{e.Value}[{string.Join(',', e.Fields.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Key + f.Value))}]");

    private sealed class Everybody : ISegmentEvaluator
    {
        public int Asked { get; private set; }

        public PersonSet Evaluate(SegmentRule rule, JourneySnapshot snapshot, int threads, CancellationToken cancellation)
        {
            Asked++;
            var persons = new PersonSet(snapshot.Persons.Count);
            for (var person = 0; person < snapshot.Persons.Count; person++)
            {
                persons.Add(person);
            }

            return persons;
        }
    }
}
