using Kelione.Journeys;

namespace Kelione.Engine.Kernels;

/// <summary>
/// What sets a group apart: the log-odds of having done an activity, inside against outside, with a prior that follows the share among all (B. L. Monroe, M. P. Colaresi and K. M. Quinn, 2008, Political Analysis 16, 372–403),
/// in standard errors.
/// </summary>
internal static class ClusterNames
{
    /// <summary>How many customers the prior weighs.</summary>
    private const double PriorCustomers = 10;

    private const int Most = 5;

    /// <summary>The activities that a cluster's customers clearly do more than the others, most telling first.</summary>
    /// <param name="customers">By cluster: how many customers.</param>
    /// <param name="did">At [cluster, activity]: how many of them did it.</param>
    /// <param name="cluster">Which cluster.</param>
    /// <param name="names">The activities' names, rising.</param>
    public static IReadOnlyList<Distinction> SetApartBy(long[] customers, long[,] did, int cluster, string[] names)
    {
        var all = customers.Sum();
        var (inside, outside) = (customers[cluster], all - customers[cluster]);
        if (outside == 0)
        {
            return [];
        }

        var found = new List<Distinction>();
        for (var a = 0; a < names.Length; a++)
        {
            var didAll = Enumerable.Range(0, customers.Length).Sum(c => did[c, a]);
            var didInside = did[cluster, a];
            var share = (didAll + 1.0) / (all + 2);
            var z = Z(didInside, inside, didAll - didInside, outside, PriorCustomers * share, PriorCustomers * (1 - share));
            if (z > Proportions.Z95)
            {
                found.Add(new Distinction(names[a], didInside / (double)inside, (didAll - didInside) / (double)outside, z));
            }
        }

        return [.. found.OrderByDescending(d => d.Z).ThenBy(d => d.Activity, StringComparer.Ordinal).Take(Most)];
    }

    private static double Z(long didInside, long inside, long didOutside, long outside, double priorDid, double priorNot)
    {
        var (a, b) = (didInside + priorDid, inside - didInside + priorNot);
        var (c, d) = (didOutside + priorDid, outside - didOutside + priorNot);
        return (Math.Log(a / b) - Math.Log(c / d)) / Math.Sqrt(1 / a + 1 / b + 1 / c + 1 / d);
    }
}
