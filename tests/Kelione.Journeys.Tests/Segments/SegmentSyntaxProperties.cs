using CsCheck;

namespace Kelione.Journeys.Tests.Segments;

public sealed class SegmentSyntaxProperties
{
    private static readonly Gen<string> Name = Gen.OneOf(
        Gen.OneOf("cart", "and", "Or", "to", "add to cart", "2", "step 2", "3 times", "pay (card)", "\"", "\\", "a\\\"b", "]", "[x", ",", " led", "led ", "žolė", "订单", "!", "*", "a=b", "first", "in"),
        Gen.String[Gen.Char["ab 0(\"\\[]|,=!~<>?*)."], 1, 8]);

    private static readonly Gen<string> Number = Gen.Int[-5, 500].Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static readonly Gen<Condition> Condition = Gen.OneOf(
        Gen.Select(Name, Gen.OneOf(Comparison.Is, Comparison.IsNot, Comparison.Contains), Name.List[1, 3]).Select((f, c, v) => new Condition { Field = f, Comparison = c, Values = v }),
        Gen.Select(Name, Gen.OneOf(Comparison.Above, Comparison.AtLeast, Comparison.Below, Comparison.AtMost), Number).Select((f, c, v) => new Condition { Field = f, Comparison = c, Values = [v] }),
        Gen.Select(Name, Gen.OneOf(Comparison.Present, Comparison.Absent)).Select((f, c) => new Condition { Field = f, Comparison = c }));

    private static readonly Gen<StepPattern> Step =
        Gen.Select(Name.List[0, 2], Condition.List[0, 2]).Select((a, c) => new StepPattern { Activities = a, Conditions = c });

    private static readonly Gen<Duration> Length = Gen.Long[0, 100 * UtcTime.MicrosPerDay].Select(m => new Duration(m));

    private static readonly Gen<Period> During = Gen.Select(Gen.Bool, Gen.Bool, Gen.Long[-UtcTime.MicrosPerDay * 4000, UtcTime.MicrosPerDay * 30000], Gen.Int[1, 900])
        .Select((open, whole, from, days) =>
            new Period(open ? null : whole ? UtcTime.DayOf(from) * UtcTime.MicrosPerDay : from, from + days * UtcTime.MicrosPerDay));

    private static readonly Gen<SegmentRule> Did = Gen.Select(Step, Gen.Int[0, 4], Gen.Int[0, 3].Nullable(), Length.Nullable(), Length.Nullable(), During.Null())
        .Select((step, least, more, within, first, during) => (SegmentRule)new DidRule(step)
        {
            AtLeast = least, AtMost = least + more, Within = more is null ? within : null, InFirst = first, During = during,
        });

    private static Gen<SegmentRule> Rule(int depth)
    {
        var leaf = Gen.OneOf(
            Did,
            Condition.Select(c => (SegmentRule)new AttributeRule(c)),
            Gen.Select(Step.List[2, 4], Length.Nullable()).Select((s, w) => (SegmentRule)new SequenceRule(s, w)));
        if (depth == 0)
        {
            return leaf;
        }

        var inner = Rule(depth - 1);
        return Gen.OneOf(
            leaf,
            inner.Select(r => (SegmentRule)new NotRule(r)),
            inner.List[2, 3].Select(r => (SegmentRule)new AndRule(r)),
            inner.List[2, 3].Select(r => (SegmentRule)new OrRule(r)));
    }

    [Fact]
    public void What_is_written_is_read_back_as_the_same_rule() =>
        Rule(3).Sample(rule => Assert.Equal(rule, SegmentRule.Parse(rule.ToString())), iter: 20_000);

    [Fact]
    public void Any_text_is_read_or_refused_kindly() =>
        Gen.OneOf(
                Gen.String[Gen.Char["did cart sequence(a,b)within 7d\"[]=<>!.\\ 3times and or not"], 0, 60],
                Gen.OneOf("did", "a", "(", ")", "and", "or", "not", "sequence", ",", "within", "1d", "in", "first", ">=", "2", "..", "times", "from", "2026-01-01", "x=1", "\"q\"")
                    .List[0, 14].Select(words => string.Join(' ', words)))
            .Sample(
                text =>
                {
                    try
                    {
                        var rule = SegmentRule.Parse(text);
                        Assert.Equal(rule, SegmentRule.Parse(rule.ToString()));
                    }
                    catch (FormatException e)
                    {
                        Assert.NotEmpty(e.Message);
                    }
                },
                iter: 50_000);
}
