using System.Globalization;
using CsCheck;
using Kelione.Engine.Index;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.Engine.Tests.Kernels;

public class StepMatcherTests
{
    [Fact]
    public void A_compiled_step_matches_exactly_the_events_that_the_step_matches() =>
        Gen.Select(RandomJourneys.Events(), RandomJourneys.Step.List[1, 4], Gen.Int[1, 3]).Sample((events, steps, segmentCount) =>
        {
            var snapshot = MemorySnapshot.FromEvents(events, segmentCount);
            var matcher = StepMatcher.Compile(snapshot, steps);
            var journeys = RandomJourneys.Journeys(events, Scope.All);
            foreach (var segment in snapshot.Segments)
            {
                var bound = matcher.Bind(segment);
                for (var j = 0; j < segment.JourneyCount; j++)
                {
                    var journey = journeys[snapshot.Persons[segment.Persons[j]]];
                    for (var i = 0; i < journey.Count; i++)
                    {
                        var expected = steps.Select((s, k) => s.Matches(journey[i]) ? 1u << k : 0).Aggregate(0u, (left, right) => left | right);
                        Assert.Equal(expected, bound.Match(segment.Offsets[j] + i, segment.Persons[j]));
                    }
                }
            }
        });

    [Theory]
    [InlineData("value=10", 10.0, true)]
    [InlineData("value=10.0", 10.0, false)]
    [InlineData("value=1E+20", 1e20, true)]
    [InlineData("value=-0", -0.0, true)]
    [InlineData("value=0", -0.0, false)]
    [InlineData("value!=10", 10.0, false)]
    [InlineData("value!=10", null, true)]
    [InlineData("value~5", 15.25, true)]
    [InlineData("value<=15.25", 15.25, true)]
    [InlineData("value<=15.25", null, false)]
    [InlineData("value", null, false)]
    [InlineData("!value", null, true)]
    public void Conditions_on_amounts_read_them_as_the_plain_condition_does(string condition, double? value, bool matches)
    {
        var step = new StepPattern { Conditions = StepSyntax.ParseConditions(condition) };
        var journeyEvent = new JourneyEvent { Customer = "c", Activity = "a", TimeMicros = 0, Value = value };
        var other = journeyEvent with { Customer = "d", Value = 3 };
        var snapshot = MemorySnapshot.FromEvents([journeyEvent, other]);
        var segment = snapshot.Segments[0];

        Assert.Equal(matches, step.Matches(journeyEvent));
        Assert.Equal(matches ? 1u : 0, StepMatcher.Compile(snapshot, step).Bind(segment).Match(0, segment.Persons[0]));
    }

    [Fact]
    public void The_table_of_activities_has_room_for_every_code_of_the_columns_width()
    {
        static StepMatcher Over(int activities) => StepMatcher.Compile(
            MemorySnapshot.FromEvents(Enumerable.Range(0, activities).Select(a => new JourneyEvent { Customer = "c", Activity = "a" + a.ToString(CultureInfo.InvariantCulture), TimeMicros = a })), StepPattern.Of("a1"));

        Assert.Equal(256, Over(3).MasksByActivity.Length);
        Assert.Equal(256, Over(256).MasksByActivity.Length);
        Assert.Equal(65_536, Over(257).MasksByActivity.Length);
    }
}
