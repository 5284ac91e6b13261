using System.Runtime.InteropServices;
using Kelione.Engine.Index;
using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// How long those who went on took from each step to the next. Exposure after a step lasts no longer than the median of it: what most of those who went on had no time to do before their next step
/// would set the groups apart whatever it is. One for each thread; then taken together.
/// </summary>
internal sealed class NextStepTimes(int steps) : IChainSink
{
    private readonly List<long>[] _micros = [.. Enumerable.Range(1, steps - 1).Select(_ => new List<long>())];

    public void Chain(JourneySegment segment, int journey, ReadOnlySpan<long> rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            _micros[i - 1].Add(segment.Times[rows[i]] - segment.Times[rows[i - 1]]);
        }
    }

    /// <summary>For each step but the last, the microseconds after the moment that count as exposure.</summary>
    public static long[] AfterMicros(DropOffsQuestion question, KernelRun run)
    {
        var parts = new ChainWalk(question.Steps, question.Within.Micros, run).Run(() => new NextStepTimes(question.Steps.Count));
        foreach (var part in parts.Skip(1))
        {
            for (var i = 0; i < part._micros.Length; i++)
            {
                parts[0]._micros[i].AddRange(part._micros[i]);
            }
        }

        return [.. parts[0]._micros.Select(micros => Math.Min(question.ExposureAfter.Micros, Median(CollectionsMarshal.AsSpan(micros))))];
    }

    private static long Median(Span<long> micros) => micros.IsEmpty ? long.MaxValue : (long)Selection.Quantile(micros, 0.5);
}
