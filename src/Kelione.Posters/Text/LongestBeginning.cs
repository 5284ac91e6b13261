namespace Kelione.Posters.Text;

/// <summary>
/// Finds how much of a text fits into a width. Every beginning that is tried is set into glyphs of its own, so that one try takes as long as the beginning is:
/// tries are few however long the text is, and begin with short ones.
/// </summary>
internal static class LongestBeginning
{
    /// <summary>How many places are tried one by one; further apart they are found by halves.</summary>
    private const int Near = 32;

    /// <summary>The last place up to which a text fits; −1 where it fits up to none.</summary>
    /// <param name="count">How many places the text has, in their order.</param>
    /// <param name="widthOf">How wide the text is up to a place. It may shrink from one place to the next by less than the slack, as where letters kern.</param>
    /// <param name="width">How wide it may be.</param>
    /// <param name="slack">How much wider the text must be than it may, so that no longer beginning can fit.</param>
    public static int Find(int count, Func<int, double> widthOf, double width, double slack)
    {
        var end = FirstBeyond(count, widthOf, width + slack);
        var near = Math.Max(0, end - Near);
        for (var place = end - 1; place >= near; place--)
        {
            if (widthOf(place) <= width)
            {
                return place;
            }
        }

        // Only characters without a width of their own leave so many places within the slack.
        return Between(-1, near, widthOf, width) - 1;
    }

    /// <summary>Whether a text is too wide, told by the shortest beginning that shows it.</summary>
    /// <param name="count">How many places the text has; up to the last is the whole text.</param>
    /// <param name="widthOf">As for <see cref="Find"/>.</param>
    /// <param name="width">How wide it may be.</param>
    /// <param name="slack">As for <see cref="Find"/>.</param>
    public static bool IsTooWide(int count, Func<int, double> widthOf, double width, double slack)
    {
        for (var place = Near - 1; place < count - 1; place = (2 * place) + 1)
        {
            if (widthOf(place) > width + slack)
            {
                return true;
            }
        }

        return count > 0 && widthOf(count - 1) > width;
    }

    /// <summary>The first place beyond a width, or the number of places: by leaps that double, so that the far end of a long text is never set.</summary>
    private static int FirstBeyond(int count, Func<int, double> widthOf, double width)
    {
        var (low, high) = (-1, Near - 1);
        while (high < count && widthOf(high) <= width)
        {
            (low, high) = (high, (2 * high) + 1);
        }

        return Between(low, Math.Min(high, count), widthOf, width);
    }

    /// <summary>The first place beyond a width between one that is not (or −1) and one that is (or the number of places).</summary>
    private static int Between(int low, int high, Func<int, double> widthOf, double width)
    {
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (widthOf(middle) > width)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }
}
