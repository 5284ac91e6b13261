using CsCheck;
using Kelione.Oracle.Generation;

namespace Kelione.Journeys.Tests.Conditions;

/// <summary>Which events conditions and steps mean.</summary>
public sealed class ConditionTests
{
    private static readonly JourneyEvent Order = new()
    {
        Customer = "ann",
        Activity = "order",
        TimeMicros = 0,
        Value = 99.5,
        Fields = new Dictionary<string, string> { ["channel"] = "Web Shop", ["items"] = "10" },
    };

    [Theory]
    [InlineData("channel=\"Web Shop\"", true)]
    [InlineData("channel=web shop", false)] // names are as they are written
    [InlineData("channel=app|Web Shop", true)]
    [InlineData("channel!=app", true)]
    [InlineData("coupon!=x", true)] // an event without the field is not x
    [InlineData("coupon=x", false)]
    [InlineData("channel~SHOP", true)]
    [InlineData("channel~shopping|web", true)]
    [InlineData("items>9", true)] // as numbers: as text 10 would come before 9
    [InlineData("items>=10", true)]
    [InlineData("items<10", false)]
    [InlineData("items<=10", true)]
    [InlineData("channel>1", false)] // not a number
    [InlineData("coupon<1", false)] // absent
    [InlineData("value>=99.5", true)]
    [InlineData("value=99.5", true)]
    [InlineData("value", true)]
    [InlineData("items", true)]
    [InlineData("!items", false)]
    [InlineData("!coupon", true)]
    [InlineData("activity=order", true)]
    [InlineData("customer=ann", true)]
    [InlineData("customer=bob", false)]
    public void A_condition_holds_for_the_events_it_describes(string condition, bool holds) =>
        Assert.Equal(holds, Assert.Single(StepSyntax.ParseConditions(condition)).Matches(Order));

    [Theory]
    [InlineData("order", true)]
    [InlineData("cart|order", true)]
    [InlineData("cart", false)]
    [InlineData("Order", false)]
    [InlineData("*", true)]
    [InlineData("*[items=10]", true)]
    [InlineData("order[items=10, value>100]", false)]
    public void A_step_wants_one_of_its_activities_and_all_its_conditions(string step, bool matches) =>
        Assert.Equal(matches, StepPattern.Parse(step).Matches(Order));

    [Fact]
    public void Opposite_comparisons_never_agree() =>
        Gen.Select(ScopeGen.Condition, JourneyGen.Events).Sample((condition, set) =>
        {
            Comparison? opposite = condition.Comparison switch
            {
                Comparison.Is => Comparison.IsNot,
                Comparison.Present => Comparison.Absent,
                _ => null,
            };
            if (opposite is { } other)
            {
                Assert.All(set.Events, e => Assert.NotEqual(condition.Matches(e), (condition with { Comparison = other }).Matches(e)));
            }
        });

    [Fact]
    public void Equality_is_by_content()
    {
        Assert.Equal(StepPattern.Parse("a|b[c=d|e]?"), StepPattern.Parse(" a | b[ c = d | e ]? "));
        Assert.Equal(StepPattern.Parse("a[b=c]").GetHashCode(), StepPattern.Parse("a[b=c]").GetHashCode());
        Assert.NotEqual(StepPattern.Parse("a[b=c]"), StepPattern.Parse("a[b=d]"));
        Assert.NotEqual(StepPattern.Parse("a"), StepPattern.Parse("a?"));
        Assert.NotEqual(StepPattern.Parse("a|b"), StepPattern.Parse("b|a"));
    }
}
