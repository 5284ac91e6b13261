using System.Buffers;
using System.Globalization;

namespace Kelione.Journeys;

/// <summary>Reads the text form of segment rules by recursive descent; see <see cref="SegmentSyntax"/> for the grammar.</summary>
internal sealed class SegmentParser(string text)
{
    private static readonly SearchValues<char> CountSigns = SearchValues.Create("0123456789.");

    private int _at;
    private int _depth;

    public SegmentRule Rule()
    {
        var rule = Or();
        SkipSpace();
        return _at == text.Length ? rule : throw Error("'and', 'or' or the end");
    }

    private SegmentRule Or()
    {
        var rules = new List<SegmentRule> { And() };
        while (TryKeyword("or"))
        {
            rules.Add(And());
        }

        return rules.Count == 1 ? rules[0] : new OrRule(rules);
    }

    private SegmentRule And()
    {
        var rules = new List<SegmentRule> { One() };
        while (TryKeyword("and"))
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

        var rule = TryKeyword("not") ? new NotRule(One())
            : TryKeyword("did") ? Did()
            : TryKeyword("sequence") ? Sequence()
            : TryTake('(') ? Parenthesised()
            : Attribute();
        _depth--;
        return rule;
    }

    private SegmentRule Parenthesised()
    {
        var rule = Or();
        Expect(')');
        return rule;
    }

    private DidRule Did()
    {
        var rule = new DidRule(Step(stops: "()<>=", stopAtCount: true));
        var (least, most) = Count();
        rule = rule with { AtLeast = least, AtMost = most };
        if (TryKeyword("within"))
        {
            rule = most is null ? rule with { Within = Length() } : throw Error("no 'within' after an upper bound: it goes with '>= 3 times'");
        }

        if (TryKeyword("in"))
        {
            rule = TryKeyword("first") ? rule with { InFirst = Length() } : throw Error("'first', as in 'in first 1d'");
        }

        long? from = TryKeyword("from") ? Date() : null;
        long? to = TryKeyword("to") ? Date() : null;
        return from is null && to is null ? rule : rule with { During = new Period(from, to) };
    }

    private SequenceRule Sequence()
    {
        Expect('(');
        var steps = new List<StepPattern>();
        do
        {
            steps.Add(Step(stops: "(),", stopAtCount: false));
        }
        while (TryTake(','));
        Expect(')');
        if (steps.Count < 2)
        {
            throw Error("at least two steps, as in sequence(cart, payment)");
        }

        return new SequenceRule(steps, TryKeyword("within") ? Length() : null);
    }

    private AttributeRule Attribute()
    {
        var (start, part) = Extent("()", static word => word.Equals("and", StringComparison.OrdinalIgnoreCase) || word.Equals("or", StringComparison.OrdinalIgnoreCase), stopAtCount: false);
        if (part.Length == 0)
        {
            throw Error("a rule");
        }

        var conditions = Inner(start, () => StepSyntax.ParseConditions(part));
        return conditions.Count == 1 ? new AttributeRule(conditions[0]) : throw Error("'and' instead of a comma between conditions", start);
    }

    private StepPattern Step(string stops, bool stopAtCount)
    {
        var (start, part) = Extent(stops, SegmentSyntax.IsKeyword, stopAtCount);
        if (part.Length == 0)
        {
            throw Error("an activity (in double quotes where its name holds a keyword or a sign)");
        }

        var step = Inner(start, () => StepSyntax.ParseStep(part));
        return step.Optional ? throw Error("a step without '?': a rule has no optional steps", start) : step;
    }

    /// <summary>The number of times: 1 or more where nothing is said.</summary>
    private (int Least, int? Most) Count()
    {
        SkipSpace();
        var atLeast = TryTake(">=");
        if (atLeast || TryTake("<="))
        {
            var bound = Number();
            _ = TryKeyword("times") || TryKeyword("time");
            return atLeast ? (bound, null) : (0, bound);
        }

        if (_at == text.Length || !char.IsAsciiDigit(text[_at]))
        {
            return (1, null);
        }

        var least = Number();
        int most = least;
        if (TryTake(".."))
        {
            most = Number();
        }

        if (!TryKeyword("times") && !TryKeyword("time"))
        {
            throw Error("'times'");
        }

        return most >= least ? (least, most) : throw Error("a range that rises, such as 2..4 times");
    }

