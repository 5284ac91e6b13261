namespace Kelione.Maps;

/// <summary>The longest increasing subsequence (patience sorting).</summary>
internal static class LongestRun
{
    /// <summary>The indexes, rising, of a longest rising part of different numbers.</summary>
    public static List<int> Of(List<int> numbers)
    {
        var tails = new List<int>();
        var before = new int[numbers.Count];
        for (var i = 0; i < numbers.Count; i++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = numbers[tails[middle]] < numbers[i] ? (middle + 1, high) : (low, middle);
            }

            before[i] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(i);
            }
            else
            {
                tails[low] = i;
            }
        }

        var run = new List<int>();
        for (var i = tails.Count == 0 ? -1 : tails[^1]; i >= 0; i = before[i])
        {
            run.Add(i);
        }

        run.Reverse();
        return run;
    }
}
