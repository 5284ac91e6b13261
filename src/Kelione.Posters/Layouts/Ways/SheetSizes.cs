using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Ways;

/// <summary>Tries a poster on A3 and, where something finds no room, on larger sheets of the same proportions.</summary>
internal static class SheetSizes
{
    // Each sheet has about a fifth more on every side; the last is more than twice A3, where the floor of 6.3 points prints as 2.6 on A3 and the poster is meant for A1.
    private static readonly double[] Factors = [1, 1.15, 1.32, 1.52, 1.75, 2, 2.3, 2.65];

    /// <summary>The poster on the first sheet on which everything has room, else on the largest.</summary>
    /// <param name="smallest">The sheet to begin with.</param>
    /// <param name="arrange">Arranges the poster on a sheet and says whether everything has room.</param>
    public static Scene First(PosterSheet smallest, Func<PosterSheet, (Scene Scene, bool Fits)> arrange)
    {
        Scene? scene = null;
        foreach (var factor in Factors)
        {
            (scene, var fits) = arrange(factor == 1 ? smallest : smallest.Grow(factor));
            if (fits)
            {
                break;
            }
        }

        return scene!;
    }
}