    private int Number()
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        return int.TryParse(text.AsSpan(start, _at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Error("a whole number, as in '>= 3 times'", start);
    }

    private Duration Length()
    {
        var (start, word) = Word();
        return Duration.TryParse(word, out var length) ? length : throw Error("a length of time such as 7d, 12h or 30m", start);
    }

    private long Date()
    {
        var (start, word) = Word();
        return UtcTime.TryParse(word, out var micros)
            ? micros
            : throw Error("a date such as 2026-01-31 (an activity whose name holds 'from' or 'to' is put in double quotes)", start);
    }

    private (int Start, string Word) Word()
    {
        SkipSpace();
        var start = _at;
        while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] is not ('(' or ')'))
        {
            _at++;
        }

        return (start, text[start.._at]);
    }

    private delegate bool WordTest(ReadOnlySpan<char> word);

    /// <summary>The text from here to the next stop sign or keyword outside quotes and brackets.</summary>
    private (int Start, string Part) Extent(string stops, WordTest isKeyword, bool stopAtCount)
    {
        SkipSpace();
        var start = _at;
        var inBrackets = false;
        while (_at < text.Length)
        {
            var sign = text[_at];
            if (sign == '"')
            {
                SkipQuoted();
                continue;
            }

            if (!inBrackets && (stops.Contains(sign, StringComparison.Ordinal) || (IsWordStart(start) && (isKeyword(WordAt(_at)) || (stopAtCount && IsCountAt(start))))))
            {
                break;
            }

            inBrackets = sign == '[' || (inBrackets && sign != ']');
            _at++;
        }

        return (start, text[start.._at].TrimEnd());
    }

    private bool IsWordStart(int start) => _at == start || char.IsWhiteSpace(text[_at - 1]) || text[_at - 1] is ']' or '"';

    private ReadOnlySpan<char> WordAt(int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '_' or '-'))
        {
            end++;
        }

        // A keyword is a whole word: it ends with the text, a space or a parenthesis.
        return end == text.Length || char.IsWhiteSpace(text[end]) || text[end] is '(' or ')' ? text.AsSpan(start, end - start) : [];
    }

    /// <summary>Whether <c>2 times</c> or <c>2..4 times</c> stands here: a number alone may be part of a name.</summary>
    private bool IsCountAt(int start)
    {
        var number = WordAt(_at);
        if (_at == start || number.IsEmpty || number.ContainsAnyExcept(CountSigns))
        {
            return false;
        }

        var next = _at + number.Length;
        while (next < text.Length && char.IsWhiteSpace(text[next]))
        {
            next++;
        }

        return WordAt(next).Equals("times", StringComparison.OrdinalIgnoreCase) || WordAt(next).Equals("time", StringComparison.OrdinalIgnoreCase);
    }

    private void SkipQuoted()
    {
        var start = _at++;
        while (_at < text.Length && text[_at] != '"')
        {
            _at += text[_at] == '\\' ? 2 : 1;
        }

        if (_at >= text.Length)
        {
            throw Error("a closing double quote for the one", start);
        }

        _at++;
    }

    private bool TryKeyword(string keyword)
    {
        SkipSpace();
        if (!WordAt(_at).Equals(keyword, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        _at += keyword.Length;
        return true;
    }

    private bool TryTake(char sign)
    {
        SkipSpace();
        if (_at == text.Length || text[_at] != sign)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool TryTake(string sign)
    {
        if (!text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal))
        {
            return false;
        }

        _at += sign.Length;
        return true;
    }

    private void Expect(char sign)
    {
        if (!TryTake(sign))
        {
            throw Error($"'{sign}'");
        }
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
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

    private FormatException Error(string expected, int? at = null) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"Expected {expected} at character {(at ?? _at) + 1} of '{text}'. Write rules as did cart >= 3 times within 7d and not country=LT or sequence(search, cart) within 1d."));
}
