using System.Text.Json;
using CsCheck;
using Kelione.Oracle.Generation;

namespace Kelione.Journeys.Tests.Conditions;

/// <summary>Whatever names and values hold, the text form reads back to the same step.</summary>
public sealed class StepSyntaxProperties
{
    /// <summary>Names out of letters, signs of the grammar, spaces and other scripts; never empty.</summary>
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.String[Gen.Char["ab |[],=!~<>?*\"\\()'.:%"], 1, 8],
        Gen.OneOf("оплата", "付款", "é", "a b", "🛒 cart", "and", "did", "\t", " x", "x "),
        Gen.String[1, 6]).Where(n => n.Length > 0);

    private static readonly Gen<Condition> AnyCondition = Gen.OneOf(
        ScopeGen.Condition,
        from field in Name
        from comparison in Gen.OneOf(Comparison.Is, Comparison.IsNot, Comparison.Contains)
        from values in Name.List[1, 3]
        select new Condition { Field = field, Comparison = comparison, Values = values });

    private static readonly Gen<StepPattern> AnyStep =
        from activities in Name.List[0, 3]
        from conditions in AnyCondition.List[0, 3]
        from optional in Gen.Bool
        select new StepPattern { Activities = activities, Conditions = conditions, Optional = optional };

    [Fact]
    public void A_step_written_and_read_is_the_same_step() =>
        AnyStep.Sample(step => Assert.Equal(step, StepPattern.Parse(step.ToString())), iter: 2000, print: s => s.ToString());

    [Fact]
    public void Conditions_written_and_read_are_the_same_conditions() =>
        AnyCondition.List[1, 3].Sample(conditions => Assert.Equal(conditions, StepSyntax.ParseConditions(string.Join(", ", conditions))), iter: 2000);

    [Fact]
    public void A_step_is_its_text_in_json() =>
        AnyStep.Sample(step =>
        {
            var json = JsonSerializer.Serialize(step, JourneyJson.Compact);
            Assert.Equal(step.ToString(), JsonSerializer.Deserialize<string>(json));
            Assert.Equal(step, JsonSerializer.Deserialize<StepPattern>(json, JourneyJson.Compact));
        });

    [Fact]
    public void Any_text_is_read_or_refused_with_a_message() =>
        Gen.String[Gen.Char["ab|[],=!~<>?*\"\\ 1"], 0, 12].Sample(
            text =>
            {
                var error = Record.Exception(() => StepPattern.Parse(text));
                Assert.True(error is null or FormatException { Message.Length: > 20 }, error?.ToString());
            },
            iter: 5000);
}
