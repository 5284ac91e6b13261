using System.Globalization;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>Whether a row of one segment satisfies a condition, without comparing text. Safe for several threads.</summary>
internal abstract class RowTest
{
    /// <param name="row">The row.</param>
    /// <param name="person">The person whose journey the row is of.</param>
    public abstract bool Holds(long row, int person);

    /// <summary>Whether all of some tests hold.</summary>
    public static bool All(RowTest[] tests, long row, int person)
    {
        foreach (var test in tests)
        {
            if (!test.Holds(row, person))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>A condition made ready for a snapshot: what it says of each distinct text is worked out once, rows are then looked up.</summary>
internal abstract class ConditionTest
{
    /// <summary>Makes a condition ready. Conditions on activities are folded into <see cref="StepMatcher"/>'s table; here they work too.</summary>
    public static ConditionTest Compile(Condition condition, JourneySnapshot snapshot) => condition.Field switch
    {
        EventFields.Customer => new PersonTest(Truths(condition, snapshot.Persons)),
        EventFields.Activity => new ActivityTest(Truths(condition, snapshot.Activities)),
        EventFields.Value => ValueTest.Compile(condition),
        _ => new FieldTest(condition.Field, snapshot.FieldTexts(condition.Field) is { } texts ? Truths(condition, texts) : [condition.Matches(text: null)]),
    };

    public static ConditionTest[] Compile(IReadOnlyList<Condition> conditions, JourneySnapshot snapshot) =>
        [.. conditions.Select(c => Compile(c, snapshot))];

    public static RowTest[] Bind(ConditionTest[] tests, JourneySegment segment) => Array.ConvertAll(tests, t => t.Bind(segment));

    /// <summary>Ties the condition to a segment's columns.</summary>
    public abstract RowTest Bind(JourneySegment segment);

    /// <summary>What the condition says of each text: at 0 of no text at all, at code + 1 of the text of that code.</summary>
    public static bool[] Truths(Condition condition, ITextDictionary texts)
    {
        var truths = new bool[texts.Count + 1];
        truths[0] = condition.Matches(text: null);
        if (condition.Comparison is Comparison.Is or Comparison.IsNot)
        {
            truths.AsSpan(1).Fill(condition.Comparison == Comparison.IsNot);
            foreach (var value in condition.Values)
            {
                if (texts.CodeOf(value) is { } code)
                {
                    truths[code + 1] = condition.Comparison == Comparison.Is;
                }
            }
        }
        else if (condition.Comparison is Comparison.Present or Comparison.Absent)
        {
            truths.AsSpan(1).Fill(condition.Comparison == Comparison.Present);
        }
        else
        {
            for (var code = 0; code < texts.Count; code++)
            {
                truths[code + 1] = condition.Matches(texts[code]);
            }
        }

        return truths;
    }

    private sealed class PersonTest(bool[] truths) : ConditionTest
    {
        public override RowTest Bind(JourneySegment segment) => new Row(truths);

        private sealed class Row(bool[] truths) : RowTest
        {
            public override bool Holds(long row, int person) => truths[person + 1];
        }
    }

    private sealed class ActivityTest(bool[] truths) : ConditionTest
    {
        public override RowTest Bind(JourneySegment segment) => new Row(segment.Activities, truths);

        private sealed class Row(CodeColumn codes, bool[] truths) : RowTest
        {
            public override bool Holds(long row, int person) => truths[codes[row] + 1];
        }
    }

    private sealed class FieldTest(string name, bool[] truths) : ConditionTest
    {
        public override RowTest Bind(JourneySegment segment) =>
            segment.TryField(name, out var codes) ? new Row(codes, truths) : new Constant(truths[0]);

        private sealed class Row(CodeColumn codes, bool[] truths) : RowTest
        {
            public override bool Holds(long row, int person) => truths[codes[row]];
        }

        private sealed class Constant(bool truth) : RowTest
        {
            public override bool Holds(long row, int person) => truth;
        }
    }

    /// <summary>A condition on amounts: numbers are compared as numbers, and where the condition speaks of text, of the amount's shortest invariant form.</summary>
    private sealed class ValueTest(Func<double, bool> holds, bool withoutValue) : ConditionTest
    {
        public static ValueTest Compile(Condition condition)
        {
            var absent = condition.Matches(text: null);
            switch (condition.Comparison)
            {
                case Comparison.Present or Comparison.Absent:
                    return new ValueTest(_ => !absent, absent);
                case Comparison.Is or Comparison.IsNot:
                    var bits = condition.Values.Select(BitsOf).OfType<long>().ToHashSet();
                    return new ValueTest(v => bits.Contains(BitConverter.DoubleToInt64Bits(v)) != absent, absent);
                case Comparison.Contains:
                    return new ValueTest(v => condition.Matches(v.ToString("R", CultureInfo.InvariantCulture)), absent);
                default:
                    var bound = condition.Values.Count > 0 && Condition.TryNumber(condition.Values[0], out var number) ? number : double.NaN;
                    return new ValueTest(
                        condition.Comparison switch
                        {
                            Comparison.Above => v => v > bound,
                            Comparison.AtLeast => v => v >= bound,
                            Comparison.Below => v => v < bound,
                            _ => v => v <= bound,
                        },
                        absent);
            }
        }

        public override RowTest Bind(JourneySegment segment) =>
            new Row(segment.TryValues(out var values) ? values : null, holds, withoutValue);

        private static long? BitsOf(string text) =>
            Condition.TryNumber(text, out var number) && number.ToString("R", CultureInfo.InvariantCulture) == text ? BitConverter.DoubleToInt64Bits(number) : null;

        private sealed class Row(Column<double>? values, Func<double, bool> holds, bool withoutValue) : RowTest
        {
            public override bool Holds(long row, int person) =>
                values is { } column && column[row] is var value && !double.IsNaN(value) ? holds(value) : withoutValue;
        }
    }
}
