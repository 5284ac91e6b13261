using System.Buffers;
using System.Globalization;
using System.Text;

namespace Kelione.Journeys;

/// <summary>
/// The text form of steps and conditions, as the command line, addresses of pages and JSON write them:
/// <code>
/// step        := activities [ "[" conditions "]" ] [ "?" ]
/// activities  := "*" | name { "|" name }
/// conditions  := condition { "," condition }
/// condition   := "!" field | field [ ( "=" | "!=" | "~" | "&gt;" | "&gt;=" | "&lt;" | "&lt;=" ) value { "|" value } ]
/// </code>
/// Names and values may hold spaces and any letters; where they hold a character of the grammar, begin or end with a space, they are put in double quotes, in which
/// <c>\"</c> and <c>\\</c> stand for the quote and the backslash.
/// </summary>
public static class StepSyntax
{
    private static readonly SearchValues<char> Special = SearchValues.Create("[]|,=!~<>?*\"");

    /// <summary>Reads a step.</summary>
    /// <exception cref="FormatException">With what was expected and at which character.</exception>
    public static StepPattern ParseStep(string text)
    {
        var reader = new Cursor(text);
        var activities = new List<string>();
        reader.SkipSpace();
        if (reader.TryTake('*'))
        {
            reader.SkipSpace();
        }
        else
        {
            do
            {
                activities.Add(reader.Word("|[?", "an activity"));
            }
            while (reader.TryTake('|'));
        }

        IReadOnlyList<Condition> conditions = [];
        if (reader.TryTake('['))
        {
            conditions = Conditions(ref reader, insideBrackets: true);
            reader.Expect(']');
        }

        reader.SkipSpace();
        var optional = reader.TryTake('?');
        reader.SkipSpace();
        reader.ExpectEnd();
        return new StepPattern { Activities = activities, Conditions = conditions, Optional = optional };
    }

    /// <summary>Reads conditions that must all hold: <c>channel=web|app, price&gt;=100</c>.</summary>
    /// <exception cref="FormatException">With what was expected and at which character.</exception>
    public static IReadOnlyList<Condition> ParseConditions(string text)
    {
        var reader = new Cursor(text);
        var conditions = Conditions(ref reader, insideBrackets: false);
        reader.ExpectEnd();
        return conditions;
    }

    /// <summary>The text form of a step.</summary>
    public static string Format(StepPattern step)
    {
        var text = new StringBuilder(step.Activities.Count == 0 ? "*" : string.Join('|', step.Activities.Select(Quote)));
        if (step.Conditions.Count > 0)
        {
            text.Append('[').AppendJoin(", ", step.Conditions.Select(Format)).Append(']');
        }

        return text.Append(step.Optional ? "?" : "").ToString();
    }

    /// <summary>The text form of a condition.</summary>
    public static string Format(Condition condition) => condition.Comparison switch
    {
        Comparison.Present => Quote(condition.Field),
        Comparison.Absent => "!" + Quote(condition.Field),
        _ => Quote(condition.Field) + Sign(condition.Comparison) + string.Join('|', condition.Values.Select(Quote)),
    };

    /// <summary>A name in the form that the grammar reads back: as it is, or in double quotes.</summary>
    public static string Quote(string name) =>
        name.Length > 0 && name.AsSpan().IndexOfAny(Special) < 0 && !char.IsWhiteSpace(name[0]) && !char.IsWhiteSpace(name[^1])
            ? name
            : '"' + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    private static string Sign(Comparison comparison) => comparison switch
    {
        Comparison.Is => "=",
        Comparison.IsNot => "!=",
        Comparison.Contains => "~",
        Comparison.Above => ">",
        Comparison.AtLeast => ">=",
        Comparison.Below => "<",
        Comparison.AtMost => "<=",
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    private static List<Condition> Conditions(ref Cursor reader, bool insideBrackets)
    {
        var conditions = new List<Condition>();
        do
        {
            conditions.Add(OneCondition(ref reader, insideBrackets));
        }
        while (reader.TryTake(','));
        return conditions;
    }

    private static Condition OneCondition(ref Cursor reader, bool insideBrackets)
    {
        reader.SkipSpace();
        if (reader.TryTake('!'))
        {
            return new Condition { Field = reader.Word(insideBrackets ? ",]" : ",", "a field"), Comparison = Comparison.Absent };
        }

        var field = reader.Word(insideBrackets ? "=!~<>,]" : "=!~<>,", "a field");
        if (reader.TryComparison() is not { } comparison)
        {
            return new Condition { Field = field, Comparison = Comparison.Present };
        }

        var values = new List<string>();
        do
        {
            values.Add(reader.Word(insideBrackets ? "|,]" : "|,", "a value"));
        }
        while (reader.TryTake('|'));
        if (comparison is Comparison.Above or Comparison.AtLeast or Comparison.Below or Comparison.AtMost
            && (values.Count != 1 || !Condition.TryNumber(values[0], out _)))
        {
            throw new FormatException($"'{field}{Sign(comparison)}' needs one number, such as {field}{Sign(comparison)}100.");
        }

        return new Condition { Field = field, Comparison = comparison, Values = values };
    }

    private ref struct Cursor(string text)
    {
        private int _at;

        public void SkipSpace()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
            {
                _at++;
            }
        }

        public bool TryTake(char expected)
        {
            if (_at < text.Length && text[_at] == expected)
            {
                _at++;
                return true;
            }

            return false;
        }

        public void Expect(char expected)
        {
            SkipSpace();
            if (!TryTake(expected))
            {
                throw Error($"'{expected}'");
            }
        }

        public readonly void ExpectEnd()
        {
            if (_at < text.Length)
            {
                throw Error("the end");
            }
        }

        public Comparison? TryComparison()
        {
            if (TryTake('='))
            {
                return Comparison.Is;
            }

            if (TryTake('~'))
            {
                return Comparison.Contains;
            }

            if (TryTake('>'))
            {
                return TryTake('=') ? Comparison.AtLeast : Comparison.Above;
            }

            if (TryTake('<'))
            {
                return TryTake('=') ? Comparison.AtMost : Comparison.Below;
            }

            if (TryTake('!'))
            {
                Expect('=');
                return Comparison.IsNot;
            }

            return null;
        }

        /// <summary>A quoted name, or everything up to one of the stop characters, without spaces around it.</summary>
        public string Word(string stops, string what)
        {
            SkipSpace();
            if (TryTake('"'))
            {
                var quoted = Quoted();
                SkipSpace();
                return quoted;
            }

            var start = _at;
            while (_at < text.Length && !stops.Contains(text[_at], StringComparison.Ordinal))
            {
                _at++;
            }

            var word = text[start.._at].Trim();
            return word.Length > 0 ? word : throw Error(what);
        }

        private string Quoted()
        {
            var word = new StringBuilder();
            while (_at < text.Length && text[_at] != '"')
            {
                if (text[_at] == '\\' && _at + 1 < text.Length)
                {
                    _at++;
                }

                word.Append(text[_at++]);
            }

            if (!TryTake('"'))
            {
                throw Error("a closing double quote");
            }

            return word.ToString();
        }

        private readonly FormatException Error(string expected) => new(
            string.Create(CultureInfo.InvariantCulture, $"Expected {expected} at character {_at + 1} of '{text}'. Write steps as cart, \"cart|basket\" or order[channel=web, price>=100]."));
    }
}
