namespace Kelione.Engine.Kernels;

/// <summary>
/// How well directions lie in their clusters (P. J. Rousseeuw, 1987, Journal of Computational and Applied Mathematics 20, 53–65), with cosine distance. The distances are worked out once for all clusterings tried.
/// </summary>
internal sealed class Silhouette
{
    private readonly IReadOnlyList<CustomerVector> _vectors;
    private readonly float[,] _distances;

    public Silhouette(IReadOnlyList<CustomerVector> vectors)
    {
        _vectors = vectors;
        _distances = new float[vectors.Count, vectors.Count];
        for (var i = 0; i < vectors.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                _distances[i, j] = _distances[j, i] = (float)Math.Max(0, 1 - SphericalKMeans.Cosine(vectors[i], vectors[j]));
            }
        }
    }

    /// <summary>The mean over all directions, −1…1; null where fewer than two clusters have any.</summary>
    public double? Mean(SphericalKMeans means)
    {
        int[] clusters = [.. _vectors.Select(v => means.NearestTo(v.Activities, v.Weights))];
        var sizes = new int[means.Count];
        foreach (var cluster in clusters)
        {
            sizes[cluster]++;
        }

        return sizes.Count(s => s > 0) < 2 ? null : Enumerable.Range(0, clusters.Length).Average(i => Of(i, clusters, sizes));
    }

    private double Of(int vector, int[] clusters, int[] sizes)
    {
        var own = clusters[vector];
        if (sizes[own] == 1)
        {
            return 0;
        }

        var sums = new double[sizes.Length];
        for (var j = 0; j < clusters.Length; j++)
        {
            sums[clusters[j]] += _distances[vector, j];
        }

        var within = sums[own] / (sizes[own] - 1);
        var other = Enumerable.Range(0, sizes.Length).Where(c => c != own && sizes[c] > 0).Min(c => sums[c] / sizes[c]);
        var greater = Math.Max(within, other);
        return greater > 0 ? (other - within) / greater : 0;
    }
}
