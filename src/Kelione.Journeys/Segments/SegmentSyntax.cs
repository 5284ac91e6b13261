using System.Globalization;
using System.Text;

namespace Kelione.Journeys;

/// <summary>
/// The text form of segment rules, as the command line, pages and JSON write it:
/// <code>
/// rule      := all { "or" all }
/// all       := one { "and" one }                      and binds tighter than or
/// one       := "not" one | "(" rule ")" | did | sequence | condition
/// did       := "did" step [ count ] [ "within" length ] [ "in" "first" length ] [ "from" date ] [ "to" date ]
/// count     := ( "&gt;=" | "&lt;=" ) number [ "times" ] | number "times" | number ".." number "times"
/// sequence  := "sequence" "(" step "," step { "," step } ")" [ "within" length ]
/// </code>
/// Steps and conditions are written as in <see cref="StepSyntax"/>; a length as 7d, 12h, 30m; a date as 2026-01-01 or 2026-01-01T12:00:00Z.
/// Keywords may be written in either letter case. Names may hold spaces as long as none of their words is a keyword and they hold no parenthesis;
/// in double quotes they may hold anything: <c>did "add to cart"</c>.
/// </summary>
public static class SegmentSyntax
{
    /// <summary>How deep rules may be nested, so that no text can exhaust the stack.</summary>
    internal const int MaxDepth = 100;

    private static readonly HashSet<string> Keywords =
        new(["and", "or", "not", "did", "sequence", "within", "in", "first", "from", "to", "time", "times"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a rule.</summary>
    /// <exception cref="FormatException">With what was expected and at which character.</exception>
    public static SegmentRule Parse(string text) => new SegmentParser(text).Rule();

    /// <summary>The text form of a rule, which <see cref="Parse"/> reads back to an equal rule.</summary>
    public static string Format(SegmentRule rule) => rule switch
    {
        DidRule did => Format(did),
        AttributeRule attribute => Condition(attribute.Condition),
        SequenceRule sequence => $"sequence({string.Join(", ", sequence.Steps.Select(Step))})" + (sequence.Within is { } within ? $" within {within}" : ""),
        NotRule not => "not " + (not.Rule is AndRule or OrRule ? $"({Format(not.Rule)})" : Format(not.Rule)),
        AndRule and => string.Join(" and ", and.Rules.Select(r => r is AndRule or OrRule ? $"({Format(r)})" : Format(r))),
        OrRule or => string.Join(" or ", or.Rules.Select(r => r is OrRule ? $"({Format(r)})" : Format(r))),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.GetType().Name, "This kind of rule has no text form."),
    };

    /// <summary>Whether a word cannot stand in a name without quotes.</summary>
    internal static bool IsKeyword(ReadOnlySpan<char> word) => Keywords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static string Format(DidRule rule)
    {
        var text = new StringBuilder("did ").Append(Step(rule.Step));
        text.Append((rule.AtLeast, rule.AtMost) switch
        {
            (1, null) => "",
            (var least, null) => string.Create(CultureInfo.InvariantCulture, $" >= {least} times"),
            (var least, { } most) when least == most => string.Create(CultureInfo.InvariantCulture, $" {least} times"),
            (0, { } most) => string.Create(CultureInfo.InvariantCulture, $" <= {most} times"),
            (var least, { } most) => string.Create(CultureInfo.InvariantCulture, $" {least}..{most} times"),
        });
        if (rule.Within is { } within)
        {
            text.Append(CultureInfo.InvariantCulture, $" within {within}");
        }

        if (rule.InFirst is { } first)
        {
            text.Append(CultureInfo.InvariantCulture, $" in first {first}");
        }

        if (rule.During?.FromMicros is { } from)
        {
            text.Append(" from ").Append(Date(from));
        }

        return rule.During?.ToMicros is { } to ? text.Append(" to ").Append(Date(to)).ToString() : text.ToString();
    }

    private static string Date(long micros)
    {
        var text = UtcTime.Format(micros);
        return micros % UtcTime.MicrosPerDay == 0 ? text[..text.IndexOf('T', StringComparison.Ordinal)] : text;
    }

    private static string Step(StepPattern step)
    {
        var activities = step.Activities.Count == 0 ? "*" : string.Join('|', step.Activities.Select(Quote));
        return step.Conditions.Count == 0 ? activities : $"{activities}[{string.Join(", ", step.Conditions.Select(StepSyntax.Format))}]";
    }

    private static string Condition(Condition condition)
    {
        var form = StepSyntax.Format(condition with { Field = "f", Values = condition.Values.Count > 0 ? ["0"] : [] });
        var sign = form[..^(condition.Values.Count > 0 ? 1 : 0)];
        return sign.Replace("f", Quote(condition.Field), StringComparison.Ordinal) + string.Join('|', condition.Values.Select(Quote));
    }

    private static string Quote(string name)
    {
        var quoted = StepSyntax.Quote(name);
        return quoted != name || !NeedsQuotes(name) ? quoted : $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
    }

    private static bool NeedsQuotes(ReadOnlySpan<char> name)
    {
        if (name.IndexOfAny('(', ')') >= 0)
        {
            return true;
        }

        while (!name.IsEmpty)
        {
            var end = 0;
            while (end < name.Length && !char.IsWhiteSpace(name[end]))
            {
                end++;
            }

            if (IsKeyword(name[..end]))
            {
                return true;
            }

            name = name[Math.Min(end + 1, name.Length)..];
        }

        return false;
    }
}
