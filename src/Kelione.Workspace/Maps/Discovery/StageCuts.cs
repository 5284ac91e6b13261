namespace Kelione.Workspace;

/// <summary>
/// Cuts steps that are in order into stages: groups of neighbours within which customers move more than chance would have it (modularity, M. E. J. Newman and M. Girvan, 2004, Physical Review E 69, 026113),
/// cut rather where much time passes. The best cut of all is found by dynamic programming.
/// </summary>
internal static class StageCuts
{
    private const int MostStages = 7;

    /// <summary>How much the whole of the time between steps counts beside modularity, which lies below 1.</summary>
    private const double TimeWeight = 0.4;

    /// <summary>Above 1 for smaller groups than chance alone would tell apart: people speak of three to six stages.</summary>
    private const double Resolution = 1.4;

    /// <summary>Times below this are as good as none: a visit is not cut.</summary>
    private const double ShortSeconds = 15 * 60;

    /// <summary>In journeys shorter than this time says little about stages.</summary>
    private const double DaySeconds = 24 * 3600;

    /// <summary>What each stage must gain, and one of a single step more.</summary>
    private const double StageCost = 0.01;
    private const double SingleCost = 0.05;

    /// <summary>The lengths of the stages in order; they add up to the number of steps.</summary>
    /// <param name="moves">How closely steps belong together: moves between them, by place in the order.</param>
    /// <param name="seconds">By step, the typical time of its first event from the journey's start.</param>
    public static IReadOnlyList<int> Of(double[,] moves, IReadOnlyList<double> seconds)
    {
        var count = seconds.Count;
        if (count < 4)
        {
            return [.. Enumerable.Repeat(1, count)];
        }

        var gaps = Gaps(seconds);
        var longest = count / 3 + 2;
        var best = new double[MostStages + 1, count + 1];
        var begins = new int[MostStages + 1, count + 1];
        for (var stages = 1; stages <= MostStages; stages++)
        {
            for (var end = 1; end <= count; end++)
            {
                best[stages, end] = double.NegativeInfinity;
                for (var begin = Math.Max(stages - 1, end - longest); begin < end; begin++)
                {
                    var before = stages == 1 ? (begin == 0 ? 0 : double.NegativeInfinity) : best[stages - 1, begin];
                    var value = before + Within(moves, begin, end) + (begin > 0 ? TimeWeight * gaps[begin] : 0) - StageCost - (end - begin == 1 ? SingleCost : 0);
                    if (value > best[stages, end])
                    {
                        (best[stages, end], begins[stages, end]) = (value, begin);
                    }
                }
            }
        }

        var chosen = Enumerable.Range(2, Math.Min(MostStages, count) - 1).MaxBy(stages => best[stages, count]);
        var lengths = new List<int>();
        for (int stages = chosen, end = count; stages > 0; end = begins[stages, end], stages--)
        {
            lengths.Add(end - begins[stages, end]);
        }

        lengths.Reverse();
        return lengths;
    }

    /// <summary>A group's part of the modularity.</summary>
    private static double Within(double[,] moves, int begin, int end)
    {
        var (total, inside, ends) = (0.0, 0.0, 0.0);
        for (var i = 0; i < moves.GetLength(0); i++)
        {
            for (var j = 0; j < moves.GetLength(0); j++)
            {
                var (fromHere, toHere) = (i >= begin && i < end, j >= begin && j < end);
                total += moves[i, j];
                inside += fromHere && toHere ? moves[i, j] : 0;
                ends += moves[i, j] * ((fromHere ? 1 : 0) + (toHere ? 1 : 0));
            }
        }

        return total > 0 ? inside / total - Resolution * Math.Pow(ends / (2 * total), 2) : 0;
    }

    /// <summary>By step, its share of all the time that passes between steps, in orders of magnitude, or of a day's where that is longer: days after hours count as much as weeks after days.</summary>
    private static double[] Gaps(IReadOnlyList<double> seconds)
    {
        var gaps = new double[seconds.Count];
        var latest = 0.0;
        for (var i = 0; i < gaps.Length; i++)
        {
            var time = Math.Log(ShortSeconds + seconds[i]);
            gaps[i] = i == 0 ? 0 : Math.Max(0, time - latest);
            latest = i == 0 ? time : Math.Max(latest, time);
        }

        var sum = Math.Max(gaps.Sum(), Math.Log((ShortSeconds + DaySeconds) / ShortSeconds));
        return [.. gaps.Select(g => g / sum)];
    }
}
