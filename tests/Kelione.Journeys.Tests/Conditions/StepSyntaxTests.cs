namespace Kelione.Journeys.Tests.Conditions;

/// <summary>The text form of steps and conditions: what it means, and what is said of text that means nothing.</summary>
public sealed class StepSyntaxTests
{
    [Fact]
    public void A_name_alone_is_an_activity()
    {
        Assert.Equal(StepPattern.Of("cart"), StepPattern.Parse("cart"));
        Assert.Equal(StepPattern.Of("add to cart"), StepPattern.Parse("  add to cart "));
        Assert.Equal(StepPattern.Of("оплата"), StepPattern.Parse("оплата"));
    }

    [Fact]
    public void Bars_part_alternatives_and_a_star_is_anything()
    {
        Assert.Equal(["cart", "basket"], StepPattern.Parse("cart | basket").Activities);
        Assert.True(StepPattern.Parse("*").IsAny);
        Assert.Equal(StepPattern.Any, StepPattern.Parse("*"));
    }

    [Fact]
    public void Brackets_hold_conditions_and_a_question_mark_makes_the_step_optional()
    {
        var step = StepPattern.Parse("order[channel=web|app, price>=100, !coupon]?");
        Assert.True(step.Optional);
        Assert.Equal(["order"], step.Activities);
        Assert.Equal(
            [
                new Condition { Field = "channel", Comparison = Comparison.Is, Values = ["web", "app"] },
                new Condition { Field = "price", Comparison = Comparison.AtLeast, Values = ["100"] },
                new Condition { Field = "coupon", Comparison = Comparison.Absent },
            ],
            step.Conditions);
    }

    [Theory]
    [InlineData("a=b", Comparison.Is)]
    [InlineData("a!=b", Comparison.IsNot)]
    [InlineData("a~b", Comparison.Contains)]
    [InlineData("a>1", Comparison.Above)]
    [InlineData("a>=1", Comparison.AtLeast)]
    [InlineData("a<1", Comparison.Below)]
    [InlineData("a<=1", Comparison.AtMost)]
    [InlineData("a", Comparison.Present)]
    [InlineData("!a", Comparison.Absent)]
    public void Each_sign_is_a_comparison_and_is_written_back(string text, Comparison comparison)
    {
        var condition = Assert.Single(StepSyntax.ParseConditions(text));
        Assert.Equal(("a", comparison), (condition.Field, condition.Comparison));
        Assert.Equal(text, condition.ToString());
    }

    [Fact]
    public void Double_quotes_hold_what_the_grammar_would_take_for_its_own()
    {
        Assert.Equal(StepPattern.Of("a|b [c] \"d\" \\ ?"), StepPattern.Parse("\"a|b [c] \\\"d\\\" \\\\ ?\""));
        Assert.Equal("x, y", Assert.Single(StepSyntax.ParseConditions("city=\"x, y\"")).Values[0]);
    }

    [Theory]
    [InlineData("", "an activity", 1)]
    [InlineData("cart|", "an activity", 6)]
    [InlineData("cart[", "a field", 6)]
    [InlineData("cart[channel=", "a value", 14)]
    [InlineData("cart[channel=web", "']'", 17)]
    [InlineData("\"cart", "a closing double quote", 6)]
    public void An_error_says_what_was_expected_and_where(string text, string expected, int character)
    {
        var error = Assert.Throws<FormatException>(() => StepPattern.Parse(text));
        Assert.Contains(FormattableString.Invariant($"Expected {expected} at character {character} of '{text}'"), error.Message, StringComparison.Ordinal);
        Assert.Contains("order[channel=web, price>=100]", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("price>=much")]
    [InlineData("price>1|2")]
    public void A_numeric_comparison_wants_one_number(string text)
    {
        var error = Assert.Throws<FormatException>(() => StepSyntax.ParseConditions(text));
        Assert.Contains("needs one number, such as price", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_comma_parts_conditions_and_is_no_decimal_sign()
    {
        Assert.Equal(["price<1", "5"], StepSyntax.ParseConditions("price<1,5").Select(c => c.ToString()));
    }
}
