using System.Globalization;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>How customers cross between the values of a field.</summary>
internal sealed class CrossingsKernel : Kernel<CrossingsQuestion, CrossingsAnswer>
{
    protected override CrossingsAnswer Ask(CrossingsQuestion question, KernelRun run)
    {
        var field = new TextField(question.Field, run.Snapshot, run.View.Segments);
        var counts = JourneyChunks.Walk(run, () => new CrossingCounts(field.Count), (range, counts) => counts.Add(range, field.In(range)));
        foreach (var other in counts.Skip(1))
        {
            counts[0].Add(other);
        }

        return counts[0].Answer(question.Field, code => field[code]);
    }

    protected override PersonSet? Open(CrossingsQuestion question, string[] address, KernelRun run)
    {
        var field = new TextField(question.Field, run.Snapshot, run.View.Segments);
        return address switch
        {
            ["edge", var from, var to] when field.CodeOf(from) is { } left && field.CodeOf(to) is { } right =>
                Persons(field, run, values => values.Zip(values.Skip(1)).Any(p => p == (left, right))),
            ["value", var value] when field.CodeOf(value) is { } code => Persons(field, run, values => values.Contains(code)),
            ["crossed"] => Persons(field, run, values => values.Count > 1),
            ["values", var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 =>
                Persons(field, run, values => values.Distinct().Count() == number),
            _ => null,
        };
    }

    /// <summary>The persons whose values, repeats straight after themselves taken once, pass a test.</summary>
    private static PersonSet Persons(TextField field, KernelRun run, Func<List<int>, bool> test) => PersonSets.Union(JourneyChunks.Walk(run, run.NewSet, (range, set) =>
    {
        var (offsets, codes, values) = (range.Segment.Offsets, field.In(range), new List<int>());
        for (var j = range.First; j < range.End; j++)
        {
            values.Clear();
            for (var row = offsets[j]; row < offsets[j + 1]; row++)
            {
                if (codes[row] is >= 0 and var value && (values.Count == 0 || values[^1] != value))
                {
                    values.Add(value);
                }
            }

            if (test(values))
            {
                set.Add(range.Segment.Persons[j]);
            }
        }
    }));
}
