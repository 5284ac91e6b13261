using System.Text.Json;

namespace Kelione.Journeys.Tests.Segments;

public sealed class SegmentSyntaxTests
{
    private static DidRule Did(string step) => new(StepPattern.Parse(step));

    [Fact]
    public void An_activity_alone_means_at_least_once() => Assert.Equal(Did("cart"), SegmentRule.Parse("did cart"));

    [Theory]
    [InlineData("did cart >= 3 times", 3, null)]
    [InlineData("did cart >= 3", 3, null)]
    [InlineData("did cart>=3 times", 3, null)]
    [InlineData("did cart 2 times", 2, 2)]
    [InlineData("did cart 1 time", 1, 1)]
    [InlineData("did cart <= 1 times", 0, 1)]
    [InlineData("did cart 2..4 times", 2, 4)]
    [InlineData("did cart 0 times", 0, 0)]
    public void Counts_are_read(string text, int least, int? most) =>
        Assert.Equal(Did("cart") with { AtLeast = least, AtMost = most }, SegmentRule.Parse(text));

    [Fact]
    public void Stretches_first_days_and_periods_are_read()
    {
        Assert.Equal(Did("cart") with { AtLeast = 3, Within = Duration.FromDays(7) }, SegmentRule.Parse("did cart >= 3 times within 7d"));
        Assert.Equal(Did("cart") with { InFirst = Duration.FromDays(1) }, SegmentRule.Parse("did cart in first 1d"));
        Assert.True(UtcTime.TryParse("2026-01-01", out var from));
        Assert.True(UtcTime.TryParse("2026-02-01", out var to));
        Assert.Equal(Did("cart") with { During = new Period(from, to) }, SegmentRule.Parse("did cart from 2026-01-01 to 2026-02-01"));
        Assert.Equal(Did("cart") with { During = new Period(null, to) }, SegmentRule.Parse("did cart to 2026-02-01"));
    }

    [Theory]
    [InlineData("country=LT")]
    [InlineData("!coupon")]
    [InlineData("coupon")]
    [InlineData("value>=100")]
    [InlineData("account=acme|globex")]
    [InlineData("country!=LT")]
    [InlineData("page~cart")]
    public void Conditions_are_read_as_everywhere(string text) =>
        Assert.Equal(new AttributeRule(StepSyntax.ParseConditions(text)[0]), SegmentRule.Parse(text));

    [Fact]
    public void A_sequence_has_steps_with_conditions_and_a_window() => Assert.Equal(
        new SequenceRule([StepPattern.Of("a"), StepPattern.Parse("b[channel=web, price>=2]"), StepPattern.Of("c")], Duration.FromDays(1)),
        SegmentRule.Parse("sequence(a, b[channel=web, price>=2], c) within 1d"));

    [Fact]
    public void And_binds_tighter_than_or() => Assert.Equal(
        new OrRule([new AndRule([Did("a"), new NotRule(Did("b"))]), Did("c")]), SegmentRule.Parse("did a and not did b or did c"));

    [Fact]
    public void Parentheses_keep_together_what_they_hold()
    {
        Assert.Equal(new AndRule([Did("a"), new OrRule([Did("b"), Did("c")])]), SegmentRule.Parse("did a and (did b or did c)"));
        Assert.Equal(new AndRule([new AndRule([Did("a"), Did("b")]), Did("c")]), SegmentRule.Parse("(did a and did b) and did c"));
        Assert.Equal(new NotRule(new OrRule([Did("b"), Did("c")])), SegmentRule.Parse("NOT (did b OR did c)"));
    }

    [Fact]
    public void Names_with_spaces_need_quotes_only_where_a_word_is_a_keyword()
    {
        Assert.Equal(new DidRule(StepPattern.Of("search results")) { AtLeast = 2, AtMost = 2 }, SegmentRule.Parse("did search results 2 times"));
        Assert.Equal(new DidRule(StepPattern.Of("step 2")), SegmentRule.Parse("did step 2"));
        Assert.Equal(new DidRule(StepPattern.Of("add to cart")), SegmentRule.Parse("did \"add to cart\""));
        Assert.Equal("did \"add to cart\"", new DidRule(StepPattern.Of("add to cart")).ToString());
        Assert.Equal("did \"pay (card)\" >= 2 times", (new DidRule(StepPattern.Of("pay (card)")) { AtLeast = 2 }).ToString());
    }

    [Theory]
    [InlineData("", "Expected a rule at character 1")]
    [InlineData("did", "Expected an activity")]
    [InlineData("did cart and", "Expected a rule at character 13")]
    [InlineData("did cart within soon", "Expected a length of time such as 7d, 12h or 30m at character 17")]
    [InlineData("did add to cart", "in double quotes")]
    [InlineData("did cart 4..2 times", "a range that rises")]
    [InlineData("did cart <= 2 times within 7d", "no 'within' after an upper bound")]
    [InlineData("(did cart", "Expected ')' at character 10")]
    [InlineData("sequence(a)", "at least two steps")]
    [InlineData("did \"cart", "closing double quote")]
    [InlineData("value>=many", "needs one number")]
    [InlineData("a=1, b=2", "'and' instead of a comma")]
    [InlineData("did cart?", "no optional steps")]
    [InlineData("did cart)", "Expected 'and', 'or' or the end at character 9")]
    public void Mistakes_are_named_with_their_place(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => SegmentRule.Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_rule_nested_without_end_is_refused()
    {
        Assert.Throws<FormatException>(() => SegmentRule.Parse(new string('(', 100_000) + "did a"));
        Assert.Throws<FormatException>(() => SegmentRule.Parse(string.Concat(Enumerable.Repeat("not ", 100_000)) + "did a"));
    }

    [Fact]
    public void Rules_are_text_in_json_wherever_they_stand()
    {
        var segment = new NamedSegment("busy", SegmentRule.Parse("did cart >= 3 times within 7d and not country=LT"));
        var question = new SegmentOverlapQuestion { Segments = [segment, new("all", Did("*"))], Scope = new Scope { Segment = segment } };
        var json = JourneyJson.WriteQuestion(question);

        using var document = JsonDocument.Parse(json);
        Assert.Equal("did cart >= 3 times within 7d and not country=LT", document.RootElement.GetProperty("segments")[0].GetProperty("rule").GetString());
        var back = Assert.IsType<SegmentOverlapQuestion>(JourneyJson.ReadQuestion(json));
        Assert.Equal(question.Segments, back.Segments);
        Assert.Equal(question.Scope, back.Scope);
    }

    [Theory]
    [InlineData("""{"question":"segmentOverlap","segments":[{"name":"a","rule":"did"}]}""", "Expected an activity")]
    [InlineData("""{"question":"segmentOverlap","segments":[{"name":"a","rule":7}]}""", "rule is a text")]
    public void A_broken_rule_in_json_is_a_question_that_cannot_be_read(string json, string message) =>
        Assert.Contains(message, Assert.Throws<QuestionException>(() => JourneyJson.ReadQuestion(json)).Message, StringComparison.Ordinal);
}
