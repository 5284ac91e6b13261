using Kelione.Posters.Layouts.Frame;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Ways;

/// <summary>A poster on one sheet, and how badly it fits there. Immutable.</summary>
/// <param name="Scene">The poster; null where so much room was missing that it was not drawn.</param>
/// <param name="Misfit">0 where everything has room; else what is missing, collisions and cut texts, added up.</param>
internal sealed record Attempt(Scene? Scene, double Misfit)
{
    // Missing room makes parts lie on each other: worse than labels that touch, which are worse than a cut text.
    private const double OfMissingUnit = 50;
    private const double OfOneCut = 10;

    /// <summary>An attempt on a sheet that is too small: nothing needs drawing to know it.</summary>
    /// <param name="missing">Units of height or width that are missing.</param>
    public static Attempt TooSmall(double missing) => new(null, missing * OfMissingUnit);

    /// <summary>An attempt with what is missing, cut texts counted.</summary>
    /// <param name="scene">The poster.</param>
    /// <param name="missing">Units of height or width that are missing; below 0 where there is room to spare.</param>
    /// <param name="collisions">How badly labels collide.</param>
    public static Attempt Of(Scene scene, double missing, double collisions) => new(
        scene,
        (Lacks(missing) ? missing * OfMissingUnit : 0) + (collisions < 1 ? 0 : collisions) + (scene.Notices.Count(n => n.Kind == SceneNoticeKind.Cut) * OfOneCut));

    /// <summary>Whether missing units are more than a rounding.</summary>
    public static bool Lacks(double missing) => missing > 0.5;
}

/// <summary>Tries a poster on A3 and, where something finds no room, on larger sheets of the same proportions.</summary>
internal static class SheetSizes
{
    // Each sheet has about a sixth more on every side. The last is more than A1: what finds no room there (a name of a hundred letters without a space) finds it nowhere.
    private static readonly double[] Factors = [1, 1.15, 1.32, 1.52, 1.75, 2, 2.3, 2.65];

    // A poster that fits no better on this many larger sheets is taken as it is.
    private const int Patience = 2;

    /// <summary>The poster on the first sheet on which everything has room, else on the one where it fits best, the smaller of equals.</summary>
    /// <param name="smallest">The sheet to begin with.</param>
    /// <param name="arrange">Arranges the poster on a sheet; unless told that it must, it may leave a sheet that is too small.</param>
    public static Scene First(PosterSheet smallest, Func<PosterSheet, bool, Attempt> arrange)
    {
        var (best, bestSheet, worse) = ((Attempt?)null, smallest, 0);
        foreach (var factor in Factors)
        {
            var sheet = factor == 1 ? smallest : smallest.Grow(factor);
            var attempt = arrange(sheet, false);
            if (best is null || attempt.Misfit < best.Misfit)
            {
                (best, bestSheet, worse) = (attempt, sheet, 0);
            }
            else
            {
                worse++;
            }

            if (best.Misfit == 0 || worse >= Patience)
            {
                break;
            }
        }

        return best!.Scene ?? arrange(bestSheet, true).Scene!;
    }
}
