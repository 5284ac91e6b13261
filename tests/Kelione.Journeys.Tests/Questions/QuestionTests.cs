namespace Kelione.Journeys.Tests.Questions;

/// <summary>Which questions cannot be asked, and that the message says what to change.</summary>
public sealed class QuestionTests
{
    private static readonly StepPattern A = StepPattern.Of("a");
    private static readonly StepPattern Optional = StepPattern.Parse("a?");
    private static readonly NamedSegment S = new("s", new DidRule(A));

    public static TheoryData<Question, string> Unaskable() => new()
    {
        { new StatusQuestion { Version = 2 }, "version 2" },
        { new FlowsQuestion { Top = 0 }, "top" },
        { new SankeyQuestion { Columns = 0 }, "columns" },
        { new SankeyQuestion { TopPerColumn = 101 }, "topPerColumn" },
        { new StepMatrixQuestion { After = 0 }, "after" },
        { new StepMatrixQuestion { Before = 1 }, "anchor" },
        { new LoopsQuestion { MaxLength = 7 }, "maxLength" },
        { new VariantsQuestion { Top = 0 }, "top" },
        { new FunnelQuestion { Steps = [] }, "from 1 to 32" },
        { new FunnelQuestion { Steps = [.. Enumerable.Repeat(A, 33)] }, "from 1 to 32" },
        { new FunnelQuestion { Steps = [Optional, A] }, "optional" },
        { new FunnelQuestion { Steps = [A, Optional] }, "optional" },
        { new FunnelQuestion { Steps = [A], Within = new Duration(-1) }, "within" },
        { new FunnelQuestion { Steps = [A, A], Order = FunnelOrder.Any, FirstOnly = true }, "first entry" },
        { new FunnelQuestion { Steps = [A, Optional, A], Order = FunnelOrder.Any }, "optional" },
        { new FunnelQuestion { Steps = [A], ByStep = 2 }, "byStep" },
        { new FunnelQuestion { Steps = [A], PreviousPeriod = true }, "--from and --to" },
        { new StepMeasuresQuestion { Steps = [] }, "1 and 64" },
        { new StepMeasuresQuestion { Steps = [.. Enumerable.Range(0, 65).Select(i => new MeasuredStep($"{i}", A))] }, "1 and 64" },
        { new StepMeasuresQuestion { Steps = [new("x", A), new("x", A)] }, "'x'" },
        { new StepMeasuresQuestion { Steps = [new("x", A)], Within = new Duration(-1) }, "within" },
        { new StepMeasuresQuestion { Steps = [new("x", A)], RetentionDays = 0 }, "retentionDays" },
        { new StepMeasuresQuestion { Steps = [new("x", A)], Ways = 51 }, "ways" },
        { new StepMeasuresQuestion { Steps = [new("x", A)], OffMap = -1 }, "offMap" },
        { new StepMeasuresQuestion { Steps = [new("x", A)], Arcs = [new("x", "y")] }, "'y'" },
        { new RetentionQuestion { Periods = 0 }, "periods" },
        { new RetentionQuestion { Brackets = [new DayBracket(3, 2)] }, "bracket" },
        { new RetentionQuestion { Zone = "Middle/Earth" }, "Europe/Vilnius" },
        { new AhaQuestion { OutcomeFrom = new Duration(1) }, "exposure" },
        { new AhaQuestion { Times = 0 }, "times" },
        { new DropOffsQuestion { Steps = [A] }, "from 2 to 32" },
        { new DropOffsQuestion { Steps = [A, A], ExposureAfter = new Duration(-1) }, "negative" },
        { new CrossingsQuestion { Field = " " }, "field" },
        { new CrossingsQuestion { Field = EventFields.Customer }, "channel or device" },
        { new AttributionQuestion { Conversion = A, HalfLife = default }, "half-life" },
        { new SegmentOverlapQuestion { Segments = [S, S] }, "different" },
        { new SegmentDiscoveryQuestion { MinimumShare = 0 }, "minimumShare" },
        { new ParetoQuestion { Target = 1.5 }, "target" },
        { new SessionsQuestion { TimeOut = new Duration(-1) }, "time-out" },
        { new TimelineQuestion { Customer = "" }, "customer" },
        { new CustomersQuestion { Top = 10_001 }, "top" },
        { new ComparisonQuestion { Of = new TimelineQuestion { Customer = "c" }, Left = S, Right = S }, "cannot be compared" },
        { new ComparisonQuestion { Of = new StatusQuestion { Scope = new Scope { Segment = S } }, Left = S, Right = S }, "segment of its own" },
        { new ComparisonQuestion { Of = new LoopsQuestion { Top = 0 }, Left = S, Right = S }, "top" },
    };

    [Theory]
    [MemberData(nameof(Unaskable), DisableDiscoveryEnumeration = true)]
    public void A_question_that_cannot_be_asked_says_what_to_change(Question question, string word)
    {
        var error = Assert.Throws<QuestionException>(question.EnsureAskable);
        Assert.Contains(word, error.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_policy_states_period_filters_segment_customers_and_ties()
    {
        var question = new StatusQuestion
        {
            Scope = new Scope
            {
                Period = new Period(0, null), Where = StepSyntax.ParseConditions("channel=web"), Segment = S, Customers = ["x", "y"],
            },
        };
        Assert.Equal(
            [
                new("period", "1970-01-01T00:00:00Z .. …"),
                new("filters", "only events with channel=web; dropped before journeys are formed"),
                new("segment", "s: did a"),
                new("customers", "2 named"),
                new("ties", "time in microseconds UTC, then import order"),
            ],
            question.PolicyLines());
        Assert.Equal(["all time", "none"], new StatusQuestion().PolicyLines().Take(2).Select(l => l.Value));
    }

    [Fact]
    public void Brackets_are_day_0_and_then_weeks_unless_told()
    {
        var question = new RetentionQuestion { Kind = RetentionKind.Bracket, Periods = 15 };
        Assert.Equal([new(0, 0), new(1, 7), new(8, 14), new(15, 21)], question.PeriodsAsked());
        Assert.Equal([new(0, 0), new(1, 1)], new RetentionQuestion { Periods = 1 }.PeriodsAsked());
        Assert.Equal([new(2, 3)], (question with { Brackets = [new(2, 3)] }).PeriodsAsked());
    }

    [Fact]
    public void A_share_of_nobody_is_not_a_number()
    {
        Assert.Equal(0.25, Measure.Share("x", 1, 4).Value);
        Assert.True(double.IsNaN(Measure.Share("x", 0, 0).Value));
    }
}
