namespace Kelione.Engine.Kernels;

/// <summary>
/// Whether a scenario is closed: no longer one with the same customers contains it (the bidirectional test of J. Wang and J. Han, 2004, ICDE, 79–90). A longer one with as many customers exists just where one
/// more item fits into the same gap in every journey: between the earliest end of what comes before the gap and the latest beginning of what comes after it.
/// </summary>
internal static class ClosedScenarios
{
    public static bool IsClosed(ReadOnlySpan<ushort> scenario, ScenarioData data, IReadOnlyList<ScenarioMiner.Projection> journeys)
    {
        var gaps = Enumerable.Range(0, scenario.Length + 1).Select(_ => new ulong[data.Activities.Length / 64 + 1]).ToArray();
        foreach (var gap in gaps)
        {
            gap.AsSpan().Fill(ulong.MaxValue);
        }

        var inGap = new ulong[data.Activities.Length / 64 + 1];
        for (var b = 0; b < journeys.Count; b++)
        {
            for (var i = 0; i < journeys[b].Count; i++)
            {
                if (!Narrow(gaps, inGap, scenario, data.Blocks[b].Items(journeys[b].Journey(i))))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Takes out of each gap's set what does not fit there in this journey; false when no set has anything left.</summary>
    private static bool Narrow(ulong[][] gaps, ulong[] inGap, ReadOnlySpan<ushort> scenario, ReadOnlySpan<ushort> journey)
    {
        Span<int> firstEnds = stackalloc int[scenario.Length + 1];
        Span<int> lastStarts = stackalloc int[scenario.Length + 1];
        (firstEnds[0], lastStarts[^1]) = (0, journey.Length);
        for (var step = 0; step < scenario.Length; step++)
        {
            firstEnds[step + 1] = firstEnds[step] + journey[firstEnds[step]..].IndexOf(scenario[step]) + 1;
        }

        for (var step = scenario.Length - 1; step >= 0; step--)
        {
            lastStarts[step] = journey[..lastStarts[step + 1]].LastIndexOf(scenario[step]);
        }

        var any = false;
        for (var gap = 0; gap < gaps.Length; gap++)
        {
            if (!gaps[gap].AsSpan().ContainsAnyExcept(0UL))
            {
                continue;
            }

            inGap.AsSpan().Clear();
            for (var place = firstEnds[gap]; place < lastStarts[gap]; place++)
            {
                inGap[journey[place] >> 6] |= 1UL << journey[place];
            }

            for (var w = 0; w < inGap.Length; w++)
            {
                any |= (gaps[gap][w] &= inGap[w]) != 0;
            }
        }

        return any;
    }
}
