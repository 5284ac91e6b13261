namespace Kelione.Workspace;

/// <summary>Gives each row at most one column, rising with the rows, so that the sum of the weights is greatest: steps in their order and activities in the order of time do not cross (dynamic programming, as in aligning sequences).</summary>
internal static class MonotoneAssignment
{
    /// <summary>By row, its column; −1 for none.</summary>
    /// <param name="weights">By row and column; what is not above zero is not assigned.</param>
    /// <param name="columns">How many columns there are.</param>
    public static int[] Of(IReadOnlyList<double[]> weights, int columns)
    {
        var rows = weights.Count;
        var best = new double[rows + 1, columns + 1];
        for (var r = 1; r <= rows; r++)
        {
            for (var c = 1; c <= columns; c++)
            {
                best[r, c] = Math.Max(best[r - 1, c], best[r, c - 1]);
                if (weights[r - 1][c - 1] > 0)
                {
                    best[r, c] = Math.Max(best[r, c], best[r - 1, c - 1] + weights[r - 1][c - 1]);
                }
            }
        }

        var assigned = new int[rows];
        Array.Fill(assigned, -1);
        for (int r = rows, c = columns; r > 0 && c > 0;)
        {
            if (best[r, c] == best[r - 1, c])
            {
                r--;
            }
            else if (best[r, c] == best[r, c - 1])
            {
                c--;
            }
            else
            {
                assigned[--r] = --c;
            }
        }

        return assigned;
    }
}
