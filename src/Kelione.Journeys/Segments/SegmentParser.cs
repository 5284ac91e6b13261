using System.Globalization;

namespace Kelione.Journeys;

/// <summary>Reads the text form of segment rules by recursive descent; see <see cref="SegmentSyntax"/> for the grammar.</summary>
internal sealed class SegmentParser(string text)
{
    private readonly SegmentCursor _cursor = new(text);
    private int _depth;

    public SegmentRule Rule()
    {
        var rule = Or();
        return _cursor.AtEnd ? rule : throw _cursor.Error("'and', 'or' or the end");
    }

    private SegmentRule Or()
    {
        var rules = new List<SegmentRule> { And() };
        while (_cursor.TryKeyword("or"))
        {
            rules.Add(And());
        }

        return rules.Count == 1 ? rules[0] : new OrRule(rules);
    }

    private SegmentRule And()
    {
        var rules = new List<SegmentRule> { One() };
        while (_cursor.TryKeyword("and"))
        {
            rules.Add(One());
        }

        return rules.Count == 1 ? rules[0] : new AndRule(rules);
    }

    private SegmentRule One()
    {
        if (++_depth > SegmentSyntax.MaxDepth)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"The rule is nested more than {SegmentSyntax.MaxDepth} deep; write it with fewer parentheses."));
        }

        var rule = _cursor.TryKeyword("not") ? new NotRule(One())
            : _cursor.TryKeyword("did") ? Did()
            : _cursor.TryKeyword("sequence") ? Sequence()
            : _cursor.TryTake('(') ? Parenthesised()
            : Attribute();
        _depth--;
        return rule;
    }

    private SegmentRule Parenthesised()
    {
        var rule = Or();
        _cursor.Expect(')');
        return rule;
    }

    private DidRule Did()
    {
        var rule = new DidRule(Step(stops: "()<>=", stopAtCount: true));
        var (least, most) = Count();
        rule = rule with { AtLeast = least, AtMost = most };
        if (_cursor.TryKeyword("within"))
        {
            rule = most is null ? rule with { Within = Length() } : throw _cursor.Error("no 'within' after an upper bound: it goes with '>= 3 times'");
        }

        if (_cursor.TryKeyword("in"))
        {
            rule = _cursor.TryKeyword("first") ? rule with { InFirst = Length() } : throw _cursor.Error("'first', as in 'in first 1d'");
        }

        long? from = _cursor.TryKeyword("from") ? Date() : null;
        long? to = _cursor.TryKeyword("to") ? Date() : null;
        return from is null && to is null ? rule : rule with { During = new Period(from, to) };
    }

    private SequenceRule Sequence()
    {
        _cursor.Expect('(');
        var steps = new List<StepPattern>();
        do
        {
            steps.Add(Step(stops: "(),", stopAtCount: false));
        }
        while (_cursor.TryTake(','));
        _cursor.Expect(')');
        if (steps.Count < 2)
        {
            throw _cursor.Error("at least two steps, as in sequence(cart, payment)");
        }

        return new SequenceRule(steps, _cursor.TryKeyword("within") ? Length() : null);
    }

    private AttributeRule Attribute()
    {
        var (start, part) = _cursor.Extent("()", static word => word.Equals("and", StringComparison.OrdinalIgnoreCase) || word.Equals("or", StringComparison.OrdinalIgnoreCase), stopAtCount: false);
        if (part.Length == 0)
        {
            throw _cursor.Error("a rule");
        }

        var conditions = Inner(start, () => StepSyntax.ParseConditions(part));
        return conditions.Count == 1 ? new AttributeRule(conditions[0]) : throw _cursor.Error("'and' instead of a comma between conditions", start);
    }

    private StepPattern Step(string stops, bool stopAtCount)
    {
        var (start, part) = _cursor.Extent(stops, SegmentSyntax.IsKeyword, stopAtCount);
        if (part.Length == 0)
        {
            throw _cursor.Error("an activity (in double quotes where its name holds a keyword or a sign)");
        }

        var step = Inner(start, () => StepSyntax.ParseStep(part));
        return step.Optional ? throw _cursor.Error("a step without '?': a rule has no optional steps", start) : step;
    }

    /// <summary>The number of times: 1 or more where nothing is said.</summary>
    private (int Least, int? Most) Count()
    {
        _cursor.SkipSpace();
        var atLeast = _cursor.TryTake(">=");
        if (atLeast || _cursor.TryTake("<="))
        {
            var bound = _cursor.Number();
            _ = _cursor.TryKeyword("times") || _cursor.TryKeyword("time");
            return atLeast ? (bound, null) : (0, bound);
        }

        if (!_cursor.AtDigit)
        {
            return (1, null);
        }

        var least = _cursor.Number();
        int most = least;
        if (_cursor.TryTake(".."))
        {
            most = _cursor.Number();
        }

        if (!_cursor.TryKeyword("times") && !_cursor.TryKeyword("time"))
        {
            throw _cursor.Error("'times'");
        }

        return most >= least ? (least, most) : throw _cursor.Error("a range that rises, such as 2..4 times");
    }

    private Duration Length()
    {
        var (start, word) = _cursor.Word();
        return Duration.TryParse(word, out var length) ? length : throw _cursor.Error("a length of time such as 7d, 12h or 30m", start);
    }

    private long Date()
    {
        var (start, word) = _cursor.Word();
        return UtcTime.TryParse(word, out var micros)
            ? micros
            : throw _cursor.Error("a date such as 2026-01-31 (an activity whose name holds 'from' or 'to' is put in double quotes)", start);
    }

    private T Inner<T>(int start, Func<T> parse)
    {
        try
        {
            return parse();
        }
        catch (FormatException e)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"In the rule '{text}', from character {start + 1}: {e.Message}"), e);
        }
    }
}
